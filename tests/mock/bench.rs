//! What the tests of the mock stand on: a mock of the specs of this repository, and clients that talk to it without a socket.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use apiscribe::mock::{Accounts, Answer, Mock, Options};
use apiscribe_runtime::{BoxFuture, Limits, RetryPolicy, Service, Transport, TransportError};
use bytes::Bytes;
use rtc_apis::{tencent, tencent_im, volcengine};
use serde_json::Value;

/// The time of all calls, in Unix seconds.
pub(crate) const NOW: u64 = 1_795_000_000;

/// A mock, and the way to it.
#[derive(Clone)]
pub(crate) struct Bench {
    pub(crate) mock: Arc<Mock>,
}

impl Transport for Bench {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move { Ok(self.answer(request).response) })
    }
}

impl Bench {
    pub(crate) fn new(options: Options) -> Self {
        let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        let sources = apiscribe::load::load(&specs).unwrap();
        let model = apiscribe::gate(&sources).unwrap();
        Bench { mock: Arc::new(Mock::new(model, Accounts::default(), options)) }
    }

    pub(crate) fn lenient() -> Self {
        Self::new(Options::default())
    }

    pub(crate) fn answer(&self, request: http::Request<Bytes>) -> Answer {
        self.answer_at(request, NOW)
    }

    pub(crate) fn answer_at(&self, request: http::Request<Bytes>, now: u64) -> Answer {
        let (parts, body) = request.into_parts();
        self.mock.answer(&parts, &body, at(now))
    }

    /// A request to the part that no vendor has.
    pub(crate) fn control(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let request =
            http::Request::builder().method(method).uri(path).body(Bytes::copy_from_slice(body.as_bytes()));
        let response = self.answer(request.unwrap()).response;
        (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap())
    }

    pub(crate) fn tencent<S: Service<Credentials = tencent::Credentials>>(
        &self,
    ) -> apiscribe_runtime::Client<S> {
        self.tencent_with("AKID-mock", "secret-of-the-mock")
    }

    pub(crate) fn tencent_with<S: Service<Credentials = tencent::Credentials>>(
        &self,
        id: &str,
        secret: &str,
    ) -> apiscribe_runtime::Client<S> {
        let client = apiscribe_runtime::Client::builder().credentials(tencent::Credentials::new(id, secret));
        client
            .region("ap-singapore")
            .transport(self.clone())
            .clock(|| NOW)
            .retry(RetryPolicy::never())
            .build()
            .unwrap()
    }

    pub(crate) fn volcengine<S: Service<Credentials = volcengine::Credentials>>(
        &self,
    ) -> apiscribe_runtime::Client<S> {
        let credentials = volcengine::Credentials::new("AKLT-mock", "secret-of-the-mock");
        let client = apiscribe_runtime::Client::builder().credentials(credentials);
        client.transport(self.clone()).clock(|| NOW).retry(RetryPolicy::never()).build().unwrap()
    }

    pub(crate) fn im<S: Service<Credentials = tencent_im::Credentials>>(
        &self,
    ) -> apiscribe_runtime::Client<S> {
        let credentials = tencent_im::Credentials::new(1_400_000_000, "administrator", "key-of-the-mock");
        let client = apiscribe_runtime::Client::builder().credentials(credentials);
        client.transport(self.clone()).clock(|| NOW).retry(RetryPolicy::never()).build().unwrap()
    }
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// The outcome of a call in one line: status, code, condition and message.
pub(crate) fn line(answer: &Answer) -> String {
    let response = &answer.response;
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    let error = ["/Response/Error", "/ResponseMetadata/Error"].iter().find_map(|path| body.pointer(path));
    let (code, message) = match error {
        Some(error) => (error["Code"].clone(), error["Message"].clone()),
        None if body.get("ErrorCode").is_some() => (body["ErrorCode"].clone(), body["ErrorInfo"].clone()),
        None => (Value::Null, body.get("mock").cloned().unwrap_or_default()),
    };
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let condition = response.headers().get("x-mock-condition").map_or("-", |value| value.to_str().unwrap());
    format!("{} {} ({condition}) {}", response.status().as_u16(), text(&code), text(&message))
}
