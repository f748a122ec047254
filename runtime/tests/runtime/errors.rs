//! Errors: typed codes, the way to any error, and what they say.

use apiscribe_runtime::{AnyError, Code, Error, ErrorCodes, NoCodes, Retry, examples};
use serde_json::json;

use crate::generated::*;

fn tencent(code: &str) -> Error<DeleteCloudRecordingError> {
    let body = format!(r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"m"}},"RequestId":"r"}}}}"#);
    examples::reply::<DeleteCloudRecording>(200, &body).unwrap_err()
}

#[test]
fn codes_are_looked_up_in_two_tables() {
    assert_eq!(
        tencent("MissingParameter.TaskId").known(),
        Some(Code::Operation(DeleteCloudRecordingError::MissingTaskId))
    );
    assert_eq!(
        tencent("RequestLimitExceeded").known(),
        Some(Code::Common(TencentCommon::RequestLimitExceeded))
    );
    // Codes differ by case alone: no folding.
    for unknown in ["missingparameter.taskid", "MissingParameter", "Brand.New"] {
        match tencent(unknown).known() {
            Some(Code::Unknown(code)) => assert_eq!((code.code.as_str(), code.number), (unknown, None)),
            other => panic!("{other:?}"),
        }
    }
}

/// They go to logs and terminals.
#[test]
fn what_a_server_says_is_printed_in_one_line_and_in_bounds() {
    let long = "x".repeat(100_000);
    let body = json!({ "Response": { "Error": { "Code": long, "Message": long }, "RequestId": long } });
    let error = examples::reply::<DeleteCloudRecording>(200, &body.to_string()).unwrap_err();
    let (code, message) = (error.code().unwrap(), error.message());
    assert_eq!([code, message, error.request_id().unwrap()].map(str::len), [256, 4096, 256]);
    assert!(error.to_string().len() < 5_000 && format!("{error:?}").len() < 5_000);

    let body = json!({ "Response": {
        "Error": { "Code": "A\u{1b}[2J", "Message": "one\r\ntwo\u{85}" }, "RequestId": "r\n",
    }});
    let error = examples::reply::<DeleteCloudRecording>(200, &body.to_string()).unwrap_err();
    let shown = "DeleteCloudRecording failed: A [2J: one  two (status 200, request id r )";
    assert_eq!(error.to_string(), shown);
    assert_eq!(error.message(), "one\r\ntwo\u{85}", "for who asks, it is as it came");
}

#[test]
fn numeric_codes() {
    let im = |code: &str| {
        let body = format!(r#"{{"ErrorCode":{code},"ErrorInfo":"e","RequestId":"r"}}"#);
        examples::reply::<set_room_metadata>(200, &body).unwrap_err()
    };
    assert_eq!(im("100003").known(), Some(Code::Operation(EngineError::RoomIdAlreadyExists)));
    assert_eq!(im("\"100003\"").known(), Some(Code::Operation(EngineError::RoomIdAlreadyExists)));
    assert_eq!(im("60007").known(), Some(Code::Common(ImCommon::TooFrequent)));
    assert!(im("60007").is_throttling() && im("100001").is_retryable() && !im("100003").is_retryable());
    match im("-7").known() {
        Some(Code::Unknown(code)) => assert_eq!((code.to_string().as_str(), code.number), ("-7", Some(-7))),
        other => panic!("{other:?}"),
    }
    let body = r#"{"ResponseMetadata":{"Error":{"CodeN":100010,"Message":"m"}}}"#;
    let error = examples::reply::<BanRoomUser>(401, body).unwrap_err();
    assert_eq!(error.known(), Some(Code::Common(VolcengineCommon::SignatureDoesNotMatch)));
}

#[test]
fn retry_classes_fall_back_to_the_family() {
    for (code, retry) in [
        ("InternalError.CRInternalError", Retry::Transient),
        ("RequestLimitExceeded.UinLimitExceeded", Retry::Throttle),
        ("InternalError.Whatever", Retry::Transient),
        ("AuthFailure.SignatureExpire", Retry::Clock),
        ("Brand.New", Retry::Never),
    ] {
        let error = tencent(code);
        assert_eq!(error.retry(), retry, "{code}");
        assert_eq!(error.is_throttling(), retry == Retry::Throttle);
    }
    let clock = tencent("AuthFailure.SignatureExpire").to_string();
    assert!(clock.ends_with("set this machine's clock"), "{clock}");
}

#[test]
fn errors_are_small_shareable_and_convertible() {
    fn shareable<T: Send + Sync + 'static>() {}
    shareable::<Error<DeleteCloudRecordingError>>();
    assert_eq!(size_of::<Error<DeleteCloudRecordingError>>(), size_of::<usize>());
    fn any() -> Result<(), AnyError> {
        Err(tencent("Brand.New"))?;
        Ok(())
    }
    fn boxed() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err(tencent("Brand.New"))?;
        Ok(())
    }
    let any = any().unwrap_err();
    assert_eq!(
        (any.operation(), any.docs_url()),
        (Some("DeleteCloudRecording"), Some("https://docs.example/page"))
    );
    assert_eq!(any.to_string(), boxed().unwrap_err().to_string());
    assert_eq!(
        format!("{any:?}"),
        "Error { kind: Service, operation: \"DeleteCloudRecording\", code: \"Brand.New\", message: \"m\", request_id: \"r\", \
         status: 200, raw: **redacted** }"
    );
}

#[test]
fn every_documented_code_decodes_to_its_variant() {
    fn check<O: apiscribe_runtime::Operation>()
    where
        O::Error: PartialEq,
    {
        let envelope = O::INFO.envelope;
        for &variant in O::Error::ALL {
            let row = variant.info().unwrap();
            let status = examples::error_status(envelope, &row);
            let error = examples::reply::<O>(status, &examples::error_body(envelope, &row)).unwrap_err();
            assert!(matches!(error.known(), Some(Code::Operation(found)) if found == variant), "{error}");
            assert_eq!((error.retry(), error.request_id()), (row.retry, Some("test-request-id")));
        }
        for &variant in <<O::Error as ErrorCodes>::Parent as ErrorCodes>::Parent::ALL {
            let row = variant.info().unwrap();
            let body = examples::error_body(envelope, &row);
            let error = examples::reply::<O>(examples::error_status(envelope, &row), &body).unwrap_err();
            assert!(matches!(error.known(), Some(Code::Common(_))), "{error}");
        }
    }
    check::<DeleteCloudRecording>();
    check::<set_room_metadata>();
    assert_eq!(NoCodes::<TencentCommon>::ALL.len(), 0);
    let body = examples::error_body(&STATUS_ONLY, &VolcengineCommon::CODES.get(0).unwrap());
    let error = examples::reply::<ListUsages>(401, &body).unwrap_err();
    assert_eq!((error.code(), error.number()), (Some("SignatureDoesNotMatch"), Some(100_010)));
}

#[test]
fn same_json_compares_numbers_by_value() {
    let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert!(examples::same_json(&parse(r#"{"a":[3.0],"b":1}"#), &parse(r#"{"b":1,"a":[3]}"#)));
    assert!(!examples::same_json(&parse("18446744073709551615"), &parse("18446744073709551614")));
    assert!(!examples::same_json(&parse("[1]"), &parse("[1,2]")));
}
