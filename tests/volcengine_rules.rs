//! The rule table of Volcengine in full: every rule row of the page, with each status, Error and Result.

use apiscribe_runtime::examples::reply;
use apiscribe_runtime::{ErrorKind, Operation};
use rtc_apis::volcengine::rtc;
use std::fmt::Write as _;

const STATUSES: [u16; 2] = [200, 400];
const ERRORS: [(&str, &str); 3] = [
    ("absent", ""),
    ("null", r#","Error":null"#),
    (
        "present",
        r#","Error":{"CodeN":10009,"Code":"InvalidParameter.AccountIdMismatch","Message":"Check owner failed"}"#,
    ),
];
const RESULTS: [(&str, &str); 3] =
    [("object", r#","Result":{"Message":"success"}"#), ("string", r#","Result":"ok""#), ("absent", "")];

#[test]
fn every_rule_with_every_status_error_and_result() {
    let mut table = String::new();
    // An operation whose result is an object and, where the version has one, an operation whose result is bare text.
    rows::<rtc::v2020_12_01::DismissRoom>(&mut table, "2020-12-01 rooms, object");
    rows::<rtc::v2020_12_01::StartRecord>(&mut table, "2020-12-01 rooms, text");
    rows::<rtc::v2020_12_01::ListHotMusic>(&mut table, "2020-12-01 songs, object");
    rows::<rtc::v2022_06_01::StartRecord>(&mut table, "2022-06-01, text");
    rows::<rtc::v2023_06_01::GetRecordTask>(&mut table, "2023-06-01, object");
    rows::<rtc::v2023_06_01::StopRecord>(&mut table, "2023-06-01, text");
    rows::<rtc::v2023_07_20::SendUnicast>(&mut table, "2023-07-20, object");
    rows::<rtc::v2023_08_01::GetRoomOnlineUsers>(&mut table, "2023-08-01, object");
    rows::<rtc::v2023_11_01::BanRoomUser>(&mut table, "2023-11-01, object");
    rows::<rtc::v2023_11_01::StopRecord>(&mut table, "2023-11-01, text");
    rows::<rtc::v2024_06_01::StopVoiceChat>(&mut table, "2024-06-01");
    rows::<rtc::v2024_12_01::StopVoiceChat>(&mut table, "2024-12-01");
    insta::assert_snapshot!(table);
}

fn rows<O: Operation>(table: &mut String, title: &str) {
    writeln!(table, "{title}").unwrap();
    for status in STATUSES {
        for (error, error_json) in ERRORS {
            for (result, result_json) in RESULTS {
                let body =
                    format!(r#"{{"ResponseMetadata":{{"RequestId":"r-1"{error_json}}}{result_json}}}"#);
                let outcome = outcome::<O>(status, &body);
                writeln!(table, "  {status}  Error {error:<8} Result {result:<7} {outcome}").unwrap();
                let must_fail = status != 200 || error == "present";
                assert!(
                    !must_fail || !outcome.starts_with("success"),
                    "{title}: {status}, {error}, {result}: {outcome}"
                );
            }
        }
    }
}

fn outcome<O: Operation>(status: u16, body: &str) -> String {
    match reply::<O>(status, body) {
        Ok(reply) => format!("success, request {}", reply.request_id()),
        Err(error) if error.kind() == ErrorKind::Service => format!(
            "failure, code {}, number {}, result kept: {}, request {}",
            error.code().map_or("none".to_owned(), |code| code.to_string()),
            error.number().map_or("none".to_owned(), |number| number.to_string()),
            error.raw_result().map_or("none".to_owned(), |result| result.to_string()),
            error.request_id().unwrap_or("none"),
        ),
        Err(error) => format!("{:?}: {error}", error.kind()),
    }
}
