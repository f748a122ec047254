//! One JSON object with a summary and all findings.
//!
//! Given findings, it returns the text. Scripts rely on its form, which `specs/schema/diff.schema.json` tells: keys may be added, and none may
//! go or become something else.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

use super::super::finding::{Bump, Cause, Class, Finding, Findings, Place};
use crate::render::pretty;

/// What `apiscribe diff --format json` writes.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Document {
    /// How many findings there are of each class, and what they ask of the version.
    summary: Summary,
    /// The worst first; within a class by operation and path.
    findings: Vec<Entry>,
}

/// How many findings there are.
#[derive(Serialize, JsonSchema)]
struct Summary {
    /// Programs that compiled may not compile any more.
    source: usize,
    /// Programs compile, but a call that worked may fail or mean something else.
    wire: usize,
    /// A person has to decide.
    review: usize,
    /// Nobody is hurt; there is something new, or less is refused.
    compatible: usize,
    /// Only words are different.
    docs: usize,
    /// The most that any finding asks of the version; each counts one place lower before 1.0.
    bump: Bump,
}

/// One difference.
#[derive(Serialize, JsonSchema)]
struct Entry {
    /// The id of the kind of change; ids never change.
    rule: &'static str,
    /// Who is hurt.
    class: Class,
    /// Which part of the version has to go up.
    bump: Bump,
    /// Why the spec changed.
    cause: Cause,
    /// Vendor, service, version and operation, as far as they go, with `/`.
    operation: String,
    /// Where in the spec, as `request.SdkAppId`; empty is the spec itself.
    path: String,
    /// What stood there; null is nothing.
    old: Json,
    /// What stands there; null is nothing.
    new: Json,
    /// Where to look first: the new file, or the one that it was removed from.
    file: String,
    /// The line in that file, from 1.
    #[schemars(range(min = 1))]
    line: u32,
    /// The same for the same change, whatever else changes; approvals name it.
    #[schemars(regex(pattern = "^[0-9a-f]{12}$"))]
    fingerprint: String,
    /// What happened, as a sentence without a subject.
    what: &'static str,
    /// What users of the crate do about it; `nothing` is nothing.
    advice: &'static str,
    /// The vendor's page; empty where there is none.
    page: String,
    /// What users of the crate saw.
    rust_before: Option<String>,
    /// What users of the crate see.
    rust_after: Option<String>,
    /// Where it stood.
    old_place: Option<Place>,
    /// Where it stands.
    new_place: Option<Place>,
}

pub(super) fn render(findings: &Findings) -> String {
    let summary = Summary {
        source: findings.count(Class::Source),
        wire: findings.count(Class::Wire),
        review: findings.count(Class::Review),
        compatible: findings.count(Class::Compatible),
        docs: findings.count(Class::Docs),
        bump: findings.bump(),
    };
    pretty(&Document { summary, findings: findings.iter().map(entry).collect() })
}

fn entry(of: &Finding) -> Entry {
    Entry {
        rule: of.change.id,
        class: of.change.class,
        bump: of.change.bump,
        cause: of.cause,
        operation: of.operation.clone(),
        path: of.path.clone(),
        old: of.old.clone(),
        new: of.new.clone(),
        // What stands on neither side is no difference, so that there is always a place.
        file: of.place().map(|place| place.file.clone()).unwrap_or_default(),
        line: of.place().map_or(1, |place| place.line),
        fingerprint: of.fingerprint.clone(),
        what: of.change.what,
        advice: of.change.advice,
        page: of.page.clone(),
        rust_before: of.rust_before.clone(),
        rust_after: of.rust_after.clone(),
        old_place: of.old_place.clone(),
        new_place: of.new_place.clone(),
    }
}
