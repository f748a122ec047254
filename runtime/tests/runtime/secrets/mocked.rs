//! What the mock of unit tests tells, in errors and when it panics.

use std::panic::{AssertUnwindSafe, catch_unwind};

use apiscribe_runtime::testing::{Answer, Mock, from_json};
use apiscribe_runtime::{Client, ErrorKind};

use super::errors::all;
use super::search::*;
use super::wire::*;
use crate::generated::*;

fn client(mock: &Mock) -> Client<Trtc> {
    let client = mock.client::<Trtc>().credentials(tencent_keys()).region("ap-singapore");
    client.clock(|| NOW).nonce(|| 7).build().unwrap()
}

/// Calls that no rule is for, and one that is answered.
fn used(secrets: &Secrets) -> (Mock, String) {
    let mock = Mock::new();
    mock.on::<DescribeRecordInfo>().when(|request| request.task_id == Some(2)).reply(answer());
    mock.on::<DescribeRecordInfo>().times(1).reply(answer());
    mock.on::<DeleteCloudRecording>().reply(DeleteCloudRecordingReply::default());
    let client = client(&mock);
    done(client.send(described())).unwrap();
    let mut text = String::new();
    for error in [
        done(client.send(described())).unwrap_err().into_any(),
        done(client.request(limited()).validate(false).header("X-Extra", EXTRA).send())
            .unwrap_err()
            .into_any(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Configuration);
        text += &all(error);
    }
    mock.sent().iter().for_each(|request| secrets.learn(request));
    (mock, text)
}

fn answer() -> DescribeRecordInfoReply {
    let info = RecordInfo { token: Some(IN_REPLY.to_owned()), ..RecordInfo::default() };
    DescribeRecordInfoReply { record_info: vec![info] }
}

fn panicked(work: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(work)).unwrap_err();
    panic.downcast_ref::<String>().unwrap().clone()
}

pub(super) fn unanswered(secrets: &Secrets) -> String {
    used(secrets).1
}

pub(super) fn not_done(secrets: &Secrets) -> String {
    let (mock, _) = used(secrets);
    panicked(|| mock.assert_done())
}

pub(super) fn unwrapped(secrets: &Secrets) -> String {
    let mock = Mock::new();
    mock.on::<DescribeRecordInfo>().respond(http::Response::new(format!("{IN_REPLY:?}")));
    let outcome = done(client(&mock).send(described()));
    mock.sent().iter().for_each(|request| secrets.learn(request));
    panicked(|| drop(outcome.unwrap()))
}

pub(super) fn mock_and_rules(secrets: &Secrets) -> String {
    let (mock, _) = used(secrets);
    let on = mock.on::<DescribeRecordInfo>();
    let started = format!("{on:?}");
    let rule = on.reply(answer());
    let raw = Answer::<DescribeRecordInfo>::raw(200, with_token());
    let replied = Answer::<DescribeRecordInfo>::reply(answer());
    format!("{mock:?} {started} {rule:?} {raw:?} {replied:?} {:?}", replied.clone().result())
}

/// Requests as they were sent: typed, without what is secret in them.
pub(super) fn requests(secrets: &Secrets) -> String {
    let (mock, _) = used(secrets);
    format!("{:?} {:?}", mock.requests::<DescribeRecordInfo>(), mock.requests::<Limited>())
}

pub(super) fn json(_: &Secrets) -> String {
    let texts = [
        format!(r#"{{"Token":{{"{IN_REPLY}":1}}}}"#),
        format!(r#"{{"Token":"{IN_REPLY}","Narrow":{PIN}}}"#),
        format!(r#"{{"Token":"{IN_REPLY}","Unknown":"{IN_REPLY}"}}"#),
        format!(r#"{{"Token":"{IN_REPLY}"#),
    ];
    texts.iter().map(|text| all(from_json::<RecordInfo>(text).unwrap_err())).collect()
}
