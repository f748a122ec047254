//! Servers that repeat in their errors what they were sent.

use apiscribe_runtime::{
    AnyError, BoxFuture, Client, ClientBuilder, Limits, RetryPolicy, Service, Transport, TransportError,
    tencent, tencent_im, volcengine,
};
use bytes::Bytes;

use crate::generated::*;

const TOKEN: &str = "canary+session/token=";
const TENCENT: [&str; 2] =
    [r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":""#, r#""},"RequestId":"r"}}"#];

/// Answers with its status, and with the URL and the header of the request between its texts.
#[derive(Clone, Copy)]
struct Echo(u16, [&'static str; 2]);

impl Echo {
    fn client<S: Service>(self, builder: ClientBuilder<S>) -> Client<S> {
        let builder = builder.transport(self).clock(|| 1_700_000_000).nonce(|| 7).region("ap-singapore-1");
        builder.retry(RetryPolicy::never()).build().unwrap()
    }
}

impl Transport for Echo {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let Self(status, [before, after]) = *self;
        let headers = request.headers().iter();
        let lines: Vec<_> =
            headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
        // As Go writes JSON, and PHP.
        let lines = lines.join("; ").replace('/', r"\/").replace('+', r"\u002b");
        let body = format!("{before}{} {lines}{after}", request.uri());
        let response = http::Response::builder().status(status).body(Bytes::from(body)).unwrap();
        Box::pin(async move { Ok(response) })
    }
}

fn tencent() -> ClientBuilder<Trtc> {
    Client::builder().credentials(tencent::Credentials::new("id", "canary-key").token(TOKEN))
}

fn engine() -> ClientBuilder<LiveEngine> {
    Client::builder().credentials(tencent_im::Credentials::new(1_400_000_000, "admin", "canary-key"))
}

fn question() -> DescribeRecordInfo {
    DescribeRecordInfo { task_id: Some(1), ..Default::default() }
}

/// All that the error prints, without any secret of the request that was prepared the same way.
fn told(error: impl Into<AnyError>, prepared: &http::Request<Bytes>) -> String {
    let error = error.into();
    let text = format!("{error} {error:?} {}", error.message());
    let header = |name: &str| prepared.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    let authorization = header("authorization").unwrap_or_default();
    let user_sig = prepared.uri().query().unwrap_or_default().split("usersig=").nth(1);
    let secrets = [
        authorization.split("Signature=").nth(1),
        Some(authorization.as_str()).filter(|all| !all.is_empty()),
        user_sig.and_then(|rest| rest.split('&').next()),
        Some("canary"),
    ];
    for secret in secrets.into_iter().flatten() {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    text
}

#[tokio::test]
async fn a_refusal_does_not_tell_what_was_signed() {
    let client = Echo(200, TENCENT).client(tencent());
    let error = client.send(question()).await.unwrap_err();
    assert_eq!(error.code(), Some("AuthFailure.SignatureFailure"));
    let text = told(error, &client.prepare(&question()).unwrap());
    assert!(text.contains("x-tc-token: **redacted**; authorization: **redacted**"), "{text}");

    let keys = volcengine::Credentials::new("id", "canary-key").session_token(TOKEN);
    let before =
        r#"{"ResponseMetadata":{"RequestId":"r","Error":{"Code":"SignatureDoesNotMatch","Message":""#;
    let client = Echo(401, [before, r#""}}}"#]).client(Client::<Rtc>::builder().credentials(keys));
    let error = client.send(StartRecord {}).await.unwrap_err();
    let text = told(error, &client.prepare(&StartRecord {}).unwrap());
    assert!(text.contains("x-security-token: **redacted**; authorization: **redacted**"), "{text}");
}

#[tokio::test]
async fn a_url_that_is_repeated_has_no_user_sig() {
    let before = r#"{"RequestId":"r","ErrorCode":70001,"ErrorInfo":""#;
    let client = Echo(200, [before, r#""}"#]).client(engine());
    let prepared = client.prepare(&get_things {}).unwrap();
    let text = told(client.send(get_things {}).await.unwrap_err(), &prepared);
    assert!(text.contains("usersig=**redacted**&random=7"), "{text}");

    for status in [200, 502] {
        let client = Echo(status, ["<html>no way to ", "</html>"]).client(engine());
        let text = told(client.send(get_things {}).await.unwrap_err(), &prepared);
        assert!(text.contains("usersig=**redacted**…\""), "an excerpt ends in the middle of it: {text}");
    }
}

#[tokio::test]
async fn a_source_of_credentials_is_as_silent() {
    let role = tencent::AssumeRole::new(tencent::Credentials::new("id", "canary-key").token(TOKEN), "r", "s");
    let client = Echo(200, TENCENT).client(Client::<Trtc>::builder().credentials_provider(role));
    let error = client.load_credentials().await.unwrap_err().to_string();
    assert!(error.contains("x-tc-token: **redacted**; authorization: **redacted**"), "{error}");
    assert!(!error.contains("canary"), "{error}");
}

/// A header of one's own may hold a secret, or a word; errors are told apart by their code, which stays.
#[tokio::test]
async fn a_code_is_never_hidden() {
    let client = Echo(200, TENCENT).client(tencent());
    let call = client.request(question()).header("X-Word", "AuthFailure.SignatureFailure");
    let error = call.header("X-Short", "content").send().await.unwrap_err();
    assert_eq!(error.code(), Some("AuthFailure.SignatureFailure"));
    assert!(error.message().contains("x-word: **redacted**"), "{error}");
    assert!(error.message().contains("content-type"), "too short to be a secret: {error}");
}
