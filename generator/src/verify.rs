//! Our specs beside their witnesses: the vendors' catalogues and saved pages.
//!
//! ```text
//! catalogue.json, api.json, saved pages
//!    | witness    operations, fields, flags, codes; None where it does not tell
//!    | compare    beside the fields of the model, by the path of each
//!    | entries    which differences a correction explains, which corrections no longer hold
//!    | report     a table for each operation, and what to type about the rest
//! ```
//!
//! Given the model and witnesses, [`verify()`] returns tables and a report whose places are in the specs. It is pure. It must not take a side: a
//! difference is an error until a person has written why it is there, and so is a reason for a difference that is gone.

mod compare;
pub mod drift;
mod entries;
mod report;
mod rules;
pub mod witness;

pub use report::{Format, render, tally};
pub use rules::RULES;
pub use witness::Witness;

use serde_json::Value as Json;

use crate::diag::Report;
use crate::model::{Model, walk};

/// What comes of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// One for each operation that a witness speaks of, in the order of the specs.
    pub tables: Vec<Table>,
    /// Differences that nobody has explained, and explanations of nothing.
    pub report: Report,
    /// Operations of witnesses that no spec has: `tencent/trtc/2019-07-22`, and how many.
    pub untold: Vec<(String, usize)>,
}

/// An operation beside its witnesses.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// `tencent/trtc/2019-07-22 DeleteCloudRecording`.
    pub operation: String,
    /// The witnesses that speak of it, by name and file.
    pub witnesses: Vec<(String, String)>,
    /// A row for each field and code.
    pub rows: Vec<Row>,
}

/// A field or a code.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// `request.Filters[].Name`, `errors.InternalError`.
    pub path: String,
    /// What each witness says of it.
    pub cells: Vec<Cell>,
}

/// What a witness says of a field or a code.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// The same as the spec.
    Agree,
    /// Nothing.
    Silent,
    /// Something else.
    Differ(Vec<Difference>),
}

/// A fact of which the spec and a witness say different things.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The path as corrections write it.
    pub at: String,
    /// What the spec says; null is nothing.
    pub ours: Json,
    /// What the witness says; null is nothing.
    pub theirs: Json,
    /// The reason that the spec gives.
    pub why: Option<String>,
}

/// Holds specs against witnesses.
pub fn verify(model: &Model, witnesses: &[Witness]) -> Outcome {
    let mut outcome = Outcome::default();
    let mut entries = entries::Entries::of(model);
    for call in walk::operations(model) {
        let place = |of: &&Witness| {
            of.vendor == call.vendor.name
                && of.service == call.service.name
                && of.version == call.version.version
        };
        let speaking: Vec<_> = witnesses.iter().filter(place).collect();
        outcome.tables.extend(compare::table(call, &speaking, &mut entries, &mut outcome.report));
    }
    entries.stale(&mut outcome.report);
    for of in witnesses {
        let version = walk::versions(model).find(|(vendor, service, version)| {
            vendor.name == of.vendor && service.name == of.service && version.version == of.version
        });
        let known = |name: &str| {
            version.is_some_and(|(_, _, version)| version.operations.iter().any(|it| it.name == name))
        };
        let untold = of.operations.iter().filter(|told| !known(&told.name)).count();
        if untold > 0 {
            outcome.untold.push((format!("{}/{}/{}", of.vendor, of.service, of.version), untold));
        }
    }
    outcome
}
