//! From what was written to what it means: corrects, resolves, names and sorts.
//!
//! Given the texts of all spec files it returns the model and every problem on the way. It goes on after a problem, so
//! that one run shows them all; the model then lacks what could not be understood. It judges nothing that
//! [`mod@crate::check`] can judge on the finished model.

mod corrections;
mod errors;
mod examples;
mod fields;
mod files;
mod guide;
mod operation;
mod responses;
mod scope;
mod state;
mod types;
mod vendor;
mod version;
mod walks;
mod words;

use crate::diag::Report;
use crate::model::Model;
use crate::source::SourceMap;

/// Reads all files and returns what they mean.
pub fn lower(sources: &SourceMap) -> (Model, Report) {
    Reading::of(&[sources]).lower(sources)
}

/// Some sources, of which what stands in several of them under one id ([`SourceMap::beside`]) is read once.
pub struct Reading(files::Kept);

impl Reading {
    /// Reads what they share.
    pub fn of(sources: &[&SourceMap]) -> Self {
        Reading(files::Kept::of(sources))
    }

    /// What the files of one of the sources mean.
    pub fn lower(&self, sources: &SourceMap) -> (Model, Report) {
        let mut report = Report::default();
        let reader = files::Reader::new(sources, &self.0);
        let files = reader.placed(&mut report);
        let guide = guide::lower_all(&files, sources, &mut report);
        let vendors = vendor::lower_all(files, &reader, &mut report);
        reader.rest(&mut report);
        (Model { vendors, guide }, report)
    }
}
