//! Ways past the specs: headers and parameters that no spec has, the body as it came, fields that nobody knows.

use std::sync::{Arc, Mutex};

use apiscribe_runtime::{
    BoxFuture, Client, Limits, Retry, RetryPolicy, Service, Transport, TransportError, Untyped, tencent,
    volcengine,
};
use bytes::Bytes;
use serde_json::{Value as Json, json};

use crate::generated::{DeleteCloudRecording, DescribeRecordInfo, ListUsages, LiveEngine, Rtc, Trtc};

/// Answers with a body, and keeps the request.
#[derive(Clone)]
pub(crate) struct Echo {
    body: &'static str,
    seen: Arc<Mutex<Option<http::Request<Bytes>>>>,
}

impl Echo {
    pub(crate) fn new(body: &'static str) -> Self {
        Self { body, seen: Arc::default() }
    }

    fn client<S: Service<Credentials = tencent::Credentials>>(&self) -> Client<S> {
        let credentials = tencent::Credentials::new("id", "key");
        Client::builder()
            .credentials(credentials)
            .region("ap-singapore")
            .transport(self.clone())
            .build()
            .unwrap()
    }

    fn seen(&self) -> http::Request<Bytes> {
        self.seen.lock().unwrap().take().unwrap()
    }
}

impl Transport for Echo {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        *self.seen.lock().unwrap() = Some(request);
        Box::pin(async move { Ok(http::Response::new(Bytes::from_static(self.body.as_bytes()))) })
    }
}

const DONE: &str = r#"{"Response":{"TaskId":"t","RequestId":"r"}}"#;

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(18_446_744_073_709_551_615), task_id: Some("xx".to_owned()) }
}

#[tokio::test]
async fn a_body_takes_more_parameters_and_keeps_its_own() {
    let echo = Echo::new(DONE);
    let client: Client<Trtc> = echo.client();
    let call =
        client.request(recording()).parameter("New", json!({ "Deep": [1, 2] })).header("X-Trace", "abc");
    call.send().await.unwrap();
    let seen = echo.seen();
    let body: Json = serde_json::from_slice(seen.body()).unwrap();
    assert_eq!(
        body,
        json!({ "SdkAppId": 18_446_744_073_709_551_615u64, "TaskId": "xx", "New": { "Deep": [1, 2] } })
    );
    assert_eq!(seen.headers()["x-trace"], "abc");
    let signed = seen.headers()["authorization"].to_str().unwrap();
    assert!(!signed.contains("x-trace"), "{signed}");
}

#[tokio::test]
async fn a_query_takes_more_parameters_and_they_are_signed() {
    let echo = Echo::new(DONE);
    let client: Client<Trtc> = echo.client();
    let info = DescribeRecordInfo { task_id: Some(1), ..DescribeRecordInfo::default() };
    client.request(info).parameter("Ids", json!(["a b", { "Name": true }])).send().await.unwrap();
    assert_eq!(echo.seen().uri().query(), Some("TaskId=1&Ids.0=a%20b&Ids.1.Name=true"));

    let client: Client<Rtc> = Client::builder()
        .credentials(volcengine::Credentials::new("id", "key"))
        .transport(echo.clone())
        .build()
        .unwrap();
    let call = client.request(ListUsages::default()).parameter("Ids2", json!(["a", "b"])).prepare().unwrap();
    assert!(call.uri().query().unwrap().contains("&Ids2=a&Ids2=b"), "{}", call.uri());
}

#[test]
fn what_the_client_sets_itself_is_not_replaced() {
    let client: Client<Trtc> = Echo::new(DONE).client();
    for name in ["Authorization", "host", "X-TC-Timestamp", "Content-Type", "X-Date", "no name", ""] {
        let error = client.request(recording()).header(name, "x").prepare().unwrap_err();
        assert!(error.to_string().contains("cannot be added as a header"), "{name}: {error}");
    }
    let error = client.request(recording()).parameter("TaskId", "other").prepare().unwrap_err();
    assert!(error.to_string().contains("TaskId is set already"), "{error}");
    let call = client.request(recording()).header("x-trace", "canary").parameter("New", "canary");
    assert!(!format!("{call:?}").contains("canary"), "{call:?}");
}

/// A server takes the first of two, and parameters are sorted by their names alone.
#[tokio::test]
async fn a_query_keeps_what_says_who_calls_and_what() {
    let builder = Client::<Rtc>::builder().credentials(volcengine::Credentials::new("id", "key"));
    let client = builder.transport(Echo::new("{}")).build().unwrap();
    for name in ["Action", "Version", "X-Signature"] {
        let error = client.request(ListUsages::default()).parameter(name, "other").prepare().unwrap_err();
        assert!(error.to_string().contains(&format!("{name} cannot be a parameter")), "{error}");
        let error = client.untyped(Untyped::get("New", json!({ name: "other" }))).send().await.unwrap_err();
        assert!(error.to_string().contains(&format!("{name} cannot be a parameter")), "{error}");
    }
    let twice = client.request(ListUsages::default()).parameter("Ids2", json!({ "A": 1 }));
    let error = twice.parameter("Ids2.A", 2).prepare().unwrap_err();
    assert!(error.to_string().contains("Ids2.A is set already"), "{error}");
}

