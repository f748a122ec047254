//! Judges whether a request is signed as its vendor asks.
//!
//! Given a request as it came in, the keys of the callers and the time, it returns who called or why the request is refused. It
//! must not read a clock, touch a disk or a socket, panic on any bytes, or tell a secret or the signature that it expected.

mod authorization;
mod clock;
mod hash;
mod headers;
mod query;
pub(crate) mod tc3;
#[cfg(test)]
mod tests;
mod ticket;
pub(crate) mod user_sig;
pub(crate) mod volcengine;

use super::accounts::{App, KeyPair};
use super::codes::Refusal;
use crate::model::Condition;

/// A request as it came in.
#[derive(Clone, Copy)]
pub(crate) struct Incoming<'a> {
    /// `GET` or `POST`.
    pub(crate) method: &'a http::Method,
    /// The target, with the query as it was sent.
    pub(crate) uri: &'a http::Uri,
    /// The headers, `Host` among them.
    pub(crate) headers: &'a http::HeaderMap,
    /// The whole body.
    pub(crate) body: &'a [u8],
}

/// Who called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caller {
    /// The id of the key, or the account of a UserSig.
    pub(crate) id: String,
    /// The service of the credential scope.
    pub(crate) service: Option<String>,
    /// The region of the credential scope.
    pub(crate) region: Option<String>,
}

/// Refuses.
fn refuse<T>(condition: Condition, message: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal::new(condition, message))
}

/// What a caller sent, in a form that is safe to show: escaped, and cut where it is long.
fn shown(sent: &str) -> String {
    const LONGEST: usize = 60;
    let start: String = sent.chars().take(LONGEST).collect();
    let rest = if start.len() < sent.len() { "…" } else { "" };
    format!("`{}{rest}`", start.escape_debug())
}

/// The key of an id.
fn known<'k>(keys: &'k [KeyPair], id: &str) -> Result<&'k KeyPair, Refusal> {
    match keys.iter().find(|key| key.id == id) {
        Some(key) => Ok(key),
        None => refuse(
            Condition::UnknownKey,
            format!(
                "No key here has the id {}: sign with one of the keys that this server was given.",
                shown(id)
            ),
        ),
    }
}

/// Compares the token of the request with the one of the key; an empty token is none.
fn check_token(key: &KeyPair, sent: Option<&str>, name: &str) -> Result<(), Refusal> {
    let sent = sent.filter(|token| !token.is_empty());
    let wrong = match (key.token.as_deref(), sent) {
        (None, None) => return Ok(()),
        (Some(right), Some(sent)) if hash::same(right, sent) => return Ok(()),
        (Some(_), Some(_)) => "is not the token of this key: send the token that came with it",
        (Some(_), None) => "is missing, but this key is temporary: send the token that came with it",
        (None, Some(_)) => "came with a key that has no token: leave it out, or sign with the temporary key",
    };
    refuse(Condition::WrongToken, format!("{name} {wrong}."))
}

/// Compares a signature, sent as hexadecimal digits, with what the key gives for the text.
///
/// A refusal names the hash of the canonical request, which tells a client's author which half of the work went wrong.
fn check_signature(key: &[u8], text: &str, canonical: &str, sent: &str) -> Result<(), Refusal> {
    let Some(sent) = hash::from_hex(sent) else {
        return refuse(
            Condition::WrongSignature,
            "The signature is not 64 lower-case hexadecimal digits: send HMAC-SHA256 in that form.",
        );
    };
    match hash::signed(key, text.as_bytes(), &sent) {
        true => Ok(()),
        false => refuse(
            Condition::WrongSignature,
            format!(
                "The signature does not fit this request and key. The canonical request as it arrived here has the SHA-256 \
                 {canonical}. If yours has another, the request differs from what was signed; if it is the same, look at the \
                 secret key, the time and the credential scope."
            ),
        ),
    }
}
