//! What a draft holds.
//!
//! Given nothing, it declares the facts and the questions of a draft. It must not know how they are written.

use serde_json::Value as Json;

/// The draft of an operation's spec.
#[derive(Clone, Debug, Default)]
pub(super) struct Operation {
    pub(super) name: String,
    /// Where its spec belongs, below the specs.
    pub(super) place: String,
    pub(super) title: String,
    pub(super) version: String,
    pub(super) service: String,
    pub(super) hosts: Vec<String>,
    pub(super) updated: Option<String>,
    pub(super) rate: Option<String>,
    /// Whether one is required, and which there are.
    pub(super) regions: Option<(bool, Vec<String>)>,
    pub(super) request: Vec<Field>,
    pub(super) response: Vec<Field>,
    pub(super) types: Vec<Type>,
    pub(super) errors: Vec<Code>,
    pub(super) samples: Vec<Sample>,
    pub(super) undecided: Vec<String>,
    /// Where facts stand that are told in sentences: paths of the spec, with lines of the page.
    pub(super) lines: Vec<(String, u32)>,
}

/// A parameter, or a field of a reply or type.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    pub(super) name: String,
    /// From 1; of the page.
    pub(super) line: u32,
    /// In the words of our language.
    pub(super) ty: String,
    pub(super) required: bool,
    pub(super) nullable: bool,
    /// The page's words.
    pub(super) words: String,
    pub(super) undecided: Vec<String>,
}

/// A type of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Type {
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
    pub(super) undecided: Vec<String>,
}

/// An error code.
#[derive(Clone, Debug, Default)]
pub(super) struct Code {
    pub(super) code: String,
    pub(super) line: u32,
    pub(super) words: String,
}

/// A printed call, its answer, or both.
#[derive(Clone, Debug, Default)]
pub(super) struct Sample {
    pub(super) request: Option<Json>,
    /// Whether the page shows the request as an address.
    pub(super) query: bool,
    pub(super) reply: Option<Json>,
    pub(super) fails_with: Option<Json>,
    pub(super) undecided: Vec<String>,
}

/// The draft of the rules by which replies are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    pub(super) service: String,
    pub(super) rules: Vec<Rule>,
    pub(super) undecided: Vec<String>,
}

/// One of these rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) versions: Vec<String>,
    /// What is a failure, in the words of our language.
    pub(super) fails_when: Vec<&'static str>,
    pub(super) error_fields: Vec<String>,
    pub(super) always: bool,
    pub(super) samples: Vec<Sample>,
    pub(super) undecided: Vec<String>,
}
