//! Why a reply could not be read.
//!
//! Given: a place and what is wrong there. Returns: its words. Must not: hold a value of the reply.

use std::fmt;

use crate::slot::{Mismatch, Token};

/// Where a reply did not fit its type, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DecodeProblem {
    /// The JSON path, as `Response.RecordInfo[0].UserId`.
    pub(crate) path: String,
    /// What was expected and what kind of value stood there; never the value.
    pub(crate) what: String,
}

impl fmt::Display for DecodeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.what),
            path => write!(f, "{path}: {}", self.what),
        }
    }
}

/// Why decoding went no further, other than that the text is not JSON.
#[derive(Debug, Clone, Copy)]
pub(super) enum Refusal {
    /// Another kind of value stands there.
    Mismatch(Mismatch),
    /// The records would take more memory than they may.
    NoRoom,
}

impl From<Mismatch> for Refusal {
    fn from(mismatch: Mismatch) -> Self {
        Refusal::Mismatch(mismatch)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Mismatch(mismatch) => mismatch.fmt(f),
            Refusal::NoRoom => f.write_str(
                "the objects up to here would take too much memory; Client::builder().max_body(…) raises the limit",
            ),
        }
    }
}

/// What kind of value a token is.
pub(super) fn kind(token: Token<'_>) -> &'static str {
    match token {
        Token::Bool(_) => "a boolean",
        Token::Signed(_) | Token::Unsigned(_) | Token::Float(_) => "a number",
        Token::Text(_) => "a text",
    }
}
