//! One JSON object with all findings.

use serde::Serialize;

use super::finding::Finding;

#[derive(Serialize)]
struct Document<'a> {
    /// Grows when a reader of the old form would break.
    version: u32,
    summary: Summary,
    findings: &'a [Finding],
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
}

/// The object, indented.
pub(super) fn render(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == "error").count();
    let summary = Summary { errors, warnings: findings.len() - errors };
    pretty(&Document { version: 1, summary, findings })
}

/// Indented JSON with a line break at its end.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    // Our own types with keys that are strings: serde_json has nothing to refuse in them.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
