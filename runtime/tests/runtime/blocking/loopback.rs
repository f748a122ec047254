//! Real HTTP through ureq.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use apiscribe_runtime::blocking::{self, UreqTransport};
use apiscribe_runtime::{ClientBuilder, ErrorKind, RetryPolicy, tencent, tencent_im};

use crate::generated::{DeleteCloudRecording, LiveEngine, Trtc, get_things};

/// A server that answers every request with the same bytes, and sends on what it was asked; the number of connections comes first.
fn server(answer: &'static [u8]) -> (String, Receiver<(usize, String)>) {
    server_that(move || answer)
}

/// The same with bytes that are looked up for each request.
fn server_that(
    answer: impl Fn() -> &'static [u8] + Send + Sync + 'static,
) -> (String, Receiver<(usize, String)>) {
    let answer = Arc::new(answer);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, requests) = channel();
    thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let (sender, stream, answer) = (sender.clone(), stream.unwrap(), Arc::clone(&answer));
            thread::spawn(move || {
                while let Some(request) = read(&stream) {
                    sender.send((number, request)).ok();
                    (&stream).write_all(answer()).ok();
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
    builder(address).build_blocking().unwrap()
}

fn builder(address: &str) -> ClientBuilder<Trtc> {
    blocking::Client::<Trtc>::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .insecure_endpoint(address)
        .retry(RetryPolicy::never())
        .max_body(2000)
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
fn what_is_sent_is_what_was_signed_and_asks_for_gzip() {
    let (address, requests) = server(DONE);
    let client = builder(&address).clock(|| 1_700_000_000).build_blocking().unwrap();
    let prepared = client.prepare(&recording()).unwrap();
    client.send(recording()).unwrap();
    let (_, request) = requests.recv().unwrap();
    for (name, value) in prepared.headers() {
        let named: Vec<_> =
            request.lines().filter(|line| line.to_lowercase().starts_with(&format!("{name}: "))).collect();
        assert_eq!(named.len(), 1, "{name}\n{request}");
        assert!(named[0].ends_with(value.to_str().unwrap()), "{name}\n{request}");
    }
    assert!(request.to_lowercase().contains("accept-encoding: gzip\r\n"), "{request}");
    assert!(request.to_lowercase().contains("user-agent: apiscribe/"), "{request}");
}

#[test]
fn threads_that_share_a_client_keep_a_connection_each() {
    const THREADS: usize = 8;
    let together = Arc::new(Barrier::new(THREADS));
    let (address, requests) = server_that(move || {
        together.wait();
        DONE
    });
    let client = client(&address);
    for _ in 0..2 {
        let calls: Vec<_> = (0..THREADS)
            .map(|_| {
                let client = client.clone();
                thread::spawn(move || client.send(recording()).is_ok())
            })
            .collect();
        assert!(calls.into_iter().all(|call| call.join().unwrap()));
    }
    drop(client);
    let seen = requests.try_iter().map(|(connection, _)| connection).max();
    assert_eq!(seen, Some(THREADS - 1), "the second round needs no connections of its own");
}

#[test]
fn a_kept_connection_that_the_server_closed_is_not_used() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(&format!("http://{}", listener.local_addr().unwrap()));
    let (closed, is_closed) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            read(&stream);
            (&stream).write_all(DONE).unwrap();
            drop(stream);
            closed.send(()).ok();
        }
    });
    for _ in 0..3 {
        assert_eq!(client.send(recording()).unwrap().attempts(), 1);
        is_closed.recv().unwrap();
    }
}

#[test]
fn an_agent_of_ones_own_is_kept_from_redirects_and_shows_no_address() {
    let (address, _requests) =
        server(answer!("302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0", ""));
    let agent = ureq::Agent::new_with_defaults();
    let over =
        |agent, address: &str| builder(address).transport(UreqTransport::from_agent(agent)).build_blocking();
    let error = over(agent, &address).unwrap().send(recording()).unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Service, Some(302)), "{error}");

    let agent = ureq::Agent::config_builder().https_only(true).build().new_agent();
    let client = blocking::Client::<LiveEngine>::builder()
        .credentials(tencent_im::Credentials::new(1, "admin", "key"))
        .insecure_endpoint(&address)
        .transport(UreqTransport::from_agent(agent))
        .build_blocking()
        .unwrap();
    let error = client.send(get_things {}).unwrap_err();
    let source = std::error::Error::source(&error).map(ToString::to_string);
    let text = format!("{error} {error:?} {source:?}");
    assert!(text.contains("https only") && !text.contains("usersig"), "{text}");
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

#[test]
fn a_name_that_nobody_knows_is_no_connection() {
    let client = client("http://no-such-name.invalid");
    let error = client.send(recording()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(error.to_string().contains("no connection to no-such-name.invalid"), "{error}");
}
