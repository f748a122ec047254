//! What a rule answers with.
//!
//! Given: an answer, a code, a raw reply or a failure on the way. Returns: what the transport hands to the client, or at once what
//! `send` would make of it. Must not: build anything that the client does not decode like a real reply.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::StatusCode;
use serde_json::Value as Json;

use super::body;
use super::code::{self, IntoCode};
use crate::error::{AnyError, Error};
use crate::reply::Reply;
use crate::response;
use crate::service::Operation;
use crate::transport::{TransportError, TransportErrorKind};

/// What stands in the message of an error when the test says nothing.
const MESSAGE: &str = "made up for a test";

/// What an operation is answered with: a reply, an error of the service, raw bytes, or a failure on the way.
pub struct Answer<O> {
    kind: Kind,
    operation: PhantomData<fn() -> O>,
}

#[derive(Clone)]
enum Kind {
    /// JSON in the operation's envelope; the request id is filled in for each call.
    Json(StatusCode, Json),
    Raw(http::Response<Bytes>),
    Fault(TransportErrorKind),
    Never,
}

/// What goes back to the client; `None` is nothing, ever.
pub(super) type Outcome = Option<Result<http::Response<Bytes>, TransportError>>;

impl<O: Operation> Answer<O> {
    /// This reply, in the operation's envelope, with status 200.
    pub fn reply(reply: O::Reply) -> Self {
        Self::of(Kind::Json(StatusCode::OK, body::of_answer(O::INFO.envelope, &reply)))
    }

    /// This error, in the operation's envelope, with its documented status. The code is one of the operation, of its service or of
    /// its vendor; or a text or an `i64` that no page lists.
    pub fn error<L>(code: impl IntoCode<O::Error, L>) -> Self {
        Self::error_message(code, MESSAGE)
    }

    /// As [`Answer::error`], with a message of one's own.
    pub fn error_message<L>(code: impl IntoCode<O::Error, L>, message: impl AsRef<str>) -> Self {
        let envelope = O::INFO.envelope;
        let code = code.into_code();
        let failure = code::failure(O::INFO, &code, message.as_ref());
        let status = status(failure.status.unwrap_or(body::failure_status(envelope)));
        Self::of(Kind::Json(status, body::of_failure(envelope, &failure)))
    }

    /// This status and body as they are, for instance the page of a gateway.
    pub fn raw(status: u16, body: impl Into<Bytes>) -> Self {
        let mut response = http::Response::new(body.into());
        *response.status_mut() = self::status(status);
        Self::of(Kind::Raw(response))
    }

    /// This HTTP response as it is.
    pub fn respond(response: http::Response<impl Into<Bytes>>) -> Self {
        Self::of(Kind::Raw(response.map(Into::into)))
    }

    /// A failure on the way: no connection, no reply in time, a reply that broke off.
    pub fn fault(kind: TransportErrorKind) -> Self {
        Self::of(Kind::Fault(kind))
    }

    /// No answer, ever: for tests of what happens when the caller stops waiting.
    pub fn never() -> Self {
        Self::of(Kind::Never)
    }

    /// The same answer with another HTTP status. Says nothing where there is no reply.
    pub fn status(mut self, status: u16) -> Self {
        match &mut self.kind {
            Kind::Json(of, _) => *of = self::status(status),
            Kind::Raw(response) => *response.status_mut() = self::status(status),
            Kind::Fault(_) | Kind::Never => {}
        }
        self
    }

    /// The same answer with this request id in place of `mock-1`, `mock-2`, … Says nothing where there is no envelope.
    pub fn request_id(mut self, id: &str) -> Self {
        if let Kind::Json(_, body) = &mut self.kind {
            body::add_request_id(body, O::INFO.envelope, id);
        }
        self
    }

    /// What `client.send(…)` makes of this answer: for tests of functions that take a reply or an error. An answer that never
    /// comes is a timeout.
    pub fn result(self) -> Result<Reply<O::Reply>, Error<O::Error>> {
        let operation = O::INFO;
        let outcome = self.outcome(1).unwrap_or_else(|| Err(fault(TransportErrorKind::Timeout)));
        let response = outcome.map_err(|error| AnyError::transport_failed(error).during(operation))?;
        let mut reply = O::Reply::default();
        let meta = response::read(operation, &response, usize::MAX, &mut reply)?;
        Ok(Reply::new(reply, meta))
    }

    /// What goes back for the call of this number.
    pub(super) fn outcome(self, number: usize) -> Outcome {
        match self.kind {
            Kind::Json(status, mut body) => {
                body::add_request_id(&mut body, O::INFO.envelope, &format!("mock-{number}"));
                let mut response = http::Response::new(Bytes::from(body.to_string()));
                *response.status_mut() = status;
                Some(Ok(response))
            }
            Kind::Raw(response) => Some(Ok(response)),
            Kind::Fault(kind) => Some(Err(fault(kind))),
            Kind::Never => None,
        }
    }

    fn of(kind: Kind) -> Self {
        Self { kind, operation: PhantomData }
    }
}

impl<O> Clone for Answer<O> {
    fn clone(&self) -> Self {
        Self { kind: self.kind.clone(), operation: PhantomData }
    }
}

impl<O> fmt::Debug for Answer<O> {
    /// Without the reply, which may hold what the spec marks sensitive.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Json(status, _) => write!(f, "Answer(status {})", status.as_u16()),
            Kind::Raw(response) => write!(f, "Answer(raw, status {})", response.status().as_u16()),
            Kind::Fault(kind) => write!(f, "Answer({kind:?})"),
            Kind::Never => f.write_str("Answer(never)"),
        }
    }
}

fn fault(kind: TransportErrorKind) -> TransportError {
    let what = match kind {
        TransportErrorKind::Setup => "the HTTP client could not be set up",
        TransportErrorKind::Connect => "no connection",
        TransportErrorKind::Tls => "no TLS connection",
        TransportErrorKind::Timeout => "no reply in time",
        TransportErrorKind::Body => "the reply broke off",
        TransportErrorKind::TooLarge => "the reply is too large",
        TransportErrorKind::Other => "something on the way failed",
    };
    TransportError::new(kind, format!("{what} ({MESSAGE})"))
}

/// A number that is no status stands for a server that is not one of HTTP: 500.
fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
