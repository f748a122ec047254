//! What a change of the specs means for the users of the crate.
//!
//! Given two models with their texts, it returns findings: one for each thing that is different, each of a rule of [`rules::CHANGES`]. It
//! reads no file, asks no version control, and decides nothing by wording: only facts of the models are compared.

pub mod approvals;
mod changelog;
mod compare;
mod finding;
mod report;
mod rules;
pub mod version;

pub(crate) use report::Document;

pub use changelog::changelog;
pub use compare::{Side, diff};
pub(crate) use compare::{difference, fingerprint, numbers};
pub use finding::{Bump, Cause, Class, Finding, Findings, Place};
pub use report::{Format, render, tally};
pub use rules::{CHANGES, Change, Example, find};

#[cfg(test)]
mod tests;
