//! How replies are read: envelopes, and rules that choose them by version and module.

use crate::names::RustIdent;
use crate::source::Span;

use super::operation::Example;

/// Where things stand in a reply, and when it is a failure.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// The path to the operation's fields; empty is the top level.
    pub result: Vec<String>,
    /// The path to the request id.
    pub request_id: Vec<String>,
    /// Where an error says what it is.
    pub error: ErrorAt,
    /// A reply is a failure when one of these holds.
    pub fails_when: Vec<FailsWhen>,
    /// When the result is to be read.
    pub result_when: ResultWhen,
}

/// Where an error says what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorAt {
    /// The path to the object with the keys below; empty is the top level.
    pub at: Vec<String>,
    /// The key of the code.
    pub code: String,
    /// The key of the message.
    pub message: String,
    /// The key of the number that goes with a textual code.
    pub number: Option<String>,
}

/// A sign of failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailsWhen {
    /// The HTTP status is not 200.
    StatusNot200,
    /// The error object is there and not null.
    ErrorPresent,
    /// A field has another value than this one, compared as text.
    FieldIsNot(Vec<String>, String),
}

/// When the result is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultWhen {
    /// Only in a success.
    OnSuccess,
    /// In a failure too, where it explains.
    Always,
}

/// A response rule of a service: which replies it is for, and how they are read.
#[derive(Clone, Debug)]
pub struct ResponseRule {
    /// Its stable id in the spec.
    pub id: String,
    /// The name of its constant.
    pub rust: RustIdent,
    /// The versions it holds for.
    pub versions: Vec<String>,
    /// The modules it holds for; empty is all.
    pub modules: Vec<String>,
    /// How replies are read.
    pub envelope: Envelope,
    /// In our words.
    pub doc: String,
    /// The page's sample replies, repaired.
    pub examples: Vec<Example>,
    /// The place of its id.
    pub origin: Span,
}
