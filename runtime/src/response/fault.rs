//! Failed replies as errors.
//!
//! Given: a reply that is a failure. Returns: an error with all that the reply says. Must not: fail, whatever the reply holds.

use serde_json::Value as Json;

use super::tree::Tree;
use crate::codes::{self, Retry};
use crate::error::{AnyError, ErrorKind, capped};
use crate::service::{Envelope, OperationInfo};

/// How much of a page that is no JSON goes into the message.
const EXCERPT_CAP: usize = 300;
/// How much of a message is kept; no vendor's are near that, and whoever logs errors should not log megabytes.
const MESSAGE_CAP: usize = 4 * 1024;
/// How much of a code is kept.
const CODE_CAP: usize = 256;

/// The error that the reply tells of, in an error object or in the status alone.
pub(super) fn service(envelope: &Envelope, status: u16, tree: &Tree<'_>) -> AnyError {
    let mut error = AnyError::new(ErrorKind::Service, "");
    let inner = error.inner_mut();
    let member = |key: &str| {
        let path: Vec<&str> = envelope.error.iter().copied().chain([key]).collect();
        tree.at(&path).map(|json| serde_json::from_str::<Json>(json).unwrap_or(Json::Null))
    };
    if let Some(code) = member(envelope.code) {
        inner.number = integer(&code);
        inner.code = text(&code, CODE_CAP);
    }
    if let Some(number) = envelope.number.and_then(member).as_ref().and_then(integer) {
        inner.number = Some(number);
    }
    let message = member(envelope.message);
    inner.message = message.as_ref().map(|message| text(message, MESSAGE_CAP)).unwrap_or_default();
    if inner.code.is_empty() && inner.message.is_empty() {
        let found = tree.at(envelope.error).filter(|_| !envelope.error.is_empty());
        inner.message = match found {
            Some(json) => format!("an error without code and message: {}", excerpt(json)),
            None => format!("the server answered status {status} without an error object"),
        };
    }
    error
}

/// The error for a body that is no JSON object: of the service (or a gateway before it) when the status says so, else of decoding.
pub(super) fn not_json(status: u16, body: &str, problem: &str) -> AnyError {
    let shown = match excerpt(body) {
        shown if shown.is_empty() => "an empty body".to_owned(),
        shown if is_prose(body) => format!("\"{shown}\""),
        _ => format!("{} bytes that are not shown", body.len()),
    };
    if (200..300).contains(&status) {
        return AnyError::new(ErrorKind::Decode, format!("the body is no JSON object ({problem}): {shown}"));
    }
    AnyError::new(ErrorKind::Service, format!("the server answered status {status} without JSON: {shown}"))
}

/// Whether it is a page or a sentence of a gateway. A reply that broke off, or that is unreadable, may hold what the spec marks sensitive.
fn is_prose(body: &str) -> bool {
    let binary = |letter: char| letter == '\u{fffd}' || (letter.is_control() && !letter.is_whitespace());
    let page = body.trim_start().starts_with('<');
    let data = body.trim_start().starts_with('[') || body.contains(['{', '"']);
    !body.contains(binary) && (page || !data)
}

pub(super) fn retry_class(operation: &'static OperationInfo, error: &AnyError, status: u16) -> Retry {
    codes::retry_class(&operation.all_codes(), error.code().unwrap_or_default(), error.number(), status)
}

fn integer(json: &Json) -> Option<i64> {
    json.as_i64().or_else(|| json.as_str().and_then(|text| text.parse().ok()))
}

fn text(json: &Json, cap: usize) -> String {
    match json {
        Json::Null => String::new(),
        Json::String(text) => capped(text, cap),
        other => capped(&other.to_string(), cap),
    }
}

/// The start of a body in one line.
fn excerpt(body: &str) -> String {
    let words: Vec<&str> = body.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).take(60).collect::<Vec<_>>().join(" ");
    let cut = capped(&line, EXCERPT_CAP);
    if cut.len() < line.len() { format!("{cut}…") } else { cut }
}
