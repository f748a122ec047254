//! What can go wrong, as data.
//!
//! Given: what a server does. Returns: a fault with a name. Must not: say what a client should make of it; the table does.

use std::time::Duration;

use crate::server::Step;

/// A fault, and how it is met.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) vendor: Vendor,
    pub(crate) behaviour: Behaviour,
    pub(crate) scheme: &'static str,
    pub(crate) host: &'static str,
    /// How long one attempt may take.
    pub(crate) patience: Duration,
    /// Whether it is met by the second call, over the connection that the first one left open.
    pub(crate) second_call: bool,
    /// Whether it proves that nothing was carried out, so that every operation may be repeated.
    pub(crate) proves_nothing_done: bool,
}

/// Whose replies are expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vendor {
    Tencent,
    Volcengine,
    Engine,
}

/// What there is at the port.
#[derive(Clone, Debug)]
pub(crate) enum Behaviour {
    /// Nobody listens.
    Absent,
    /// A server that does this with every connection.
    Plays(Vec<Step>),
    /// A server with a certificate that nobody trusts.
    Certificate,
}

impl Fault {
    /// What this server does.
    pub(crate) fn new(name: &'static str, behaviour: Behaviour) -> Self {
        Self {
            name,
            vendor: Vendor::Tencent,
            behaviour,
            scheme: "http",
            host: "127.0.0.1",
            patience: Duration::from_secs(20),
            second_call: false,
            proves_nothing_done: false,
        }
    }

    /// Steps of a connection.
    pub(crate) fn steps(name: &'static str, steps: impl IntoIterator<Item = Step>) -> Self {
        Self::new(name, Behaviour::Plays(steps.into_iter().collect()))
    }

    /// A whole reply, as bytes.
    pub(crate) fn reply(name: &'static str, bytes: Vec<u8>) -> Self {
        Self::steps(name, [Step::Read, Step::Write(bytes)])
    }

    /// A body that comes with 200 and the right headers.
    pub(crate) fn body(name: &'static str, body: impl AsRef<[u8]>) -> Self {
        Self::reply(name, http("200 OK", "Content-Type: application/json\r\n", body))
    }

    pub(crate) fn of(self, vendor: Vendor) -> Self {
        Self { vendor, ..self }
    }

    pub(crate) fn over_https(self) -> Self {
        Self { scheme: "https", ..self }
    }

    /// Attempts end soon, because the fault is that nothing comes.
    pub(crate) fn impatient(self) -> Self {
        Self { patience: Duration::from_millis(90), ..self }
    }

    pub(crate) fn proves_nothing_done(self) -> Self {
        Self { proves_nothing_done: true, ..self }
    }
}

/// A whole reply: the status line, more headers (each with its line end), and a body of announced length.
pub(crate) fn http(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head =
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// What Tencent answers when all is well.
pub(crate) const DONE: &str = r#"{"Response":{"TaskId":"5df46eb2","RequestId":"71993312"}}"#;

/// What Tencent answers when it fails with this code.
pub(crate) fn refusal(code: &str) -> String {
    format!(r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"No."}},"RequestId":"71993312"}}}}"#)
}
