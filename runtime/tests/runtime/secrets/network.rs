//! What the built-in transport tells of a network that fails. The UserSig of a chat request is in the URL, which HTTP clients like to show.

use std::cell::RefCell;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use apiscribe_runtime::{ClientBuilder, ReqwestTransport};

use super::errors::all;
use super::search::*;
use super::wire::*;
use crate::generated::*;

/// A server for one connection: waits for a request, sends these bytes and closes. Without bytes it does neither.
fn serve(answer: Option<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = [0; 8192];
        while stream.read(&mut buffer).is_ok_and(|count| count > 0) {
            if let Some(answer) = &answer {
                // Who has heard enough may be gone.
                let _ = stream.write_all(answer.as_bytes());
                return;
            }
        }
    });
    address
}

/// The error of a call there.
fn failed(secrets: &Secrets, builder: ClientBuilder<LiveEngine>) -> String {
    let client = builder.retry(apiscribe_runtime::RetryPolicy::never()).build().unwrap();
    secrets.learn(&client.prepare(&get_things {}).unwrap());
    all(done(client.send(get_things {})).unwrap_err())
}

fn at(address: &str) -> ClientBuilder<LiveEngine> {
    live().insecure_endpoint(format!("http://{address}"))
}

fn head(length: usize) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n")
}

pub(super) fn transport(_: &Secrets) -> String {
    format!("{:?}", ReqwestTransport::new(Duration::from_secs(1)).unwrap())
}

pub(super) fn refused(secrets: &Secrets) -> String {
    // Nobody listens there once the listener is dropped.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    failed(secrets, at(&address))
}

pub(super) fn no_tls(secrets: &Secrets) -> String {
    let address = serve(Some("HTTP/1.1 400 Bad Request\r\n\r\n".to_owned()));
    failed(secrets, live().endpoint(format!("https://{address}")))
}

pub(super) fn silence(secrets: &Secrets) -> String {
    failed(secrets, at(&serve(None)).attempt_timeout(Duration::from_millis(20)))
}

pub(super) fn torn(secrets: &Secrets) -> String {
    failed(secrets, at(&serve(Some(head(100) + IN_REPLY))))
}

pub(super) fn hung_up(secrets: &Secrets) -> String {
    failed(secrets, at(&serve(Some(String::new()))))
}

pub(super) fn no_http(secrets: &Secrets) -> String {
    failed(secrets, at(&serve(Some(format!("{IN_REPLY}\r\n\r\n")))))
}

pub(super) fn too_large(secrets: &Secrets) -> String {
    failed(secrets, at(&serve(Some(head(26) + IN_REPLY))).max_body(10))
}

thread_local! {
    static RECORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps what crates below say with `log`, by thread.
struct Log;

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        RECORDS.with_borrow_mut(|records| {
            records.push_str(&format!("{} {} {}\n", record.level(), record.target(), record.args()));
        });
    }

    fn flush(&self) {}
}

/// A whole call, as the crates below the client tell it at the finest level.
pub(super) fn log_of_a_call(secrets: &Secrets) -> String {
    // The one place that sets it; a second call finds it there.
    let _ = log::set_logger(&Log);
    log::set_max_level(log::LevelFilter::Trace);
    let body = format!(r#"{{"ErrorCode":0,"RequestId":"r","Response":{{"Token":"{IN_REPLY}"}}}}"#);
    let client = at(&serve(Some(head(body.len()) + &body))).build().unwrap();
    secrets.learn(&client.prepare(&get_things {}).unwrap());
    done(client.send(get_things {})).unwrap();
    RECORDS.take()
}
