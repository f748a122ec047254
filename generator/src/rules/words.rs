//! Words for people.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const EMPTY_DOC: Rule = Rule {
    id: "empty-doc",
    severity: Severity::Error,
    summary: "words say more than the name does",
    why: "they are all that the user of the crate reads",
    bad: r#"RoomId: { type: string, doc: "Room id" }
"#,
    good: r#"RoomId: { type: string, doc: "Id of the room, as CreateRoom returned it." }
"#,
};

pub(super) const WORDS_WRITTEN: Rule = Rule {
    id: "words-written",
    severity: Severity::Error,
    summary: "only a file in which words are missing says `words: pending`",
    why: "where it stands, words that somebody forgot are not noticed",
    bad: r#"operation: CloseRoom
summary: Closes a room.
words: pending
"#,
    good: r#"operation: CloseRoom
summary: Closes a room.
"#,
};

pub(super) const UNDECIDED: Rule = Rule {
    id: "undecided",
    severity: Severity::Error,
    summary: "nothing in a spec is left open",
    why: "a program wrote the draft and was not sure here; a person has to look at the page",
    bad: r#"TaskId: { type: i64, required: true, undecided: "the page does not say how wide the number is" }
"#,
    good: r#"TaskId: { type: u64, required: true }
"#,
};

pub(super) const UNFINISHED_DOC: Rule = Rule {
    id: "unfinished-doc",
    severity: Severity::Error,
    summary: "words are finished",
    why: "a reminder to oneself would be published",
    bad: r#"doc: "TODO"
"#,
    good: r#"doc: "Id of the room."
"#,
};

pub(super) const FOREIGN_DOC: Rule = Rule {
    id: "foreign-doc",
    severity: Severity::Warning,
    summary: "words are English",
    why: "the crate speaks one language, and the vendor's sentences are not ours to copy",
    bad: r#"doc: "房间的编号"
"#,
    good: r#"doc: "Number of the room (房间)."
"#,
};

pub(super) const PROSE_HAS_RANGE: Rule = Rule {
    id: "prose-has-range",
    severity: Severity::Warning,
    summary: "a limit that the words tell is also a key",
    why: "a sentence is not checked before a request is sent, a key is",
    bad: r#"Count: { type: i64, doc: "How many, 1 to 200." }
"#,
    good: r#"Count: { type: i64, range: 1..=200, doc: "How many." }
"#,
};

pub(super) const PROSE_SAYS_REQUIRED: Rule = Rule {
    id: "prose-says-required",
    severity: Severity::Warning,
    summary: "what the words call required is `required`",
    why: "the crate would send the request without it",
    bad: r#"RoomId: { type: string, doc: "Id of the room. It must be given." }
"#,
    good: r#"RoomId: { type: string, required: true, doc: "Id of the room." }
"#,
};

pub(super) const PROSE_SAYS_DEPRECATED: Rule = Rule {
    id: "prose-says-deprecated",
    severity: Severity::Warning,
    summary: "what the words call deprecated is `deprecated`",
    why: "Rust warns of a key, not of a sentence",
    bad: r#"Mode: { type: i64, doc: "Deprecated." }
"#,
    good: r#"Mode: { type: i64, doc: "How guests are told.", deprecated: { use: Modes } }
"#,
};
