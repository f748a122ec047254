//! Real HTTP through ureq.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use apiscribe_runtime::{ErrorKind, RetryPolicy, blocking, tencent};

use crate::generated::{DeleteCloudRecording, Trtc};

/// A server that answers every request with the same bytes, and sends on what it was asked; the number of connections comes first.
fn server(answer: &'static [u8]) -> (String, Receiver<(usize, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, requests) = channel();
    thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let (sender, stream) = (sender.clone(), stream.unwrap());
            thread::spawn(move || {
                while let Some(request) = read(&stream) {
                    sender.send((number, request)).ok();
                    (&stream).write_all(answer).ok();
                }
            });
        }
    });
    (address, requests)
}

/// One request with its body; nothing when the other side has gone.
fn read(stream: &TcpStream) -> Option<String> {
    let mut reader = BufReader::new(stream);
    let (mut text, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        text += &line;
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(text + &String::from_utf8_lossy(&body))
}

fn client(address: &str) -> blocking::Client<Trtc> {
    blocking::Client::<Trtc>::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .insecure_endpoint(address)
        .retry(RetryPolicy::never())
        .max_body(2000)
        .build_blocking()
        .unwrap()
}

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

macro_rules! answer {
    ($head:literal, $body:expr) => {
        concat!("HTTP/1.1 ", $head, "\r\n\r\n", $body).as_bytes()
    };
}
const DONE: &[u8] = answer!("200 OK\r\ncontent-length: 43", r#"{"Response":{"TaskId":"t","RequestId":"r"}}"#);

#[test]
fn a_call_and_another_on_the_same_connection() {
    let (address, requests) = server(DONE);
    let client = client(&address);
    for _ in 0..2 {
        let reply = client.send(recording()).unwrap();
        assert_eq!((reply.task_id.as_deref(), reply.status(), reply.attempts()), (Some("t"), 200, 1));
        let (connection, request) = requests.recv().unwrap();
        assert_eq!(connection, 0, "the connection is kept");
        assert!(request.starts_with("POST / HTTP/1.1\r\n"), "{request}");
        assert!(request.ends_with("\r\n\r\n{\"SdkAppId\":1234,\"TaskId\":\"xx\"}"), "{request}");
        assert!(request.to_lowercase().contains("\r\nauthorization: tc3-hmac-sha256"), "{request}");
    }
}

#[test]
fn it_blocks_within_a_runtime_too_and_nothing_worse() {
    let (address, _requests) = server(DONE);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let reply = runtime.block_on(async { client(&address).send(recording()) });
    assert_eq!(reply.unwrap().task_id.as_deref(), Some("t"));
}

/// What becomes of a call that is answered like this.
fn failure(answer: &'static [u8]) -> (ErrorKind, Option<u16>, String) {
    let (address, _requests) = server(answer);
    let error = client(&address).send(recording()).unwrap_err();
    (error.kind(), error.status(), error.to_string())
}

#[test]
fn a_redirect_is_not_followed() {
    let moved = answer!("302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0", "");
    assert_eq!(failure(moved).1, Some(302));
}

#[test]
fn a_gateways_page_is_an_error_with_its_status() {
    let page = answer!("504 Gateway Timeout\r\ncontent-length: 15", "<html>no</html>");
    let (kind, status, text) = failure(page);
    assert_eq!((kind, status), (ErrorKind::Service, Some(504)), "{text}");
}

#[test]
fn what_is_too_long_is_not_read() {
    let announced = answer!("200 OK\r\ncontent-length: 2001", "");
    let (kind, _, text) = failure(announced);
    assert!(kind == ErrorKind::Transport && text.contains("larger than 2000 bytes"), "{kind:?} {text}");

    static CHUNKS: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
        let chunk = format!("3e8\r\n{}\r\n", "x".repeat(1000));
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{}0\r\n\r\n", chunk.repeat(3))
            .into_bytes()
    });
    let (kind, _, text) = failure(&CHUNKS);
    assert!(kind == ErrorKind::Transport && text.contains("larger than 2000 bytes"), "{kind:?} {text}");
}

#[test]
fn what_breaks_off_is_an_error() {
    let (address, _requests) = server(answer!("200 OK\r\ncontent-length: 100\r\nconnection: close", "{"));
    let once = client(&address);
    let call = once.request(recording()).timeout(Duration::from_millis(150)).send();
    let kind = call.unwrap_err().kind();
    assert!(matches!(kind, ErrorKind::Timeout | ErrorKind::Transport), "{kind:?}");
}

#[test]
fn nobody_there() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = client(&format!("http://{free}"));
    let error = client
        .request(recording())
        .retry(RetryPolicy::new().attempts(2).base(Duration::ZERO))
        .send()
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 2), "{error}");
    assert!(error.to_string().contains("no connection to 127.0.0.1"), "{error}");
}

#[test]
fn silence_ends_with_the_time_of_the_call() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(&format!("http://{}", listener.local_addr().unwrap()));
    let error = client.request(recording()).timeout(Duration::from_millis(50)).send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(error.to_string().contains("no reply of 127.0.0.1 in time"), "{error}");
}
