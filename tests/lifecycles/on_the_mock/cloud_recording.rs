//! A recording of TRTC: stopped, ended by others or of itself, and what is done where a call in its life fails.

use std::time::Duration;

use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::testing::Mock;
use trtc::describe_cloud_recording::{RecordingStatus, StorageFile};
use trtc::{CreateCloudRecordingReply, DescribeCloudRecordingReply};

use super::bench::Bench;
use crate::cloud_recording::{End, Job, record, start, stop};
use crate::failure::{Advice, Failure, advice};

/// The first look is the only one: the next would be after the end.
const HOUR: Duration = Duration::from_secs(3600);

pub(super) fn job() -> Job<'static> {
    Job {
        app: 1_400_000_001,
        room: "room",
        robot: "robot",
        user_sig: "sig-of-the-robot",
        every: HOUR,
        longest: HOUR,
    }
}

#[tokio::test]
async fn on_the_mock() {
    let bench = Bench::new();
    let client = bench.trtc();

    // It lasts too long, and is stopped.
    let recording = record(&client, &job()).await.unwrap();
    assert_eq!(recording.end, End::Stopped);
    assert_eq!(bench.seen(), ["CreateCloudRecording", "DescribeCloudRecording", "DeleteCloudRecording"]);
    assert_eq!(bench.sent("DeleteCloudRecording", "/TaskId"), [recording.task.as_str()]);
    assert!(!stop(&client, 1_400_000_001, &recording.task).await.unwrap(), "it was stopped before");

    // Somebody else stops it: whoever looks is told that there is none, which is no error here.
    bench.reset();
    bench.next("DescribeCloudRecording", "error", "ResourceNotFound", 1);
    assert_eq!(record(&client, &job()).await.unwrap().end, End::OfItself);
    assert_eq!(bench.seen(), ["CreateCloudRecording", "DescribeCloudRecording: ResourceNotFound"]);

    // It cannot be looked at: it is stopped, and the first trouble is told.
    bench.reset();
    bench.next("DescribeCloudRecording", "error", "AuthFailure.UnauthorizedOperation", 1);
    let failure = record(&client, &job()).await.unwrap_err();
    assert!(matches!(&failure, Failure::Call(_)), "{failure}");
    assert_eq!(failure.error().unwrap().code(), Some("AuthFailure.UnauthorizedOperation"));
    assert!(failure.to_string().contains(failure.error().unwrap().request_id().unwrap()), "{failure}");
    assert_eq!(bench.seen().last().unwrap(), "DeleteCloudRecording");

    // Trouble that passes while it is stopped is met by the client.
    bench.reset();
    bench.next("DeleteCloudRecording", "error", "InternalError.CRInternalError", 2);
    assert_eq!(record(&client, &job()).await.unwrap().end, End::Stopped);
    let troubled = "DeleteCloudRecording: InternalError.CRInternalError";
    assert_eq!(bench.seen()[2..], [troubled, troubled, "DeleteCloudRecording"]);

    // Trouble that stays: the id of what may still be running is told.
    bench.reset();
    bench.next("DeleteCloudRecording", "error", "InternalError.CRInternalError", 3);
    let failure = record(&client, &job()).await.unwrap_err();
    let Failure::Left { id, error } = &failure else { panic!("{failure}") };
    assert_eq!(bench.sent("DeleteCloudRecording", "/TaskId")[0], id.as_str());
    assert_eq!(advice(error), Advice::LookFirst);

    // As many run as may.
    bench.reset();
    bench.next("CreateCloudRecording", "error", "FailedOperation.RestrictedConcurrency", 1);
    let failure = record(&client, &job()).await.unwrap_err();
    assert!(matches!(&failure, Failure::Full(_)), "{failure}");
    assert_eq!(bench.seen(), ["CreateCloudRecording: FailedOperation.RestrictedConcurrency"]);

    // The reply to the start is lost: it is not sent a second time, for that would start another.
    bench.reset();
    bench.next("CreateCloudRecording", "fault", "truncate", 1);
    let failure = start(&client, &job()).await.unwrap_err();
    assert_eq!(advice(failure.error().unwrap()), Advice::LookFirst);
    assert_eq!(bench.seen(), ["CreateCloudRecording"]);
}

/// The mock knows no rooms that fall silent; an answer of a test's own does.
#[tokio::test]
async fn a_recording_that_ends_of_itself_has_its_files() {
    let mock = Mock::new();
    mock.on::<trtc::CreateCloudRecording>().reply(CreateCloudRecordingReply::new().task_id("task"));
    let file = StorageFile::new().file_name("task/room.m3u8");
    let look = DescribeCloudRecordingReply::new().storage_file_list([file]);
    let states = [RecordingStatus::IDLE, RecordingStatus::IN_PROGRESS, RecordingStatus::EXITED];
    let looks = states.map(|state| rtc_apis::testing::Answer::reply(look.clone().status(state)));
    mock.on::<trtc::DescribeCloudRecording>().sequence(looks);
    let client = mock.client().region("ap-singapore").build().unwrap();
    let recording = record(&client, &Job { every: Duration::from_secs(10), ..job() }).await.unwrap();
    assert_eq!((recording.end, &recording.files[..]), (End::OfItself, &["task/room.m3u8".to_owned()][..]));
    mock.assert_done();
}
