//! Why a reply could not be read.
//!
//! Given: a place and what is wrong there. Returns: its words. Must not: hold a value of the reply.

use std::fmt;

use crate::slot::Token;

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

/// What kind of value a token is.
pub(super) fn kind(token: Token<'_>) -> &'static str {
    match token {
        Token::Bool(_) => "a boolean",
        Token::Signed(_) | Token::Unsigned(_) | Token::Float(_) => "a number",
        Token::Text(_) => "a text",
    }
}