#[test]
fn a_region_does_not_break_the_scope_of_the_signature() {
    let builder = Client::<Rtc>::builder().credentials(volcengine::Credentials::new("id", "key"));
    // Without an endpoint the table of hosts would know none of them.
    let client = builder.endpoint("https://localhost").transport(Echo::new("{}")).build().unwrap();
    for region in ["", "cn-north-1/rtc", "a, SignedHeaders=host", "cn north"] {
        let error = client.request(ListUsages::default()).region(region).prepare().unwrap_err();
        assert!(error.to_string().contains("the region is no name of one"), "{region}: {error}");
    }
    client.request(ListUsages::default()).region("cn-north_1").prepare().unwrap();
}

#[test]
fn too_many_headers_are_an_error() {
    let client: Client<Trtc> = Echo::new(DONE).client();
    let mut call = client.request(recording());
    for number in 0..40_000 {
        call = call.header(format!("x-{number}"), "v");
    }
    let error = call.prepare().unwrap_err();
    assert!(error.to_string().contains("more headers than a request can have"), "{error}");
}

#[tokio::test]
async fn the_body_and_what_is_new_in_it_are_kept_on_request() {
    let body = r#"{"Response":{"RecordInfo":[{"UserId":"u","Zone":"z","Inner":{"Room":1,"New":[1]}},{"Room":2}],"Total":9,"RequestId":"r"}}"#;
    let client: Client<Trtc> = Echo::new(body).client();
    let info = || DescribeRecordInfo { task_id: Some(1), ..DescribeRecordInfo::default() };
    let reply = client.request(info()).keep_body().send().await.unwrap();
    assert_eq!(reply.body().unwrap(), body);
    let unknown = reply.unknown_fields();
    let unknown: Vec<(&str, String)> =
        unknown.iter().map(|(path, json)| (path.as_str(), json.to_string())).collect();
    assert_eq!(
        unknown,
        [
            ("RecordInfo[0].Inner.New", "[1]".to_owned()),
            ("RecordInfo[0].Zone", "\"z\"".to_owned()),
            ("Total", "9".to_owned()),
        ]
    );
    let reply = client.send(info()).await.unwrap();
    assert_eq!((reply.body(), reply.unknown_fields()), (None, Vec::new()));
}

#[tokio::test]
async fn an_operation_that_no_spec_has_is_called_with_json() {
    let echo = Echo::new(r#"{"Response":{"Tasks":[{"Id":1}],"RequestId":"r"}}"#);
    let client: Client<Trtc> = echo.client();
    let call = Untyped::post("ListNews", json!({ "SdkAppId": 1, "Secret": "canary" }));
    assert!(!format!("{call:?}").contains("canary"));
    let reply = client.untyped(call).region("ap-beijing").header("X-Trace", "t").send().await.unwrap();
    assert_eq!(reply.request_id(), "r");
    assert_eq!(reply.result.as_ref().unwrap()["Tasks"][0]["Id"], 1);
    let seen = echo.seen();
    assert_eq!(seen.headers()["x-tc-action"], "ListNews");
    assert_eq!(seen.headers()["x-tc-version"], "2019-07-22");
    assert_eq!(seen.headers()["x-tc-region"], "ap-beijing");
    assert_eq!(seen.body(), r#"{"SdkAppId":1,"Secret":"canary"}"#);

    client.untyped(Untyped::get("ListNews", json!({ "Ids": [1, 2], "On": true }))).send().await.unwrap();
    assert_eq!(echo.seen().uri().query(), Some("Ids.0=1&Ids.1=2&On=true"));
}

#[tokio::test]
async fn an_untyped_call_fails_as_any_other() {
    let echo =
        Echo::new(r#"{"Response":{"Error":{"Code":"InternalError.New","Message":"no"},"RequestId":"r"}}"#);
    let client: Client<Trtc> = echo.client();
    let error = client.untyped(Untyped::post("ListNews", json!({}))).send().await.unwrap_err();
    assert_eq!(
        (error.code(), error.operation(), error.attempts()),
        (Some("InternalError.New"), Some("ListNews"), 1)
    );
    // What the vendor lists for every operation holds for this one, too.
    let busy =
        Echo::new(r#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"no"},"RequestId":"r"}}"#);
    let client = Client::<Trtc>::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .retry(RetryPolicy::never())
        .transport(busy);
    let call = client.build().unwrap().untyped(Untyped::post("ListNews", json!({})));
    assert_eq!(call.send().await.unwrap_err().retry(), Retry::Throttle);
    let live: Client<LiveEngine> = Client::builder()
        .credentials(apiscribe_runtime::tencent_im::Credentials::new(1_400_000_000, "admin", "key"))
        .transport(Echo::new(
            r#"{"ErrorCode":0,"ActionStatus":"OK","ErrorInfo":"","RequestId":"r","Response":{"A":1}}"#,
        ))
        .build()
        .unwrap();
    let reply = live.untyped(Untyped::post("get_news", json!({}))).send().await.unwrap();
    assert_eq!(reply.result, Some(json!({ "A": 1 })));
}
