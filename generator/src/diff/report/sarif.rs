//! SARIF 2.1.0: the findings for code scanning and editors.

use serde_json::{Value as Json, json};

use super::super::finding::{Class, Finding, Findings, Place};
use super::super::rules::{CHANGES, Change};
use super::brief;
use crate::render::{pretty, sarif::uri};

/// The log, with the whole table of kinds in it.
pub(super) fn render(findings: &Findings) -> String {
    let changes: Vec<_> = CHANGES.iter().flat_map(|group| group.iter()).copied().collect();
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "apiscribe diff",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": changes.iter().map(|change| rule(change)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(|finding| result(finding, &changes)).collect::<Vec<_>>(),
        }],
    }))
}

fn level(class: Class) -> &'static str {
    match class {
        Class::Source | Class::Wire => "error",
        Class::Review => "warning",
        Class::Compatible | Class::Docs => "note",
    }
}

fn rule(of: &Change) -> Json {
    let help = format!("{}\n\nBefore:\n\n{}\n\nAfter:\n\n{}", of.advice, of.example.old, of.example.new);
    json!({
        "id": of.id,
        "shortDescription": { "text": of.what },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(of.class) },
        "properties": { "class": of.class.word(), "bump": of.bump.word() },
    })
}

fn result(of: &Finding, changes: &[&Change]) -> Json {
    let path = if of.path.is_empty() { String::new() } else { format!(" {}", of.path) };
    let change = format!("{} -> {}", brief(&of.old), brief(&of.new));
    let text = format!("{}{path}: {} ({change}). {}", of.operation, of.change.what, of.change.advice);
    let places: Vec<_> = of.place().into_iter().map(location).collect();
    json!({
        "ruleId": of.change.id,
        "ruleIndex": changes.iter().position(|change| change.id == of.change.id),
        "level": level(of.change.class),
        "message": { "text": text },
        "locations": places,
        "partialFingerprints": { "apiscribeDiff/v1": of.fingerprint },
        "properties": { "class": of.change.class.word(), "bump": of.change.bump.word(), "cause": of.cause.word() },
    })
}

fn location(at: &Place) -> Json {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&at.file) },
        "region": { "startLine": at.line, "startColumn": at.column },
    }})
}
