//! Words for people, and files that nobody has written words for yet.
//!
//! Given the node of a file, it says whether words may be missing in it. It must not let a file say so that has them all: that would hide
//! the next one that is forgotten.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{Read, Reader};
use crate::diag::Diagnostic;
use crate::source::Span;
use crate::yaml::{Entry, Node, Value};

/// Words for people; blank where nobody has written them yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(String);

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Read for Words {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let words = String::read(node, reader)?;
        if words.trim().is_empty() {
            reader.report.push(
                Diagnostic::error("empty-doc", node.span, "nothing is said here").help(
                    "say in a sentence of your own what it is or does, for somebody who does not know it",
                ),
            );
        }
        Some(Words(words))
    }

    fn missing(reader: &mut Reader<'_>, _owner: Span) -> Option<Self> {
        reader.wordless += usize::from(reader.words_pending);
        reader.words_pending.then(|| Words(String::new()))
    }

    fn required() -> bool {
        // Not in every file, and a JSON Schema goes by key.
        false
    }

    fn recover(span: Span) -> Option<Self> {
        String::recover(span).map(Words)
    }
}

impl JsonSchema for Words {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// What `words:` may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending;

impl Read for Pending {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.as_text() {
            Some("pending") => Some(Pending),
            _ => reader.bad_value(
                node.span,
                "`words` says only `pending`".to_owned(),
                "write `words: pending`, or leave it out when the words are there",
            ),
        }
    }
}

impl JsonSchema for Pending {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Pending".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "const": "pending" })
    }
}

/// Whether words may be missing in a file.
pub(super) fn pending(file: &Node) -> bool {
    mark(file).is_some()
}

/// Reports a file in which no word is missing although it says so.
pub(super) fn no_longer_pending(file: &Node, reader: &mut Reader<'_>) {
    if let Some(mark) = mark(file).filter(|_| reader.wordless == 0) {
        reader.report.push(
            Diagnostic::error("words-written", mark.key_span, "no words are missing in this file")
                .help("take `words: pending` out, so that the next one that is forgotten is noticed"),
        );
    }
}

fn mark(file: &Node) -> Option<&Entry> {
    let Value::Map(entries) = &file.value else { return None };
    entries.iter().find(|entry| entry.key == "words" && entry.value.as_text() == Some("pending"))
}
