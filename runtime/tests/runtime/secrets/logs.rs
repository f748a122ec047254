//! What `tracing` is told, at the finest level.

use apiscribe_runtime::{TransportErrorKind, Untyped, tencent};
use serde_json::json;

use super::search::*;
use super::wire::*;
use crate::generated::*;
use crate::tracing::logged;

pub(super) fn calls_that_succeed(secrets: &Secrets) -> String {
    let wire = Wire::bodies(secrets, &[with_token(), tencent_reply(r#""Ok":1"#), with_token()]);
    let client = wire.trtc();
    logged(async {
        client.send(described()).await.unwrap();
        client.request(limited()).validate(false).header("X-Extra", EXTRA).send().await.unwrap();
        client.untyped(Untyped::post("ListNews", json!({ "Secret": IN_REQUEST }))).send().await.unwrap();
    })
}

pub(super) fn calls_that_fail(secrets: &Secrets) -> String {
    let page = || Answer::Echo(502, "<html>no way to ", "</html>");
    let echo = r#"{"ErrorCode":70001,"RequestId":"r","ErrorInfo":""#;
    let lost = Answer::Fault(TransportErrorKind::Body);
    let client = Wire::new(secrets, [lost, page(), Answer::Echo(200, echo, r#""}"#)]).live();
    logged(async {
        client.send(get_things {}).await.unwrap_err();
    })
}

pub(super) fn credentials_that_are_not_renewed(secrets: &Secrets) -> String {
    let busy = r#"{"Response":{"Error":{"Code":"InternalError","Message":"no"},"RequestId":"r"}}"#;
    let role = tencent::AssumeRole::new(tencent_keys(), "role", "session").external_id(EXTERNAL_ID);
    let wire = Wire::bodies(secrets, &[(); 9].map(|()| busy.to_owned()));
    let client = trtc().credentials_provider(role).transport(wire).build().unwrap();
    logged(async {
        client.send(described()).await.unwrap_err();
    })
}
