//! The whole way of a call: settings, a transport of one's own, and reqwest against a loopback server.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use apiscribe_runtime::{
    BoxFuture, Client, ErrorKind, Limits, Transport, TransportError, TransportErrorKind, tencent, tencent_im,
    volcengine,
};
use bytes::Bytes;

use crate::generated::*;

/// Answers with one body and keeps what was asked.
#[derive(Clone)]
struct Canned {
    answer: Result<&'static str, TransportErrorKind>,
    asked: Arc<Mutex<Vec<(http::Uri, Limits)>>>,
}

impl Canned {
    fn new(answer: Result<&'static str, TransportErrorKind>) -> Self {
        Self { answer, asked: Arc::default() }
    }
}

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.asked.lock().unwrap().push((request.uri().clone(), limits));
        Box::pin(async move {
            match self.answer {
                Ok(body) => Ok(http::Response::new(Bytes::from_static(body.as_bytes()))),
                Err(kind) => Err(TransportError::new(kind, "lost").with_source("deep cause")),
            }
        })
    }
}

fn client(transport: Canned) -> Client<Trtc> {
    Client::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .transport(transport)
        .build()
        .unwrap()
}

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

const DONE: &str = r#"{"Response":{"TaskId":"5df46eb2","RequestId":"71993312"}}"#;

#[tokio::test]
async fn a_call_brings_a_typed_reply() {
    let transport = Canned::new(Ok(DONE));
    let client = client(transport.clone());
    let reply = client.send(recording()).await.unwrap();
    assert_eq!((reply.task_id.as_deref(), reply.request_id()), (Some("5df46eb2"), "71993312"));
    client.request(recording()).timeout(Duration::from_secs(3)).send().await.unwrap();
    let asked = transport.asked.lock().unwrap().clone();
    assert_eq!(asked[0].1.timeout, Duration::from_secs(30));
    let left = asked[1].1.timeout;
    assert!(left <= Duration::from_secs(3) && left > Duration::from_secs(2), "{left:?}");
    assert_eq!(asked[0].1.max_body, 10 * 1024 * 1024);
}

#[tokio::test]
async fn a_call_is_a_task_of_its_own() {
    fn shareable<T: Send + Sync + Clone + 'static>(_: &T) {}
    let client = client(Canned::new(Ok(DONE)));
    shareable(&client);
    let call = client.send(recording());
    drop(client);
    assert!(tokio::spawn(call).await.unwrap().is_ok());
}

#[tokio::test]
async fn refused_requests_are_not_sent() {
    let transport = Canned::new(Ok(DONE));
    let client = client(transport.clone());
    let error = client.send(DeleteCloudRecording::default()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);
    assert_eq!(transport.asked.lock().unwrap().len(), 0);
    client.request(DeleteCloudRecording::default()).validate(false).send().await.unwrap();
    assert_eq!(transport.asked.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn transport_errors_have_their_kind_and_source() {
    for (kind, expected) in [
        (TransportErrorKind::Connect, ErrorKind::Transport),
        (TransportErrorKind::Timeout, ErrorKind::Timeout),
        (TransportErrorKind::Body, ErrorKind::Transport),
    ] {
        let error = client(Canned::new(Err(kind))).send(recording()).await.unwrap_err();
        assert_eq!((error.kind(), error.is_retryable()), (expected, true));
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "deep cause");
        assert!(error.to_string().starts_with("DeleteCloudRecording failed: "), "{error}");
    }
}

#[test]
fn read_takes_the_reply_of_any_http_client() {
    let client = client(Canned::new(Ok("")));
    let reply = client
        .read::<DeleteCloudRecording>(&http::Response::new(Bytes::from_static(DONE.as_bytes())))
        .unwrap();
    assert_eq!(reply.task_id.as_deref(), Some("5df46eb2"));
}

#[test]
fn builders_teach() {
    let refused = |builder: apiscribe_runtime::ClientBuilder<Trtc>| builder.build().unwrap_err();
    let trtc = || Client::<Trtc>::builder().credentials(tencent::Credentials::new("id", "key"));
    let missing = refused(Client::builder());
    assert_eq!(missing.kind(), ErrorKind::Credentials);
    assert!(missing.to_string().contains(".credentials(Credentials::from_env()?)"), "{missing}");
    for (url, told) in [
        ("http://host.example", "insecure_endpoint"),
        ("ftp://host.example", "https://"),
        ("host.example", "https://"),
        ("https://host.example/path", "path"),
        ("https://host.example/?a=b", "query"),
        ("https://a:b@host.example", "user name"),
        ("https://", "URL"),
    ] {
        let error = refused(trtc().endpoint(url));
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(told), "{url}: {error}");
    }
    let error = refused(trtc().data_center("moon"));
    assert!(error.to_string().contains("no data centre moon"), "{error}");
    let volcengine = || Client::<Rtc>::builder().credentials(volcengine::Credentials::new("id", "key"));
    let error = volcengine().region("moon-1").build().unwrap_err().to_string();
    assert!(error.contains("known are cn-north-1, ap-singapore-1"), "{error}");
    assert!(volcengine().region("moon-1").endpoint("https://host.example").build().is_ok());
    let im = Client::<LiveEngine>::builder().credentials(tencent_im::Credentials::new(1, "a", "k"));
    let error = im.data_center("moon").build().unwrap_err().to_string();
    assert!(error.contains("known are china, singapore"), "{error}");
}

