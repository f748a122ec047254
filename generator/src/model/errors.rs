//! Error codes.

use super::condition::When;
use super::operation::Deprecation;
use crate::names::RustIdent;
use crate::source::Span;

/// One documented error code.
#[derive(Clone, Debug)]
pub struct ErrorCode {
    /// The code as it travels.
    pub key: ErrorKey,
    /// The name of its variant.
    pub rust: RustIdent,
    /// What it means, in our words; ends with a full stop.
    pub doc: String,
    /// What a retry can do about it.
    pub retry: Retry,
    /// The number that goes with a textual code.
    pub number: Option<i64>,
    /// The HTTP status it comes with, where the page says.
    pub status: Option<u16>,
    /// What a request has to be like to be answered with it, as far as the page tells.
    pub when: Vec<When>,
    /// Whether the vendor still sends it.
    pub deprecated: Option<Deprecation>,
    /// The place of the code.
    pub origin: Span,
}

/// A code as it travels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorKey {
    /// `AuthFailure.TokenFailure`
    Text(String),
    /// `100003`
    Number(i64),
}

impl std::fmt::Display for ErrorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ErrorKey::Text(text) => f.write_str(text),
            ErrorKey::Number(number) => write!(f, "{number}"),
        }
    }
}

/// What a retry can do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Nothing.
    Never,
    /// Try again later.
    Transient,
    /// Try again more slowly.
    Throttle,
    /// Mend the clock, then try again.
    Clock,
    /// Refresh the credentials, then try again.
    Credentials,
}
