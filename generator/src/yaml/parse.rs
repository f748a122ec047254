//! From text to [`Node`], through serde-saphyr.
//!
//! The crate's `Spanned` gives every node its bytes; budgets refuse aliases, deep nesting and floods before they cost.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Options, Spanned};

use super::{Entry, Node, Scalar, Value, traps};
use crate::diag::{Diagnostic, Report};
use crate::source::{FileId, SourceMap, Span};

/// Parses a file. `None` when it is not YAML; the report says where.
pub fn parse(sources: &SourceMap, file: FileId, report: &mut Report) -> Option<Node> {
    let text = sources.text(file);
    if traps::hidden_characters(text, file, report) {
        return None;
    }
    let raw = match serde_saphyr::from_str_with_options::<Raw>(text, options()) {
        Ok(raw) => raw,
        Err(error) => {
            report.push(syntax_error(&error, text, file));
            return None;
        }
    };
    let node = Builder { text, file }.node(raw);
    traps::check(&node, report);
    Some(node)
}

/// No aliases, no merge keys, at most 24 levels and two million nodes: no spec of a page needs more.
/// In a debug build a level takes about 55 KB of stack, and a thread of Rust has 2 MB.
fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_aliases: 0,
            max_anchors: 0,
            max_merge_keys: 0,
            max_depth: 24,
            flow_nesting_limit: 24,
            max_documents: 1,
            max_nodes: 2_000_000,
            max_events: 6_000_000,
        },
        // Both duplicates reach our visitor, which reports them with both places.
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        strict_booleans: true,
    }
}

fn syntax_error(error: &serde_saphyr::Error, text: &str, file: FileId) -> Diagnostic {
    let start = error.location().map_or(0, |at| offset(&at, text));
    let end = text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |c| start + c.len_utf8());
    let span = Span { file, start: start as u32, end: end as u32 };
    match error.without_snippet() {
        serde_saphyr::Error::Budget { breach, .. } => budget_error(breach, span),
        serde_saphyr::Error::AliasError { .. } => alias_error(span),
        other => {
            let words = other.to_string();
            let words = words.lines().next().unwrap_or("not YAML").trim_start_matches("error: ");
            let words = words.rsplit_once(" at line ").map_or(words, |(words, _)| words);
            // The scanner's own guard, which is not told apart by a type.
            match words.contains("recursion limit") {
                true => too_deep(span),
                false => Diagnostic::error("yaml-syntax", span, words).help(
                    "mend the YAML; text with `: `, ` #` or a leading special character needs double quotes",
                ),
            }
        }
    }
}

/// The byte of a place. The scanner's own errors tell only line and column, both from 1.
fn offset(at: &serde_saphyr::Location, text: &str) -> usize {
    let offset = at.span().byte_offset().map_or_else(
        || {
            let line = usize::try_from(at.line()).unwrap_or(usize::MAX).saturating_sub(1);
            let column = usize::try_from(at.column()).unwrap_or(usize::MAX).saturating_sub(1);
            let mut lines = text.split_inclusive('\n');
            let before: usize = lines.by_ref().take(line).map(str::len).sum();
            before + lines.next().unwrap_or("").chars().take(column).map(char::len_utf8).sum::<usize>()
        },
        |offset| usize::try_from(offset).unwrap_or(usize::MAX),
    );
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error("too-large", span, "nested more than 24 levels deep")
        .help("a spec of a page is at most ten levels deep; split nested types out under `types:`")
}

fn budget_error(breach: &serde_saphyr::budget::BudgetBreach, span: Span) -> Diagnostic {
    use serde_saphyr::budget::BudgetBreach;
    match breach {
        BudgetBreach::Aliases { .. } | BudgetBreach::Anchors { .. } => alias_error(span),
        BudgetBreach::Depth { .. } => too_deep(span),
        other => Diagnostic::error("too-large", span, format!("the file is too large: {other:?}"))
            .help("one spec holds one page; split the file"),
    }
}

fn alias_error(span: Span) -> Diagnostic {
    Diagnostic::error("alias-used", span, "anchors, aliases and merge keys are not allowed")
        .help("write the value out, or give it a name under `types:`")
}

/// The tree as serde sees it.
struct Raw(Spanned<Content>);

enum Content {
    Null,
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Spanned<String>, Raw)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_none<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Content, E> {
        Ok(Content::Text(text.to_owned()))
    }

    // The text of numbers and booleans is taken from the source, as it is written.
    fn visit_bool<E>(self, _: bool) -> Result<Content, E> {
        Ok(Content::Text(String::new()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Content, E> {
        Ok(Content::Text(String::new()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Content, E> {
        Ok(Content::Text(String::new()))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Content, E> {
        Ok(Content::Text(String::new()))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Content, E> {
        Ok(Content::Text(String::new()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Content, E> {
        Ok(Content::Text(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Content, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Content::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Content, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Content::Map(entries))
    }
}

struct Builder<'a> {
    text: &'a str,
    file: FileId,
}

impl Builder<'_> {
    fn node(&self, Raw(spanned): Raw) -> Node {
        let span = self.span(spanned.referenced);
        let value = match spanned.value {
            Content::Null => Value::Null,
            Content::List(items) => Value::List(items.into_iter().map(|item| self.node(item)).collect()),
            Content::Map(entries) => {
                Value::Map(entries.into_iter().map(|(key, value)| self.entry(key, value)).collect())
            }
            Content::Text(parsed) => Value::Scalar(self.scalar(span, parsed)),
        };
        Node { span, value }
    }

    fn entry(&self, key: Spanned<String>, value: Raw) -> Entry {
        let value = self.node(value);
        Entry { key_span: self.span(key.referenced), key: key.value, value }
    }

    fn scalar(&self, span: Span, parsed: String) -> Scalar {
        let raw = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let plain =
            !raw.starts_with(['"', '\'', '|', '>', '!']) && !raw.contains('\n') && !self.in_block(span);
        match plain && (parsed.is_empty() || raw == parsed) {
            true => Scalar { text: raw.to_owned(), plain: true },
            false => Scalar { text: parsed, plain: false },
        }
    }

    /// Whether the span is the content of a block scalar whose `|` or `>` stands before it.
    fn in_block(&self, span: Span) -> bool {
        let upto = self.text.get(..span.start as usize).unwrap_or("");
        let before = upto.trim_end();
        let header = before.rsplit([' ', '\n', ':']).next().unwrap_or("");
        // `">"]` ends a text, and the next line has nothing to do with it.
        let is_header = header.starts_with(['|', '>'])
            && header.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, '+' | '-'));
        is_header && upto.get(before.len()..).is_some_and(|gap| gap.contains('\n'))
    }

    fn span(&self, location: serde_saphyr::Location) -> Span {
        let span = location.span();
        let start = span.byte_offset().unwrap_or(0) as usize;
        let len = span.byte_len().unwrap_or(0) as usize;
        Span { file: self.file, start: start as u32, end: (start + len).min(self.text.len()) as u32 }
    }
}
