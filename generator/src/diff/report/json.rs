//! One JSON object with a summary and all findings. Its form is fixed; keys may be added.

use serde_json::{Value as Json, json};

use super::super::finding::{Class, Finding, Findings, Place};
use crate::render::pretty;

pub(super) fn render(findings: &Findings) -> String {
    let mut summary: serde_json::Map<String, Json> =
        Class::ALL.iter().map(|class| (class.word().to_owned(), json!(findings.count(*class)))).collect();
    summary.insert("bump".to_owned(), json!(findings.bump().word()));
    let findings: Vec<_> = findings.iter().map(finding).collect();
    pretty(&json!({ "summary": summary, "findings": findings }))
}

fn finding(of: &Finding) -> Json {
    let place = |place: &Option<Place>| {
        place
            .as_ref()
            .map(|at| json!({ "file": at.file, "line": at.line, "column": at.column, "text": at.text }))
    };
    json!({
        "rule": of.change.id,
        "class": of.change.class.word(),
        "bump": of.change.bump.word(),
        "cause": of.cause.word(),
        "operation": of.operation,
        "path": of.path,
        "old": of.old,
        "new": of.new,
        "file": of.place().map(|place| place.file.clone()),
        "line": of.place().map(|place| place.line),
        "fingerprint": of.fingerprint,
        "what": of.change.what,
        "advice": of.change.advice,
        "page": of.page,
        "rust_before": of.rust_before,
        "rust_after": of.rust_after,
        "old_place": place(&of.old_place),
        "new_place": place(&of.new_place),
    })
}
