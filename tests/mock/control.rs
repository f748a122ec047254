//! What tests can ask of the mock, and what it remembers.

use std::io::Read as _;

use apiscribe::mock::{Fault, Options};
use apiscribe::model::ErrorKey;
use bytes::Bytes;
use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use serde_json::json;

use crate::bench::{Bench, NOW, line};

fn stop(task: &str) -> trtc::DeleteCloudRecording {
    trtc::DeleteCloudRecording::new().sdk_app_id(1u64).task_id(task)
}

#[tokio::test]
async fn the_next_calls_do_as_they_are_told() {
    let bench = Bench::lenient();
    let client = bench.tencent();
    let told = json!([
        { "operation": "DeleteCloudRecording", "error": "InternalError.CRInternalError", "times": 2 },
        { "operation": "CancelCommonMixStream", "error": "InternalError" },
        { "error": "RequestLimitExceeded" },
    ]);
    assert_eq!(bench.control("POST", "/_mock/next", &told.to_string()), (200, json!({ "waiting": 3 })));
    let mut codes = Vec::new();
    for _ in 0..4 {
        codes.push(client.send(stop("t")).await.err().map(|error| error.code().unwrap().to_owned()));
    }
    let [first, second, third, fourth] = codes.try_into().unwrap();
    assert_eq!(first.as_deref(), Some("InternalError.CRInternalError"));
    assert_eq!(second, first);
    assert_eq!(third.as_deref(), Some("RequestLimitExceeded"));
    assert_eq!(fourth, None);
}

#[test]
fn every_documented_code_of_every_operation_can_be_had() {
    let bench = Bench::lenient();
    let mut had = 0;
    for vendor in &bench.mock.model().vendors {
        for version in vendor.services.iter().flat_map(|service| &service.versions) {
            for operation in &version.operations {
                for code in operation.errors.iter().chain(&version.errors).chain(&vendor.errors) {
                    let request =
                        http::Request::builder().method("POST").header("x-mock-error", code.key.to_string());
                    let request = match &code.key {
                        ErrorKey::Number(_) => {
                            request.uri(version.path.replace("{operation}", &operation.name))
                        }
                        ErrorKey::Text(_) if vendor.name == "tencent" => request
                            .uri("/")
                            .header("x-tc-action", &operation.name)
                            .header("x-tc-version", &version.version),
                        ErrorKey::Text(_) => {
                            request.uri(format!("/?Action={}&Version={}", operation.name, version.version))
                        }
                    };
                    let line = line(&bench.answer(request.body(Bytes::new()).unwrap()));
                    assert!(
                        line.contains(&format!(" {} ", code.key)),
                        "{} {}: {line}",
                        operation.name,
                        code.key
                    );
                    had += 1;
                }
            }
        }
    }
    assert!(had > 800, "{had} codes");
}

