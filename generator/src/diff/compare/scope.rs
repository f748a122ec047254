//! Where a comparison stands, and what it found there.

use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::super::finding::{Cause, Finding, Place};
use super::super::rules::Change;
use crate::diag::Report;
use crate::model::{Correction, Source};
use crate::source::{SourceMap, Span};
use crate::yaml;

/// The texts of both sides.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) old: &'a SourceMap,
    pub(super) new: &'a SourceMap,
}

impl Sides<'_> {
    /// Whether a file is the same on both, so that nothing in it can differ.
    pub(super) fn share(self, old: &str, new: &str) -> bool {
        let text = self.old.text_at(old);
        old == new && text.is_some() && text == self.new.text_at(new)
    }
}

/// One spec on both sides: what is found in it gets its name, its page and its cause.
pub(super) struct Scope<'a> {
    sides: Sides<'a>,
    /// Vendor, service, version and operation, as far as they go, with `/`.
    operation: String,
    page: String,
    why: Why,
    findings: &'a mut Vec<Finding>,
}

/// Why a spec changed.
pub(super) enum Why {
    /// It is on one side only.
    Whole,
    /// It is on both.
    Edited {
        /// Whether the page was read again, or says that it was updated.
        reread: bool,
        /// The paths of corrections that came, went or changed.
        corrected: Vec<String>,
    },
}

/// What stands on one side.
pub(super) struct Shown {
    value: Json,
    span: Option<Span>,
    rust: Option<String>,
}

impl Shown {
    /// Nothing stands there.
    pub(super) fn nothing() -> Self {
        Shown { value: Json::Null, span: None, rust: None }
    }

    /// A value, and where.
    pub(super) fn at(span: Span, value: impl Into<Json>) -> Self {
        Shown { value: value.into(), span: Some(span), rust: None }
    }

    /// What users of the crate see of it.
    pub(super) fn rust(mut self, seen: impl Into<String>) -> Self {
        self.rust = Some(seen.into());
        self
    }
}

impl Why {
    pub(super) fn of(old: (&[Source], &[Correction]), new: (&[Source], &[Correction])) -> Self {
        let dates = |sources: &[Source]| {
            sources
                .iter()
                .map(|of| (of.page.clone(), of.read.clone(), of.updated.clone()))
                .collect::<Vec<_>>()
        };
        let said = |of: &Correction| (of.at.clone(), of.page.clone(), of.ours.clone(), of.why.clone());
        let only = |of: &[Correction], other: &[Correction]| -> Vec<String> {
            let others: Vec<_> = other.iter().map(said).collect();
            of.iter().filter(|of| !others.contains(&said(of))).map(|of| of.at.clone()).collect()
        };
        let corrected = [only(old.1, new.1), only(new.1, old.1)].concat();
        Why::Edited { reread: dates(old.0) != dates(new.0), corrected }
    }

    fn cause(&self, path: &str) -> Cause {
        match self {
            Why::Whole => Cause::Vendor,
            Why::Edited { reread, corrected } => {
                let within = |at: &String| leads_to(at, path) || leads_to(path, at);
                match !path.is_empty() && corrected.iter().any(within) {
                    true => Cause::Correction,
                    false if *reread => Cause::Vendor,
                    false => Cause::Correction,
                }
            }
        }
    }
}

impl<'a> Scope<'a> {
    pub(super) fn new(
        sides: Sides<'a>,
        operation: impl Into<String>,
        page: Option<&Source>,
        why: Why,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        let page = page.map(|source| source.page.clone()).unwrap_or_default();
        Scope { sides, operation: operation.into(), page, why, findings }
    }

    /// The texts of both sides.
    pub(super) fn sides(&self) -> Sides<'a> {
        self.sides
    }

    /// A spec below this one, as an operation below its version.
    pub(super) fn below(&mut self, name: &str, page: Option<&Source>, why: Why) -> Scope<'_> {
        let operation = format!("{}/{name}", self.operation);
        let page = page.map_or_else(|| self.page.clone(), |source| source.page.clone());
        Scope { sides: self.sides, operation, page, why, findings: self.findings }
    }

    /// Adds a finding.
    pub(super) fn report(&mut self, change: &'static Change, path: &str, old: Shown, new: Shown) {
        let (mut old_place, mut new_place) = (
            old.span.map(|span| place(self.sides.old, span)),
            new.span.map(|span| place(self.sides.new, span)),
        );
        // Some facts know only where the whole begins: lines that are the same would show no difference.
        if let (Some(was), Some(is)) = (&old_place, &new_place)
            && was.text == is.text
        {
            let was = old.span.map(|span| closer(self.sides.old, span, path));
            let is = new.span.map(|span| closer(self.sides.new, span, path));
            if was.as_ref().map(|at| &at.text) != is.as_ref().map(|at| &at.text) {
                (old_place, new_place) = (was, is);
            }
        }
        self.findings.push(Finding {
            change,
            cause: self.why.cause(path),
            operation: self.operation.clone(),
            path: path.to_owned(),
            old_place,
            new_place,
            page: self.page.clone(),
            rust_before: old.rust,
            rust_after: new.rust,
            fingerprint: fingerprint([change.id, &self.operation, path], &old.value, &new.value),
            old: old.value,
            new: new.value,
        });
    }

    /// Adds a finding if two facts are different.
    pub(super) fn differ<T: PartialEq + Into<Json> + Clone>(
        &mut self,
        change: &'static Change,
        path: &str,
        old: (Span, &T),
        new: (Span, &T),
    ) {
        if old.1 != new.1 {
            self.report(change, path, Shown::at(old.0, old.1.clone()), Shown::at(new.0, new.1.clone()));
        }
    }
}

/// Whether a path leads to another or to something above it: `request.Room` to `request.Room.items`, not to `request.RoomId`.
fn leads_to(path: &str, below: &str) -> bool {
    below.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

fn place(sources: &SourceMap, span: Span) -> Place {
    let at = sources.place(span);
    let text = sources.text(span.file).lines().nth(at.line as usize - 1).unwrap_or_default();
    Place { file: sources.shown_path(span.file), line: at.line, column: at.column, text: text.to_owned() }
}

/// Where a path leads in the file of a span, as far as it leads.
fn closer(sources: &SourceMap, span: Span, path: &str) -> Place {
    let root = yaml::parse(sources, span.file, &mut Report::default());
    let path = yaml::Path::parse(path).ok();
    let key = root.zip(path).and_then(|(root, path)| path.nearest_key(&root));
    place(sources, key.unwrap_or(span))
}

/// Of what changed and where it is in the tree; not of lines, words of ours or anything that changes besides.
pub(crate) fn fingerprint(names: [&str; 3], old: &Json, new: &Json) -> String {
    let mut hash = Sha256::new();
    for part in names {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(old.to_string().as_bytes());
    hash.update([0]);
    hash.update(new.to_string().as_bytes());
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
