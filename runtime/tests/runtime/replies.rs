//! When a reply is a failure: every combination of rule, status, error and result.

use apiscribe_runtime::{ErrorKind, examples};

use crate::generated::*;

const ERRORS: [(&str, bool); 3] = [
    ("", false),
    (r#","Error":null"#, false),
    (
        r#","Error":{"CodeN":10009,"Code":"InvalidParameter.AccountIdMismatch","Message":"Check owner failed"}"#,
        true,
    ),
];
const RESULTS: [(&str, bool); 4] = [
    ("", true),
    (r#","Result":null"#, true),
    (r#","Result":{"Message":"done"}"#, true),
    (r#","Result":"success""#, false),
];

#[test]
fn volcengine_rule_table() {
    for status in [200, 400] {
        for (error, error_present) in ERRORS {
            for (result, result_fits) in RESULTS {
                let body = format!(r#"{{"ResponseMetadata":{{"RequestId":"r-1"{error}}}{result}}}"#);
                let both = examples::reply::<BanRoomUser>(status, &body).map(drop).map_err(|e| e.into_any());
                let only = examples::reply::<ListUsages>(status, &body).map(drop).map_err(|e| e.into_any());
                for (outcome, explained) in [(both, false), (only, true)] {
                    let case = format!("{status} {body}");
                    if status == 200 && !error_present {
                        assert_eq!(outcome.as_ref().is_ok(), result_fits, "{case}");
                        if let Err(error) = outcome {
                            assert_eq!(error.kind(), ErrorKind::Decode, "{case}");
                            assert!(
                                error.to_string().contains("Result: expected an object, found a text"),
                                "{error}"
                            );
                        }
                        continue;
                    }
                    let error = outcome.expect_err(&case);
                    assert_eq!((error.kind(), error.status()), (ErrorKind::Service, Some(status)), "{case}");
                    assert_eq!(error.request_id(), Some("r-1"), "{case}");
                    assert_eq!(error.raw(), Some(&*body));
                    if error_present {
                        assert_eq!(error.code(), Some("InvalidParameter.AccountIdMismatch"), "{case}");
                        assert_eq!(error.family(), Some("InvalidParameter"));
                        assert_eq!(
                            (error.number(), error.message()),
                            (Some(10009), "Check owner failed"),
                            "{case}"
                        );
                    } else {
                        assert_eq!(error.code(), None, "{case}");
                        assert!(error.to_string().contains("status 400 without an error object"), "{error}");
                    }
                    let kept = explained && !result.is_empty() && !result.contains("null");
                    assert_eq!(error.raw_result().is_some(), kept, "{case}");
                }
            }
        }
    }
}

#[test]
fn volcengine_result_absent_is_an_empty_answer() {
    let reply = examples::reply::<BanRoomUser>(200, r#"{"ResponseMetadata":{"RequestId":"r"}}"#).unwrap();
    assert_eq!((reply.message.as_deref(), reply.request_id(), reply.status()), (None, "r", 200));
    let other = examples::reply::<BanRoomUser>(204, r#"{"ResponseMetadata":{"RequestId":"r"}}"#).unwrap_err();
    assert_eq!(other.status(), Some(204));
}

#[test]
fn tencent_errors_come_with_status_200() {
    let body =
        r#"{"Response":{"Error":{"Code":"MissingParameter.TaskId","Message":"no task"},"RequestId":"r-2"}}"#;
    let error = examples::reply::<DeleteCloudRecording>(200, body).unwrap_err();
    assert_eq!(
        error.to_string(),
        "DeleteCloudRecording failed: MissingParameter.TaskId: no task (status 200, request id r-2)"
    );
    let reply = examples::reply::<DeleteCloudRecording>(
        200,
        "\u{feff} {\"Response\":{\"TaskId\":\"t\",\"RequestId\":\"r\"}}\n",
    );
    assert_eq!(reply.unwrap().task_id.as_deref(), Some("t"));
}

#[test]
fn im_replies_are_judged_by_their_error_code() {
    let ok = r#"{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0,"RequestId":"Id-1"}"#;
    assert_eq!(examples::reply::<set_room_metadata>(200, ok).unwrap().request_id(), "Id-1");
    let failed = r#"{"ActionStatus":"FAIL","ErrorInfo":"taken","ErrorCode":100003,"RequestId":"Id-2"}"#;
    let error = examples::reply::<set_room_metadata>(200, failed).unwrap_err();
    assert_eq!(
        (error.code(), error.number(), error.family()),
        (Some("100003"), Some(100_003), Some("100003"))
    );
    assert_eq!(error.to_string(), "set_room_metadata failed: 100003: taken (status 200, request id Id-2)");
    let strange = examples::reply::<set_room_metadata>(200, r#"{"ActionStatus":"OK"}"#).unwrap_err();
    assert!(
        strange.to_string().contains("ErrorCode: is missing: this is not a reply of this API"),
        "{strange}"
    );
}

#[test]
fn gateways_and_strangers() {
    let page = "<html>\n <head><title>504 Gateway Time-out</title></head>\n</html>";
    let error = examples::reply::<DeleteCloudRecording>(504, page).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service);
    assert!(error.is_retryable() && !error.is_throttling());
    assert_eq!(
        error.to_string(),
        "DeleteCloudRecording failed: the server answered status 504 without JSON: \"<html> <head><title>504 Gateway \
         Time-out</title></head> </html>\" (status 504)"
    );
    assert!(examples::reply::<DeleteCloudRecording>(429, "slow down").unwrap_err().is_throttling());
    for body in ["", "<html>", "[]", "\"canary\"", "{\"Response\":", "{}", "{\"Response\":null}", "nul"] {
        let error = examples::reply::<DeleteCloudRecording>(200, body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}: {error}");
        assert!(!error.to_string().contains("canary"), "{error}");
    }
    // The cap cuts at a character, and what is kept is bounded.
    let huge = "\u{623F}".repeat(1 << 20);
    let error = examples::reply::<DeleteCloudRecording>(502, &huge).unwrap_err();
    assert!(error.raw().unwrap().len() <= 16 * 1024 && error.to_string().len() < 600);
}

#[test]
fn reading_an_error_never_fails() {
    for error in [
        "7",
        "\"boom\"",
        "[]",
        "{}",
        "true",
        r#"{"Code":5}"#,
        r#"{"Code":{"a":1},"Message":[1]}"#,
        r#"{"Message":null}"#,
        r#"{"Code":"A","CodeN":"12"}"#,
        r#"{"Code":"A","CodeN":1e400}"#,
        r#"{"Code":"A","CodeN":{}}"#,
    ] {
        for status in [200, 500] {
            let body = format!(r#"{{"ResponseMetadata":{{"Error":{error}}},"Result":17}}"#);
            match examples::reply::<BanRoomUser>(status, &body) {
                Ok(_) => panic!("{body}"),
                Err(found) if body.contains("1e400") => assert!(!found.to_string().is_empty()),
                Err(found) => assert_eq!(found.kind(), ErrorKind::Service, "{body}: {found}"),
            }
        }
    }
}

#[test]
fn damaged_replies_are_errors_and_nothing_worse() {
    let sample = r#"{"Response":{"RecordInfo":[{"UserId":"\u4f60","Room":446192236330927912,"Score":-1.5e3,"Grid":[[1],[]],"Inner":{"On":true}}],"RequestId":"r"}}"#;
    assert!(examples::reply::<DescribeRecordInfo>(200, sample).is_ok());
    for end in 0..sample.len() {
        let error = examples::reply::<DescribeRecordInfo>(200, &sample[..end]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{end}");
    }
    for at in 0..sample.len() {
        for byte in [b'"', b'{', b']', b',', b'\\', b'9', b'-', b'n', b' ', 0] {
            let mut bytes = sample.as_bytes().to_vec();
            bytes[at] = byte;
            let text = String::from_utf8(bytes).unwrap();
            for status in [200, 500] {
                if let Err(error) = examples::reply::<DescribeRecordInfo>(status, &text) {
                    assert!(!error.to_string().is_empty());
                }
            }
        }
    }
}
