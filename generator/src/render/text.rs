//! For people: the look of rustc. The line of the spec, what is wrong with it, why it is a rule, what to type.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Level, Snippet, normalize_untrusted_str};

use super::Renderer;
use crate::diag::{Diagnostic, Label, Report, Severity};
use crate::source::{FileId, Span};

/// The findings, a blank line after each.
pub(super) fn render(renderer: &Renderer<'_>, report: &Report) -> String {
    let mut explained = BTreeSet::new();
    let mut text = String::new();
    for diagnostic in report.sorted() {
        // The reason is said at the first breach of a rule; twenty times would bury the findings.
        let why =
            renderer.rule(diagnostic.rule).filter(|rule| explained.insert(rule.id)).map(|rule| rule.why);
        text.push_str(&one(renderer, diagnostic, why));
        text.push_str("\n\n");
    }
    text
}

fn one(renderer: &Renderer<'_>, diagnostic: &Diagnostic, why: Option<&str>) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // The snippet of the primary place comes first, then one for each other file.
    let first = diagnostic.label.span.file;
    let mut annotations: BTreeMap<(bool, FileId), Vec<Annotation<'_>>> = BTreeMap::new();
    let labels = std::iter::once((AnnotationKind::Primary, &diagnostic.label))
        .chain(diagnostic.also.iter().map(|label| (AnnotationKind::Context, label)));
    for (kind, label) in labels {
        let file = label.span.file;
        annotations.entry((file != first, file)).or_default().push(annotation(renderer, kind, label));
    }
    let snippets = annotations.into_iter().map(|((_, file), annotations)| {
        Snippet::source(renderer.sources.text(file))
            .path(normalize_untrusted_str(&renderer.sources.shown_path(file)))
            .annotations(annotations)
    });
    let mut group = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule).elements(snippets);
    if let Some(why) = why {
        group = group.element(Level::NOTE.with_name("why").message(safe(why)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(safe(help)));
    }
    let renderer = match renderer.colour {
        true => annotate_snippets::Renderer::styled(),
        false => annotate_snippets::Renderer::plain(),
    };
    renderer.render(&[group])
}

fn annotation<'a>(renderer: &Renderer<'_>, kind: AnnotationKind, label: &Label) -> Annotation<'a> {
    let annotation = kind.span(visible(renderer.sources.text(label.span.file), label.span));
    match label.text.is_empty() {
        true => annotation,
        false => annotation.label(safe(&label.text)),
    }
}

/// The part of a span that is drawn: its first line, inside of the text, on the borders of characters. Whole blocks underlined
/// line by line hide what they say, and a span that does not fit its text would end the program inside of the drawing crate.
fn visible(text: &str, span: Span) -> Range<usize> {
    let start = border(text, span.start);
    let drawn = text.get(start..border(text, span.end).max(start)).unwrap_or_default();
    let first_line = drawn.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    start..start + first_line.len()
}

/// The border of a character at or before an offset.
fn border(text: &str, offset: u32) -> usize {
    let end = (offset as usize).min(text.len());
    (0..=end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// A text that may hold words of a vendor, without what steers a terminal; line breaks stay.
fn safe(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(normalize_untrusted_str).collect();
    lines.join("\n")
}
