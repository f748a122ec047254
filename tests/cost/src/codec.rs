//! Reading a reply and writing a body, beside serde.
//!
//! Given: nothing. Returns: jobs. Must not: let serde's derive read or write less than we do.

use std::hint::black_box;

use bytes::Bytes;
use rtc_apis::tencent::trtc::v2019_07_22::DescribeCloudRecording;

use crate::mirror::{SetRoomMetadata, Wrapped};
use crate::sample::{self, Clock};
use crate::{Job, Outcome};

/// Together 2.8 KB, as a reply and as a body.
const FILES: usize = 20;
const PAIRS: usize = 10;
const LETTERS: usize = 246;

const DERIVE: &str = "decode 2.8 KB: serde derive";
const TREE: &str = "decode 2.8 KB: serde_json's tree";
const ENCODE_DERIVE: &str = "encode 2.6 KB more: serde derive";

/// The text of the reply that is decoded.
pub(crate) fn reply() -> String {
    sample::reply(FILES)
}

pub(crate) fn jobs() -> Outcome<Vec<Job>> {
    let text = reply();
    let client = sample::tencent(Clock::Stands).build()?;
    let response = http::Response::new(Bytes::from(text.clone()));
    let tree = text.clone();
    Ok(vec![
        Job::new(DERIVE, move || {
            assert!(black_box(serde_json::from_slice::<Wrapped>(black_box(text.as_bytes()))).is_ok());
        }),
        Job::new(TREE, move || {
            let read = serde_json::from_slice::<serde_json::Value>(black_box(tree.as_bytes()));
            assert!(black_box(read).is_ok());
        }),
        Job::new("decode 2.8 KB: ours, with envelope and request id", move || {
            assert!(black_box(client.read::<DescribeCloudRecording>(black_box(&response))).is_ok());
        })
        .beside(&[(DERIVE, "derive"), (TREE, "tree")]),
        derived_encoding(),
        encoding()?.beside(&[(ENCODE_DERIVE, "derive")]),
    ])
}

/// The body of a UserSig request is not hashed: what a longer one takes more is what encoding it takes.
fn encoding() -> Outcome<Job> {
    let client = || sample::im(Clock::Stands).validate(false).build();
    let (client, other) = (client()?, client()?);
    let (long, short) = (sample::metadata(PAIRS, LETTERS), sample::metadata(1, 0));
    let job = Job::new("encode 2.6 KB more: ours", move || {
        assert!(black_box(client.prepare(black_box(&long))).is_ok());
    });
    Ok(job.without(move || {
        assert!(black_box(other.prepare(black_box(&short))).is_ok());
    }))
}

fn derived_encoding() -> Job {
    let (long, short) = (sample::metadata(PAIRS, LETTERS), sample::metadata(1, 0));
    let (long, short) = (SetRoomMetadata::from(&long), SetRoomMetadata::from(&short));
    let job = Job::new(ENCODE_DERIVE, move || {
        assert!(black_box(serde_json::to_vec(black_box(&long))).is_ok());
    });
    job.without(move || {
        assert!(black_box(serde_json::to_vec(black_box(&short))).is_ok());
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derive_reads_what_we_read() {
        let text = reply();
        assert!((2_750..2_850).contains(&text.len()), "{}", text.len());
        let theirs = serde_json::from_str::<Wrapped>(&text).unwrap().response;
        let client = sample::tencent(Clock::Stands).build().unwrap();
        let ours = client.read::<DescribeCloudRecording>(&http::Response::new(Bytes::from(text))).unwrap();
        assert_eq!(ours.request_id(), theirs.request_id);
        assert_eq!((&ours.task_id, &ours.recorder_key), (&theirs.task_id, &theirs.recorder_key));
        assert_eq!(ours.status.as_ref().map(|status| status.as_ref()), theirs.status.as_deref());
        assert_eq!(ours.storage_file_list.len(), FILES);
        for (ours, theirs) in ours.storage_file_list.iter().zip(&theirs.storage_file_list) {
            assert_eq!(
                (&ours.user_id, &ours.file_name, ours.begin_time_stamp),
                (&theirs.user_id, &theirs.file_name, theirs.begin_time_stamp)
            );
            assert_eq!(ours.track_type.as_ref().map(|track| track.as_ref()), theirs.track_type.as_deref());
        }
    }

    #[test]
    fn derive_writes_what_we_write() {
        let request = sample::metadata(PAIRS, LETTERS);
        let ours = sample::im(Clock::Stands).build().unwrap().prepare(&request).unwrap().into_body();
        assert_eq!(ours, serde_json::to_vec(&SetRoomMetadata::from(&request)).unwrap());
        let short = serde_json::to_vec(&SetRoomMetadata::from(&sample::metadata(1, 0))).unwrap();
        assert!((2_550..2_750).contains(&(ours.len() - short.len())), "{}", ours.len());
    }
}