#[test]
fn endpoints_are_signed_as_they_are_sent() {
    for (url, host, uri) in [
        ("https://host.example", "host.example", "https://host.example/"),
        ("https://host.example:443/", "host.example", "https://host.example/"),
        ("https://host.example:8443", "host.example:8443", "https://host.example:8443/"),
    ] {
        let client = Client::<Trtc>::builder()
            .credentials(tencent::Credentials::new("id", "key"))
            .region("ap-beijing")
            .endpoint(url)
            .build()
            .unwrap();
        let request = client.prepare(&recording()).unwrap();
        assert_eq!(
            (request.headers()["host"].to_str().unwrap(), request.uri().to_string().as_str()),
            (host, uri)
        );
    }
}

#[cfg(all(feature = "reqwest", feature = "__tls"))]
mod loopback {
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    /// A server for one connection: reads the head of the request and what its length announces, then writes `answer` and closes.
    fn serve(answer: String) -> (String, mpsc::Receiver<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut seen = Vec::new();
            let mut buffer = [0; 4096];
            loop {
                let count = stream.read(&mut buffer).unwrap();
                seen.extend_from_slice(&buffer[..count]);
                let text = String::from_utf8_lossy(&seen).into_owned();
                let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
                let length = head.lines().find_map(|line| {
                    line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned)
                });
                if count == 0 || body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                    let _ = sender.send(text);
                    break;
                }
            }
            let _ = stream.write_all(answer.as_bytes());
        });
        (url, receiver)
    }

    fn http(status: &str, body: &str) -> String {
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
    }

    fn local(url: &str) -> apiscribe_runtime::ClientBuilder<Trtc> {
        Client::builder()
            .credentials(tencent::Credentials::new("id", "key"))
            .region("ap-singapore")
            .insecure_endpoint(url)
    }

    #[tokio::test]
    async fn what_is_sent_is_what_was_signed() {
        let (url, seen) = serve(http("200 OK", DONE));
        let client = local(&url).clock(|| 1_700_000_000).build().unwrap();
        let prepared = client.prepare(&recording()).unwrap();
        let reply = client.send(recording()).await.unwrap();
        assert_eq!(reply.task_id.as_deref(), Some("5df46eb2"));
        let seen = seen.recv().unwrap();
        for (name, value) in prepared.headers() {
            let line = format!("{name}: {}", value.to_str().unwrap());
            assert_eq!(seen.lines().filter(|seen| **seen == line).count(), 1, "{line}\n{seen}");
            let named = seen.lines().filter(|seen| seen.starts_with(&format!("{name}: ")));
            assert_eq!(named.count(), 1, "{name}\n{seen}");
        }
        assert!(
            seen.starts_with("POST / HTTP/1.1\r\n") && seen.ends_with(r#"{"SdkAppId":1234,"TaskId":"xx"}"#),
            "{seen}"
        );
    }

    #[tokio::test]
    async fn replies_are_capped_whether_announced_or_not() {
        let big = " ".repeat(2000);
        for answer in [http("200 OK", &big), format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{big}")] {
            let (url, _seen) = serve(answer);
            let error = local(&url).max_body(1000).build().unwrap().send(recording()).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Transport);
            assert!(error.to_string().contains("larger than 1000 bytes"), "{error}");
        }
    }

    #[tokio::test]
    async fn broken_replies_and_redirects() {
        let (url, _seen) = serve("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Resp".to_owned());
        let error = local(&url).build().unwrap().send(recording()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
        let (url, _seen) = serve(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".to_owned(),
        );
        let error = local(&url).build().unwrap().send(recording()).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Service, Some(302)), "{error}");
    }

    #[tokio::test]
    async fn time_runs_out() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let client = local(&url).build().unwrap();
        let error = client.request(recording()).timeout(Duration::from_millis(1)).send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
        drop(listener);
    }
}
