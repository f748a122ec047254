//! Errors of every stage, in every way that they can be printed.

use std::error::Error as StdError;

use apiscribe_runtime::{AnyError, TransportErrorKind, tencent};

use super::search::*;
use super::wire::*;
use crate::generated::*;

/// As it is printed, with all that caused it.
pub(super) fn all(error: impl Into<AnyError>) -> String {
    let error = error.into();
    let mut text = format!("{error} {error:?} {error:#?} {}", error.message());
    let mut next = StdError::source(&error);
    while let Some(cause) = next {
        text.push_str(&format!(" {cause} {cause:?} {cause:#?}"));
        next = cause.source();
    }
    text + &written(&error)
}

#[cfg(feature = "serde")]
fn written(error: &AnyError) -> String {
    serde_json::to_string(error).unwrap() + &serde_json::to_string(&error.validation()).unwrap()
}

#[cfg(not(feature = "serde"))]
fn written(_: &AnyError) -> String {
    String::new()
}

/// The error of a call that is answered so.
fn of(secrets: &Secrets, answers: impl IntoIterator<Item = Answer>) -> String {
    all(done(Wire::new(secrets, answers).trtc().send(described())).unwrap_err())
}

fn body(status: u16, body: impl Into<String>) -> [Answer; 3] {
    let body = body.into();
    [(); 3].map(|()| Answer::Body(status, body.clone()))
}

pub(super) fn validation(secrets: &Secrets) -> String {
    all(done(Wire::new(secrets, []).trtc().send(limited())).unwrap_err())
}

pub(super) fn key_that_no_header_can_hold(_: &Secrets) -> String {
    let credentials = tencent::Credentials::new("id", SECRET_KEY).token(format!("{TOKEN}\n"));
    all(trtc().credentials(credentials).build().unwrap().prepare(&described()).unwrap_err())
}

pub(super) fn header_that_cannot_be(secrets: &Secrets) -> String {
    let client = Wire::new(secrets, []).trtc();
    let broken = client.request(described()).header("X-Extra", format!("{EXTRA}\n")).prepare().unwrap_err();
    let ours = client.request(described()).header("Authorization", EXTRA).prepare().unwrap_err();
    all(broken) + &all(ours)
}

pub(super) fn parameter_that_is_there(secrets: &Secrets) -> String {
    let client = Wire::new(secrets, []).trtc();
    let call = client.request(limited()).validate(false).parameter("Secret", EXTRA);
    all(call.prepare().unwrap_err())
}

pub(super) fn url_that_is_too_long(secrets: &Secrets) -> String {
    let filter = RecordInfo { token: Some(IN_REQUEST.repeat(4000)), ..RecordInfo::default() };
    let request = DescribeRecordInfo { filters: vec![filter], ..described() };
    all(Wire::new(secrets, []).trtc().prepare(&request).unwrap_err())
}

pub(super) fn endpoint_with_a_password(_: &Secrets) -> String {
    all(trtc().endpoint(format!("https://user:{PASSWORD}@host.example")).build().unwrap_err())
}

pub(super) fn lost_on_the_way(secrets: &Secrets) -> String {
    of(secrets, [(); 3].map(|()| Answer::Fault(TransportErrorKind::Body)))
}

pub(super) fn wrong_type(secrets: &Secrets) -> String {
    let texts = [format!(r#"{{"Token":{{"Inner":"{IN_REPLY}"}}}}"#), format!(r#""{IN_REPLY}""#)];
    let narrow = format!(r#"{{"Token":"{IN_REPLY}","Narrow":{PIN},"Status":"{IN_REPLY}"}}"#);
    let all = texts.into_iter().chain([narrow]);
    all.map(|item| of(secrets, body(200, tencent_reply(&format!(r#""RecordInfo":[{item}]"#))))).collect()
}

pub(super) fn torn_json(secrets: &Secrets) -> String {
    let whole = with_token();
    of(secrets, body(200, &whole[..whole.len() - 3])) + &of(secrets, body(502, &whole[..whole.len() - 3]))
}

pub(super) fn json_of_another_kind(secrets: &Secrets) -> String {
    of(secrets, body(200, format!("[{IN_REPLY:?}]"))) + &of(secrets, body(500, format!("{IN_REPLY:?}")))
}

pub(super) fn result_beside_an_error(secrets: &Secrets) -> String {
    let error = r#""Error":{"Code":"InternalError","Message":"no"}"#;
    of(secrets, body(200, tencent_reply(&format!(r#"{error},"RecordInfo":[{{"Token":"{IN_REPLY}"}}]"#))))
}

const BEFORE: &str = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"signed was "#;
const AFTER: &str = r#""},"RequestId":"r"}}"#;

/// Servers show what they have checked a signature against, and with it the token.
pub(super) fn refusal_that_repeats_the_request(secrets: &Secrets) -> String {
    let answers = [(); 3].map(|()| Answer::Echo(200, BEFORE, AFTER));
    let post = Wire::new(secrets, answers).trtc();
    all(done(post.send(DeleteCloudRecording { sdk_app_id: Some(1), task_id: Some("t".into()) })).unwrap_err())
}

pub(super) fn refusal_of_volcengine_that_repeats_the_request(secrets: &Secrets) -> String {
    let before =
        r#"{"ResponseMetadata":{"RequestId":"r","Error":{"Code":"SignatureDoesNotMatch","Message":""#;
    let client = Wire::new(secrets, [(); 3].map(|()| Answer::Echo(401, before, r#""}}}"#))).rtc();
    all(done(client.send(StartRecord {})).unwrap_err())
}

pub(super) fn refusal_of_chat_that_repeats_the_url(secrets: &Secrets) -> String {
    let before = r#"{"RequestId":"r","ErrorCode":70001,"ErrorInfo":""#;
    let client = Wire::new(secrets, [(); 3].map(|()| Answer::Echo(200, before, r#""}"#))).live();
    all(done(client.send(get_things {})).unwrap_err())
}

/// A gateway in between that shows the URL it could not reach.
pub(super) fn gateway_that_repeats_the_url(secrets: &Secrets) -> String {
    let page = || Answer::Echo(502, "<html><p>no way to ", "</p></html>");
    let client = Wire::new(secrets, [page(), page(), page()]).live();
    let error = all(done(client.send(get_things {})).unwrap_err());
    let page = Answer::Echo(200, "<html><p>no way to ", "</p></html>");
    error + &all(done(Wire::new(secrets, [page]).live().send(get_things {})).unwrap_err())
}