#[test]
fn what_cannot_be_done_is_said_in_no_vendors_envelope() {
    let bench = Bench::lenient();
    let asked = |header: &str, value: &str| {
        let request = http::Request::builder().method("POST").uri("/?Action=StopRecord&Version=2023-11-01");
        line(&bench.answer(request.header(header, value).body(Bytes::new()).unwrap()))
    };
    let elsewhere = http::Request::builder().uri("/somewhere").body(Bytes::new()).unwrap();
    let said = [
        asked("x-mock-error", "AccessDenid"),
        asked("x-mock-fault", "explode"),
        asked("x-mock-fault", "slow=a-while"),
        line(&bench.answer(elsewhere)),
        bench.control("POST", "/_mock/next", "nothing").1.to_string(),
        bench.control("POST", "/_mock/next", r#"{"eror": "InternalError"}"#).1.to_string(),
        bench.control("POST", "/_mock/next", r#"{"operation": "StopRecrd"}"#).1.to_string(),
        bench.control("POST", "/_mock/next", r#"{"error": "InternalEror"}"#).1.to_string(),
        bench.control("DELETE", "/_mock/requests", "").1.to_string(),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn faults_are_read_and_put_into_the_reply() {
    assert_eq!(Fault::parse("html, status=504").unwrap(), [Fault::Html, Fault::Status(504)]);
    let bench = Bench::lenient();
    let broken = |fault: &str| {
        let request = http::Request::builder().method("POST").uri("/?Action=StopRecord&Version=2023-11-01");
        let request = request.header("x-mock-fault", fault).header("x-mock-error", "InternalError");
        bench.answer(request.body(Bytes::new()).unwrap())
    };
    assert_eq!(broken("status=502").response.status(), 502);
    assert!(broken("empty").response.body().is_empty());
    assert!(broken("html").response.body().starts_with(b"<html>"));
    assert_eq!(broken("wrong-content-type").response.headers()["content-type"], "application/octet-stream");
    assert_eq!(broken("reset").faults, [Fault::Reset]);
    let bomb = broken("gzip-bomb").response.into_body();
    assert!(bomb.len() < 2_000_000);
    assert!(bomb.ends_with(&(1u32 << 30).to_le_bytes()), "gzip ends with the length of the text");
    let mut start = String::new();
    flate2::read::GzDecoder::new(&bomb[..]).take(5_000_000).read_to_string(&mut start).unwrap();
    assert_eq!(start.trim_start(), "");
}

#[test]
fn the_journal_has_the_calls() {
    let bench = Bench::lenient();
    let client: apiscribe_runtime::Client<trtc::Service> = bench.tencent();
    bench.answer(client.prepare(&stop("my-task")).unwrap());
    let (_, journal) = bench.control("GET", "/_mock/requests?operation=DeleteCloudRecording", "");
    assert_eq!(journal["requests"][0]["account"], "AKID-mock");
    assert_eq!(journal["requests"][0]["parameters"]["TaskId"], "my-task");
    let (_, of_another) = bench.control("GET", "/_mock/requests?operation=StartRecord", "");
    assert_eq!(of_another, json!({ "total": 1, "requests": [] }));
    bench.control("POST", "/_mock/reset", "");
    assert_eq!(bench.control("GET", "/_mock/requests", "").1, json!({ "total": 0, "requests": [] }));
}

#[tokio::test]
async fn rates_are_those_of_the_pages() {
    let bench = Bench::new(Options { rate_limits: true, ..Options::default() });
    let client = bench.tencent();
    let mut let_through = 0;
    for task in 0..50 {
        let_through += usize::from(client.send(stop(&task.to_string())).await.is_ok());
    }
    assert_eq!(let_through, 20, "the page says 20 a second");
    let error = client.send(stop("t")).await.unwrap_err();
    assert_eq!(error.code(), Some("RequestLimitExceeded"));
    // Another task each time: one that was stopped is not there a second time.
    let later = bench.answer_at(client.prepare(&stop("t")).unwrap(), NOW + 1);
    assert_eq!(line(&later), "200 null (-) null");
}

#[test]
fn memory_does_not_grow_with_calls() {
    let bench = Bench::lenient();
    let client: apiscribe_runtime::Client<trtc::Service> = bench.tencent();
    for task in 0..4_200 {
        bench.answer(client.prepare(&stop(&task.to_string())).unwrap());
    }
    let (_, journal) = bench.control("GET", "/_mock/requests", "");
    assert_eq!(journal["total"], 4_200);
    assert_eq!(journal["requests"].as_array().unwrap().len(), 4_000);
    assert_eq!(journal["requests"][3_999]["parameters"]["TaskId"], "4199");
}

#[test]
fn the_listing_says_what_an_operation_takes_and_answers() {
    let (_, listing) = Bench::lenient().control("GET", "/_mock/operations", "");
    let operations = listing["operations"].as_array().unwrap();
    let listed = operations.iter().find(|of| of["operation"] == "set_room_metadata").unwrap();
    let parameters = json!([
        { "name": "RoomId", "type": "string", "required": true },
        { "name": "Metadata", "type": "list of object", "required": true, "fields": [
            { "name": "Key", "type": "string", "required": true },
            { "name": "Value", "type": "string", "required": true },
        ] },
    ]);
    assert_eq!(listed["parameters"], parameters);
    assert_eq!(listed["reply"], json!([]));
    assert_eq!(listed["every_field"]["Metadata"], json!([{ "Key": "Key", "Value": "Value" }]));
    let own = listed["own_codes"].as_array().unwrap();
    assert!(own.contains(&json!("100002")) && !own.contains(&json!("70001")));
    assert!(listed["codes"].as_array().unwrap().contains(&json!("70001")));
}
