//! Where on a page stands what a path of the spec is about.
//!
//! Given what was read, it returns paths with lines. It must not point into a draft, which nobody has.

use super::super::draft::Field;
use super::super::notes::Page;
use super::super::reading::Content;
use crate::diff::Place;

/// Paths of a spec with their lines on the page.
pub(super) type Lines = Vec<(String, u32)>;

/// Those of a page.
pub(super) fn of(content: &Content) -> Lines {
    let Content::Operation { draft, .. } = content else { return Lines::new() };
    let mut lines = draft.lines.clone();
    fields(&mut lines, "request", &draft.request);
    fields(&mut lines, "response", &draft.response);
    for ty in &draft.types {
        let path = format!("types.{}", ty.name);
        lines.extend(ty.fields.first().map(|first| (path.clone(), first.line)));
        fields(&mut lines, &path, &ty.fields);
    }
    lines.extend(draft.errors.iter().map(|of| (code_path(&of.code), of.line)));
    lines
}

/// The path of a code, in quotes where it has dots.
pub(super) fn code_path(code: &str) -> String {
    match code.contains('.') {
        true => format!("errors.{code:?}"),
        false => format!("errors.{code}"),
    }
}

fn fields(lines: &mut Lines, at: &str, fields: &[Field]) {
    lines.extend(fields.iter().map(|field| (format!("{at}.{}", field.name), field.line)));
}

/// The place of a path, or of what is nearest above it; else the start of the page.
pub(super) fn find(page: &Page, lines: &Lines, path: &str) -> Place {
    let above = |known: &str| {
        path.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let nearest = lines.iter().filter(|(known, _)| above(known)).max_by_key(|(known, _)| known.len());
    place(page, nearest.map_or(1, |(_, line)| *line))
}

/// A line of the page.
pub(super) fn place(page: &Page, line: u32) -> Place {
    let span = page.span(line);
    let text = page.sources().slice(span).to_owned();
    let at = page.sources().place(span);
    Place { file: page.sources().shown_path(span.file), line: at.line, column: at.column, text }
}
