//! Requests, from the typed value to what is sent.

use apiscribe_runtime as rt;
use rt::{AnyCredentials, Method, Regions, Safety, Untyped};
use serde_json::json;

use super::search::*;
use super::wire::*;
use crate::generated::*;
use crate::lists::{DescribeTask, ListRooms};

const ANYWHERE: Regions = Regions { required: false, only: &[] };

pub(super) fn record(_: &Secrets) -> String {
    format!("{:?} {:#?}", limited(), described())
}

pub(super) fn builder_of_a_call(secrets: &Secrets) -> String {
    let call = Wire::new(secrets, []).trtc().request(limited());
    format!("{:?}", call.header("X-Extra", EXTRA).parameter("Extra", EXTRA))
}

pub(super) fn untyped(secrets: &Secrets) -> String {
    let call = Untyped::post("ListNews", json!({ "Secret": IN_REQUEST }));
    let built = Wire::new(secrets, []).trtc().untyped(call.clone());
    format!("{call:?} {:?}", built.header("X-Extra", EXTRA).parameter("Extra", EXTRA))
}

pub(super) fn pages_and_pollers(secrets: &Secrets) -> String {
    let client = Wire::new(secrets, []).trtc();
    let request = || client.request(ListRooms::default()).header("X-Extra", EXTRA);
    let poller = client.request(DescribeTask::default()).parameter("Extra", EXTRA).poll();
    format!("{:?} {:?} {poller:?}", request().pages(), request().pages().items())
}

/// The query holds the fields of the request, and a Uri prints itself; all else is hidden.
pub(super) fn prepared_get(secrets: &Secrets) -> String {
    let request =
        Wire::new(secrets, []).trtc().request(described()).header("X-Extra", EXTRA).prepare().unwrap();
    secrets.learn(&request);
    format!("{request:?} {:?}", request.headers())
}

/// The body is what it is, and Bytes print themselves.
pub(super) fn prepared_post(secrets: &Secrets) -> String {
    let client = Wire::new(secrets, []).trtc();
    let request = client.request(limited()).validate(false).header("X-Extra", EXTRA).prepare().unwrap();
    secrets.learn(&request);
    format!("{request:?} {:?}", request.headers())
}

pub(super) fn prepared_for_volcengine(secrets: &Secrets) -> String {
    let request = Wire::new(secrets, []).rtc().prepare(&StartRecord {}).unwrap();
    secrets.learn(&request);
    format!("{request:?}")
}

/// The URL holds the UserSig, for that is how these APIs are asked.
pub(super) fn prepared_for_chat(secrets: &Secrets) -> String {
    let request = Wire::new(secrets, []).live().prepare(&get_things {}).unwrap();
    secrets.learn(&request);
    format!("{request:?}")
}

record!(InHeader, "", { 0 key: Option<String> = "X-Key header sensitive", });
operation!(InHeader, Trtc, DeleteCloudRecordingReply, rt::NoCodes<rt::NoCodes<TencentCommon>>,
    method: Method::Post, envelope: &TENCENT, groups: &[], regions: ANYWHERE,);

/// A field of the spec that travels in a header.
pub(super) fn header_field(secrets: &Secrets) -> String {
    let request = InHeader { key: Some(IN_REQUEST.to_owned()) };
    let prepared = Wire::new(secrets, []).trtc().prepare(&request).unwrap();
    format!("{request:?} {prepared:?}")
}

/// What was signed with, cloned around.
pub(super) fn credentials_of_a_request(_: &Secrets) -> String {
    let all: Vec<AnyCredentials> = vec![tencent_keys().into(), volcengine_keys().into(), chat_app().into()];
    format!("{all:#?}")
}
