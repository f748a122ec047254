//! What goes wrong on the way is told alike by both transports: one server for each fault, and both clients.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use apiscribe_runtime::TransportErrorKind::{Body, Connect, Other, Timeout, Tls, TooLarge};
use apiscribe_runtime::blocking::UreqTransport;
use apiscribe_runtime::{
    BoxFuture, Client, ClientBuilder, ErrorKind, Limits, ReqwestTransport, RetryPolicy, Transport,
    TransportError, TransportErrorKind, tencent,
};
use bytes::Bytes;

use super::certificate;
use crate::generated::{DeleteCloudRecording, Trtc};

/// Keeps the kind of the last error of another transport.
struct Spy<T>(T, Arc<Mutex<Option<TransportErrorKind>>>);

impl<T: Transport> Transport for Spy<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            let outcome = self.0.send(request, limits).await;
            *self.1.lock().unwrap() = outcome.as_ref().err().map(TransportError::kind);
            outcome
        })
    }
}

fn builder(address: &str) -> ClientBuilder<Trtc> {
    Client::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .insecure_endpoint(address)
        .max_body(1000)
        .retry(RetryPolicy::never())
}

/// The kinds that reqwest and ureq give it, and what the calls become. Only those who wait for silence to end are impatient.
fn told(address: &str, impatient: bool) -> [(TransportErrorKind, ErrorKind, String); 2] {
    let (connect, attempt) = if impatient { (100, 300) } else { (20_000, 30_000) };
    let (connect, attempt) = (Duration::from_millis(connect), Duration::from_millis(attempt));
    let recording = || DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) };
    let kind = Arc::new(Mutex::new(None));

    let transport = Spy(ReqwestTransport::new(connect).unwrap(), Arc::clone(&kind));
    let client = builder(address).attempt_timeout(attempt).transport(transport).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let error = runtime.block_on(client.send(recording())).unwrap_err();
    let of_reqwest = (kind.lock().unwrap().take().unwrap(), error.kind(), error.to_string());

    let transport = Spy(UreqTransport::new(connect), Arc::clone(&kind));
    let error = builder(address)
        .attempt_timeout(attempt)
        .transport(transport)
        .build_blocking()
        .unwrap()
        .send(recording())
        .unwrap_err();
    let of_ureq = (kind.lock().unwrap().take().unwrap(), error.kind(), error.to_string());
    [of_reqwest, of_ureq]
}

/// Reads a request, says this, and perhaps keeps the connection open until the other side goes.
fn server(scheme: &str, answer: impl Into<String>, then_close: bool) -> String {
    let answer: Arc<str> = answer.into().into();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("{scheme}://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let answer = Arc::clone(&answer);
            thread::spawn(move || serve(stream.unwrap(), &answer, then_close));
        }
    });
    address
}

fn serve(mut stream: TcpStream, answer: &str, then_close: bool) {
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    // A plain request ends with its JSON; a greeting of TLS is there at once.
    while !seen.ends_with(b"}") && !seen.starts_with(&[0x16]) {
        let Ok(count @ 1..) = stream.read(&mut buffer) else { return };
        seen.extend_from_slice(&buffer[..count]);
    }
    let _ = stream.write_all(answer.as_bytes());
    while !then_close && matches!(stream.read(&mut buffer), Ok(1..)) {}
}

#[test]
fn both_transports_tell_the_same() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let announced = "HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n{";
    let large = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7ff\r\n{}", "x".repeat(0x7ff));
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{";
    let half_chunk = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\n{";
    let faults = [
        ("nobody listens", format!("http://{free}"), Connect),
        ("no such name", "http://nowhere.invalid".to_owned(), Connect),
        ("closed without an answer", server("http", "", true), Other),
        ("the head breaks off", server("http", "HTTP/1.1 200 OK\r\nconte", true), Other),
        ("the body breaks off", server("http", half, true), Body),
        ("a chunk breaks off", server("http", half_chunk, true), Body),
        ("no HTTP", server("http", "SSH-2.0-fake\r\n\r\n", true), Other),
        ("silence", server("http", "", false), Timeout),
        ("silence within the body", server("http", half, false), Timeout),
        ("announced too large", server("http", announced, false), TooLarge),
        ("too large", server("http", large, false), TooLarge),
        ("silence when TLS is wanted", server("https", "", false), Connect),
        ("no TLS", server("https", "HTTP/1.1 400 Bad Request\r\n\r\n", true), Tls),
        ("a certificate that nobody trusts", certificate::server().0, Tls),
    ];
    let tried: Vec<_> = faults
        .into_iter()
        .map(|(fault, url, kind)| (fault, kind, thread::spawn(move || told(&url, fault.contains("silence")))))
        .collect();
    for (fault, expected, told) in tried {
        let [of_reqwest, of_ureq] = told.join().unwrap();
        let stage = if expected == Timeout { ErrorKind::Timeout } else { ErrorKind::Transport };
        for (client, (kind, error, text)) in [("reqwest", &of_reqwest), ("ureq", &of_ureq)] {
            assert_eq!((*kind, *error), (expected, stage), "{fault}, {client}: {text}");
        }
    }
}
