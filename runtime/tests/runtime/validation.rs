//! The local check: all problems at once, each with its path.

use apiscribe_runtime::{Client, Error, ErrorCodes, ErrorKind, Operation, Service, tencent, tencent_im};

use crate::generated::*;

fn problems<S: Service, O: Operation<Service = S>>(client: &Client<S>, request: O) -> Vec<String>
where
    O::Error: ErrorCodes,
{
    match client.prepare(&request) {
        Ok(_) => Vec::new(),
        Err(error) => listed(&error),
    }
}

fn listed<C: ErrorCodes>(error: &Error<C>) -> Vec<String> {
    assert_eq!(error.kind(), ErrorKind::Validation);
    error.validation().unwrap().problems().iter().map(|p| format!("{p} [{}]", p.rule)).collect()
}

fn trtc() -> Client<Trtc> {
    Client::builder().credentials(tencent::Credentials::new("id", "key")).build().unwrap()
}

fn limited() -> Limited {
    Limited { keys: vec!["k".to_owned()], ..Limited::default() }
}

#[test]
fn everything_that_is_missing_in_one_error() {
    let error = trtc().prepare(&DeleteCloudRecording::default()).unwrap_err();
    assert_eq!(
        listed(&error),
        [
            "SdkAppId is required [required]",
            "TaskId is required [required]",
            "region is required; the page allows ap-beijing, ap-singapore. Set it with Client::builder().region(…) or \
             client.request(operation).region(…) [region]",
        ]
    );
    let text = error.to_string();
    assert!(
        text.starts_with("DeleteCloudRecording failed: SdkAppId is required; TaskId is required; region is"),
        "{text}"
    );
    assert!(text.contains("local check") && text.contains(".validate(false)"), "{text}");
}

#[test]
fn regions_are_those_of_the_page() {
    let request = DeleteCloudRecording { sdk_app_id: Some(1), task_id: Some("x".into()) };
    let ok = trtc().request(request.clone()).region("ap-beijing").prepare().unwrap();
    assert_eq!(ok.headers()["x-tc-region"], "ap-beijing");
    let error = trtc().request(request.clone()).region("eu-frankfurt").prepare().unwrap_err();
    assert_eq!(
        listed(&error),
        [
            "region eu-frankfurt does not serve this operation; the page allows ap-beijing, ap-singapore [region]"
        ]
    );
    assert!(trtc().request(request).region("eu-frankfurt").validate(false).prepare().is_ok());
}

#[test]
fn limits_of_single_values() {
    let name = |text: &str| problems(&trtc(), Limited { name: Some(text.into()), ..limited() });
    assert_eq!(name("\u{623F}\u{95F4}"), [""; 0]);
    assert_eq!(name("a"), ["Name has 1 characters, allowed are 2 to 3 [chars]"]);
    assert_eq!(name("abcd"), ["Name has 4 characters, allowed are 2 to 3 [chars]"]);
    let count = |number| problems(&trtc(), Limited { count: Some(number), ..limited() });
    assert_eq!((count(-5), count(20)), (vec![], vec![]));
    assert_eq!(count(-6), ["Count is -6, allowed is -5 to 20 [range]"]);
    assert_eq!(count(21), ["Count is 21, allowed is -5 to 20 [range]"]);
    let ratio = |number| problems(&trtc(), Limited { ratio: Some(number), ..limited() });
    assert_eq!((ratio(0.0), ratio(1.0)), (vec![], vec![]));
    assert_eq!(ratio(1.01), ["Ratio is 1.01, allowed is 0 to 1 [range]"]);
    assert_eq!(ratio(f64::NAN), ["Ratio is not a finite number, which JSON cannot carry [range]"]);
    let id = |text: &str| problems(&trtc(), Limited { id: Some(text.into()), ..limited() });
    assert_eq!((id("abc"), id("42")), (vec![], vec![]));
    for bad in ["abc1", "421", "a\n", ""] {
        assert_eq!(id(bad), ["Id does not match [a-z]+|[0-9]{2} [pattern]"], "{bad:?}");
    }
    let header = Limited { trace: Some("a\nb".into()), ..limited() };
    assert_eq!(
        problems(&trtc(), header),
        ["X-Trace travels in a header and holds a character that no header can [header]"]
    );
}

#[test]
fn sensitive_values_are_not_shown() {
    let request = Limited { secret: Some("canary".into()), pin: Some(123_456), ..limited() };
    let error = trtc().prepare(&request).unwrap_err();
    assert_eq!(
        listed(&error),
        [
            "Secret has 6 bytes, allowed are at most 4 [bytes]",
            "Secret does not match x+ [pattern]",
            "Pin is out of range, allowed is at most 9999 [range]",
        ]
    );
    let text = format!("{error} {error:?} {request:?}");
    assert!(!text.contains("canary") && !text.contains("123456"), "{text}");
}

#[test]
fn lists_and_groups() {
    let keys = |keys: &[&str]| {
        problems(
            &trtc(),
            Limited { keys: keys.iter().map(ToString::to_string).collect(), ..Limited::default() },
        )
    };
    assert_eq!(keys(&[]), [""; 0]);
    assert_eq!(
        keys(&["a", "", "abcd"]),
        [
            "Keys has 3 items, allowed are at most 2 [items]",
            "Keys[1] has 0 bytes, allowed are 1 to 3 [bytes]",
            "Keys[2] has 4 bytes, allowed are 1 to 3 [bytes]",
        ]
    );
    assert_eq!(
        problems(&trtc(), Limited { a: Some(1), b: Some(2), ..limited() }),
        [
            "A, B (at most one of them may be set, set are A, B) [group]",
            "Name (required when A is set) [group]"
        ]
    );
}

#[test]
fn nested_records_and_sums() {
    let client = Client::<LiveEngine>::builder()
        .credentials(tencent_im::Credentials::new(1, "admin", "key"))
        .build()
        .unwrap();
    let entry = |key: &str, value: usize| Metadata { key: Some(key.into()), value: Some("v".repeat(value)) };
    let request = |metadata| set_room_metadata { room_id: Some("r".into()), metadata };
    assert_eq!(problems(&client, request(vec![])), ["Metadata is required and has no items [required]",]);
    assert_eq!(problems(&client, request((0..8).map(|_| entry("k", 2048)).collect())), [""; 0]);
    assert_eq!(
        problems(&client, request((0..9).map(|_| entry("k", 1821)).collect())),
        ["Metadata has 16389 bytes of Value in total, allowed are at most 16384 [total_bytes]"]
    );
    let long = "k".repeat(51);
    assert_eq!(
        problems(&client, request(vec![entry("k", 1), Metadata::default(), entry(&long, 2049)])),
        [
            "Metadata[1].Key is required [required]",
            "Metadata[1].Value is required [required]",
            "Metadata[2].Key has 51 bytes, allowed are at most 50 [bytes]",
            "Metadata[2].Value has 2049 bytes, allowed are at most 2048 [bytes]",
        ]
    );
}
