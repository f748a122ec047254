//! The keys of the spec language.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const UNKNOWN_KEY: Rule = Rule {
    id: "unknown-key",
    severity: Severity::Error,
    summary: "every key is one of the language",
    why: "a key that nobody reads is a fact that gets lost",
    bad: "requird: true\n",
    good: "required: true\n",
};

pub(super) const MISSING_KEY: Rule = Rule {
    id: "missing-key",
    severity: Severity::Error,
    summary: "the keys that a page cannot do without are there",
    why: "a fact that is not told is guessed by whoever needs it",
    bad: "RoomId: { type: string }\n",
    good: r#"RoomId: { type: string, doc: "Id of the room." }
"#,
};

pub(super) const WRONG_KIND: Rule = Rule {
    id: "wrong-kind",
    severity: Severity::Error,
    summary: "a value is of the kind that its key asks for",
    why: "a version 1.10 without quotes is the number 1.1",
    bad: "version: 1.10\n",
    good: r#"version: "1.10"
"#,
};

pub(super) const BAD_VALUE: Rule = Rule {
    id: "bad-value",
    severity: Severity::Error,
    summary: "a value is one that its key knows",
    why: "a word that stands for nothing decides nothing",
    bad: "safety: safe\n",
    good: "safety: idempotent\n",
};

pub(super) const MISPLACED_KEY: Rule = Rule {
    id: "misplaced-key",
    severity: Severity::Error,
    summary: "a key stands where it says something",
    why: "in a reply nothing can be required, and what is not used misleads",
    bad: r#"response:
  RoomId: { type: string, required: true, doc: "Id of the room." }
"#,
    good: r#"response:
  RoomId: { type: string, doc: "Id of the room." }
"#,
};
