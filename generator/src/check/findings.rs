//! What the rules find, on top of what the stages before reported.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Report, Severity};
use crate::source::FileId;

/// The findings of this stage. It knows which files were not understood in full, so that no rule complains about what is
/// only missing because it could not be read.
#[derive(Clone)]
pub(super) struct Findings {
    found: Report,
    broken: BTreeSet<FileId>,
}

impl Findings {
    /// Nothing found yet; `report` is that of the stages before.
    pub(super) fn after(report: &Report) -> Self {
        let errors = report.sorted().into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        Findings { found: Report::default(), broken: errors.map(|error| error.label.span.file).collect() }
    }

    /// Adds a problem.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds a problem that consists in something not being there; only where its file was understood in full.
    pub(super) fn push_absence(&mut self, diagnostic: Diagnostic) {
        if !self.broken.contains(&diagnostic.label.span.file) {
            self.found.push(diagnostic);
        }
    }

    /// Whether all files were understood, so that what nobody uses is really unused.
    pub(super) fn all_read(&self) -> bool {
        self.broken.is_empty()
    }

    pub(super) fn into_report(self) -> Report {
        self.found
    }
}
