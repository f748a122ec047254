//! What a page that was changed means for the spec.
//!
//! Given the page as it was and as it is, it returns the findings of [`crate::diff`] for the two drafts, and one for each sentence with other numbers or rules in
//! it. Places are in the pages. It must not be kept from it by what a draft leaves open: that is in the reports of the two.

mod alarm;
mod places;
mod specs;

use super::notes::Page;
use super::reading::{self, Content, Reading};
use super::{Options, Refusal};
use crate::diag::Report;
use crate::diff::{Cause, Finding, Findings, Side, diff};
use crate::lower::lower;

/// What is different between two pages.
#[derive(Debug)]
pub struct Drift {
    /// What it means, the worst first.
    pub findings: Findings,
    /// What was found in the page as it was.
    pub old: Report,
    /// What was found in the page as it is.
    pub new: Report,
}

/// Why two pages cannot be compared.
#[derive(Debug)]
pub enum DriftRefusal {
    /// There is no draft of the page as it was.
    Old(Refusal),
    /// There is no draft of the page as it is.
    New(Refusal),
    /// They are of different things, which are named.
    Apart(String, String),
}

/// Compares two pages.
pub fn drift(old: &Page, new: &Page, options: &Options) -> Result<Drift, DriftRefusal> {
    let before = reading::read(old, options).map_err(DriftRefusal::Old)?;
    let after = reading::read(new, options).map_err(DriftRefusal::New)?;
    let (was, is) = (name(&before), name(&after));
    if was != is {
        return Err(DriftRefusal::Apart(was, is));
    }
    let (old_specs, new_specs) = (specs::of(&before.content), specs::of(&after.content));
    // What is wrong with drafts is that they are drafts; their models are as complete as the pages.
    let (old_model, new_model) = (lower(&old_specs).0, lower(&new_specs).0);
    let sides =
        (Side { model: &old_model, sources: &old_specs }, Side { model: &new_model, sources: &new_specs });
    let (old_lines, new_lines) = (places::of(&before.content), places::of(&after.content));
    let mut findings: Vec<Finding> = diff(sides.0, sides.1).into_vec();
    // That the text of a draft is another says nothing about the page.
    findings.retain(|finding| finding.change.id != "spec-only-reformat");
    for finding in &mut findings {
        finding.cause = Cause::Vendor;
        finding.page.clear();
        finding.old_place = finding.old_place.take().map(|_| places::find(old, &old_lines, &finding.path));
        finding.new_place = finding.new_place.take().map(|_| places::find(new, &new_lines, &finding.path));
    }
    findings.extend(alarm::alarms(old, &before, new, &after, &label(&after)));
    Ok(Drift { findings: Findings::sorted(findings), old: before.report, new: after.report })
}

/// As the findings of the specs name it.
fn label(reading: &Reading) -> String {
    match &reading.content {
        Content::Operation { draft, dialect } => {
            [dialect.vendor(), draft.service.as_str(), draft.version.as_str(), draft.name.as_str()].join("/")
        }
        Content::Rules(draft) => format!("volcengine/{}", draft.service),
    }
}

/// What a page is of, in any version.
fn name(reading: &Reading) -> String {
    match &reading.content {
        Content::Operation { draft, dialect } => {
            [dialect.vendor(), draft.service.as_str(), draft.name.as_str()].join("/")
        }
        Content::Rules(draft) => format!("volcengine/{}", draft.service),
    }
}
