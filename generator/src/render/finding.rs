//! One diagnostic with everything looked up, as the formats for machines want it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Renderer, severity_name};
use crate::diag::{Diagnostic, Report};
use crate::source::{Place, Span};

/// One problem.
#[derive(Serialize)]
pub(super) struct Finding {
    pub(super) rule: &'static str,
    pub(super) severity: &'static str,
    pub(super) message: String,
    #[serde(flatten)]
    pub(super) range: Range,
    pub(super) help: Option<String>,
    pub(super) why: Option<String>,
    pub(super) labels: Vec<Label>,
    pub(super) fingerprint: String,
}

/// A stretch of a spec; lines and columns from 1, columns in characters, the end is the column after the last.
#[derive(Clone, Serialize)]
pub(super) struct Range {
    pub(super) file: String,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

/// A place with its words. The first is the place of the finding itself.
#[derive(Serialize)]
pub(super) struct Label {
    pub(super) primary: bool,
    #[serde(flatten)]
    pub(super) range: Range,
    pub(super) text: String,
}

/// The findings of a report, in its order.
pub(super) fn findings(renderer: &Renderer<'_>, report: &Report) -> Vec<Finding> {
    let mut seen = BTreeMap::new();
    let mut all = Vec::new();
    for diagnostic in report.sorted() {
        let path = renderer.sources.path(diagnostic.label.span.file);
        // The same words twice in one file are two findings: the second is told apart by its number.
        let words = [diagnostic.rule, path, &without_lines(&diagnostic.message)].join("\0");
        let number = seen.entry(words.clone()).and_modify(|number: &mut u32| *number += 1).or_insert(0);
        let fingerprint = format!("{:016x}", fnv1a(format!("{words}\0{number}").as_bytes()));
        all.push(finding(renderer, diagnostic, fingerprint));
    }
    all
}

fn finding(renderer: &Renderer<'_>, diagnostic: &Diagnostic, fingerprint: String) -> Finding {
    let own = Label {
        primary: true,
        range: range(renderer, diagnostic.label.span),
        text: diagnostic.label.text.clone(),
    };
    let also = diagnostic.also.iter().map(|label| Label {
        primary: false,
        range: range(renderer, label.span),
        text: label.text.clone(),
    });
    Finding {
        rule: diagnostic.rule,
        severity: severity_name(diagnostic.severity),
        message: diagnostic.message.clone(),
        range: own.range.clone(),
        help: diagnostic.help.clone(),
        why: renderer.rule(diagnostic.rule).map(|rule| rule.why.to_owned()),
        labels: std::iter::once(own).chain(also).collect(),
        fingerprint,
    }
}

fn range(renderer: &Renderer<'_>, span: Span) -> Range {
    let sources = renderer.sources;
    let Place { line, column } = sources.place(span);
    let end = sources.place(Span { start: span.end.max(span.start), ..span });
    Range { file: sources.shown_path(span.file), line, column, end_line: end.line, end_column: end.column }
}

/// A message without the numbers of lines in it, so that a line added above leaves the fingerprint as it is.
fn without_lines(message: &str) -> String {
    let mut words = Vec::new();
    let mut after_line = false;
    for word in message.split(' ') {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        words.push(if after_line && number { "#" } else { word });
        after_line = matches!(word, "line" | "lines");
    }
    words.join(" ")
}

/// FNV-1a, 64 bits: small, and the same for ever, which the hash of the standard library does not promise.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
