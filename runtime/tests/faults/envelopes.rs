//! Failures in the envelopes of the other vendors.

use crate::fault::Vendor::{Engine, Volcengine};
use crate::fault::{Fault, Vendor, http};

pub(crate) fn all() -> Vec<Fault> {
    let with = |vendor: Vendor, name, status: &str, body: &str| {
        Fault::reply(name, http(status, "", body)).of(vendor)
    };
    let failed = |code: &str| {
        format!(
            r#"{{"ResponseMetadata":{{"RequestId":"2024","Error":{{"Code":"{code}","Message":"No."}}}}}}"#
        )
    };
    let volcengine = |name, status: &str, body: &str| with(Volcengine, name, status, body);
    let engine = |name, body: &str| with(Engine, name, "200 OK", body);
    vec![
        volcengine(
            "Volcengine: a right reply",
            "200 OK",
            r#"{"ResponseMetadata":{"RequestId":"2024"},"Result":{"TaskId":"1"}}"#,
        ),
        volcengine("Volcengine: 200 with an error", "200 OK", &failed("InvalidParameter")),
        volcengine("Volcengine: 400 with an error", "400 Bad Request", &failed("InvalidParameter")),
        volcengine(
            "Volcengine: 500 with a transient error",
            "500 Internal Server Error",
            &failed("InternalError"),
        ),
        volcengine("Volcengine: 429 with a code", "429 Too Many Requests", &failed("FlowLimitExceeded"))
            .proves_nothing_done(),
        volcengine(
            "Volcengine: 201 with a result",
            "201 Created",
            r#"{"ResponseMetadata":{"RequestId":"2024"},"Result":{}}"#,
        ),
        volcengine("Volcengine: no metadata", "200 OK", r#"{"Result":{"TaskId":"1"}}"#),
        volcengine("Volcengine: no result", "200 OK", r#"{"ResponseMetadata":{"RequestId":"2024"}}"#),
        volcengine("Volcengine: an empty object", "200 OK", "{}"),
        engine("Engine: a right reply", r#"{"ErrorCode":0,"RequestId":"7","Response":{"TaskId":"1"}}"#),
        engine("Engine: 200 with an error", r#"{"ErrorCode":100003,"ErrorInfo":"No.","RequestId":"7"}"#),
        engine(
            "Engine: 200 with a transient error",
            r#"{"ErrorCode":100001,"ErrorInfo":"No.","RequestId":"7"}"#,
        ),
        engine(
            "Engine: 200 with too many requests",
            r#"{"ErrorCode":60007,"ErrorInfo":"No.","RequestId":"7"}"#,
        )
        .proves_nothing_done(),
        engine("Engine: a code that is a text", r#"{"ErrorCode":"100003","ErrorInfo":"No."}"#),
        engine("Engine: a code that is null", r#"{"ErrorCode":null,"RequestId":"7"}"#),
        engine("Engine: a huge code", r#"{"ErrorCode":99999999999999999999,"ErrorInfo":"No."}"#),
        engine("Engine: no code", r#"{"RequestId":"7","Response":{"TaskId":"1"}}"#),
        engine("Engine: an empty object", "{}"),
    ]
}
