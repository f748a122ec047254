//! Judges the finished model: every rule, every breach at once.
//!
//! Given the model, and the report of the stages before, it adds what it finds to the report. Each function below is one
//! rule or a family of close ones; what a rule is for stands in [`crate::rules`]. It changes nothing and resolves nothing.

mod codes;
mod defaults;
mod directions;
mod enums;
mod examples;
mod findings;
mod groups;
mod hosts;
mod limits;
mod names;
mod operations;
mod prose;
mod regions;
mod replies;
pub(crate) mod secrets;
mod shapes;
pub(crate) mod sources;
mod state;
mod units;
mod unused;
mod values;
mod walks;
pub(crate) mod words;

use crate::diag::Report;
use crate::model::Model;
use crate::parallel;
use findings::Findings;

/// A rule, or a family of rules, over the whole model.
type Check = fn(&Model, &mut Findings);

/// In the order in which a page is read.
const CHECKS: &[Check] = &[
    sources::check,
    words::check,
    names::check,
    hosts::check,
    regions::check,
    operations::check,
    groups::check,
    limits::check,
    units::check,
    defaults::check,
    shapes::check,
    enums::check,
    directions::check,
    secrets::check,
    prose::check,
    codes::check,
    replies::check,
    examples::check,
    state::check,
    walks::check,
    unused::check,
];

/// Applies every rule to the model.
pub fn check(model: &Model, report: &mut Report) {
    let findings = Findings::after(report);
    let found = parallel::map(CHECKS, |check| {
        let mut findings = findings.clone();
        check(model, &mut findings);
        findings.into_report()
    });
    found.into_iter().for_each(|found| report.extend(found));
}
