//! A mock for each test, clients that know its address, and what it tells about the calls that came. It is strict, so that it knows no things
//! but those that the test has made.

use std::path::Path;
use std::time::Duration;

use apiscribe_tests::mock::{Process, exchange};
use rtc_apis::tencent::{gme::v2018_07_11 as gme, trtc::v2019_07_22 as trtc};
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::{v2023_11_01 as rtc, v2024_12_01 as voice};
use rtc_apis::{RetryPolicy, tencent, tencent_im, volcengine};
use serde_json::{Value, json};

/// A mock that runs until this is dropped.
pub(super) struct Bench(Process);

impl Bench {
    pub(super) fn new() -> Self {
        Bench(Process::start(Path::new(env!("CARGO_BIN_EXE_apiscribe-under-test")), &["--strict"]))
    }

    /// Forgets all calls and things.
    pub(super) fn reset(&self) {
        self.ask("POST", "/_mock/reset", "");
    }

    /// Has calls fail that are to come: `error` with a code, or `fault`.
    pub(super) fn next(&self, operation: &str, what: &str, value: &str, times: u32) {
        let told = json!({ "operation": operation, what: value, "times": times });
        self.ask("POST", "/_mock/next", &told.to_string());
    }

    /// The operations that came since the last reset, in order, with the code that each was answered with.
    pub(super) fn seen(&self) -> Vec<String> {
        let calls = self.ask("GET", "/_mock/requests", "");
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let line = |call: &Value| match &call["code"] {
            Value::Null => text(&call["operation"]),
            code => format!("{}: {}", text(&call["operation"]), text(code)),
        };
        calls["requests"].as_array().unwrap().iter().map(line).collect()
    }

    /// A parameter of the calls of one operation, in order.
    pub(super) fn sent(&self, operation: &str, pointer: &str) -> Vec<Value> {
        let calls = self.ask("GET", &format!("/_mock/requests?operation={operation}"), "");
        let of = |call: &Value| call["parameters"].pointer(pointer).cloned().unwrap_or_default();
        calls["requests"].as_array().unwrap().iter().map(of).collect()
    }

    pub(super) fn trtc(&self) -> trtc::Client {
        trtc::Client::builder()
            .credentials(tencent::Credentials::new("AKID-mock", "secret-of-the-mock"))
            .region("ap-singapore")
            .insecure_endpoint(self.url())
            .retry(quick())
            .build()
            .unwrap()
    }

    pub(super) fn gme(&self) -> gme::Client {
        gme::Client::builder()
            .credentials(tencent::Credentials::new("AKID-mock", "secret-of-the-mock"))
            .region("ap-guangzhou")
            .insecure_endpoint(self.url())
            .retry(quick())
            .build()
            .unwrap()
    }

    pub(super) fn engine(&self) -> engine::Client {
        engine::Client::builder()
            .credentials(tencent_im::Credentials::new(1_400_000_000, "administrator", "key-of-the-mock"))
            .insecure_endpoint(self.url())
            .retry(quick())
            .build()
            .unwrap()
    }

    pub(super) fn recordings(&self) -> rtc::Client {
        rtc::Client::builder()
            .credentials(volcengine::Credentials::new("AKLT-mock", "secret-of-the-mock"))
            .insecure_endpoint(self.url())
            .retry(quick())
            .build()
            .unwrap()
    }

    pub(super) fn voice(&self) -> voice::Client {
        voice::Client::builder()
            .credentials(volcengine::Credentials::new("AKLT-mock", "secret-of-the-mock"))
            .insecure_endpoint(self.url())
            .retry(quick())
            .build()
            .unwrap()
    }

    fn url(&self) -> String {
        format!("http://{}", self.0.address())
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> Value {
        let head =
            format!("{method} {path} HTTP/1.1\r\nHost: mock\r\nContent-Length: {}\r\n\r\n", body.len());
        let seen = exchange(self.0.address(), (head + body).as_bytes(), 1);
        let [reply] = &seen.replies[..] else { panic!("{method} {path}: {seen:?}") };
        assert_eq!(reply.status, 200, "{method} {path}: {reply:?}");
        reply.json()
    }
}

/// Repeats as usual, after hardly any time.
fn quick() -> RetryPolicy {
    let moment = Duration::from_millis(1);
    RetryPolicy::new().base(moment).throttle_base(moment)
}
