//! SARIF 2.1.0: the findings for code scanning and editors.

use serde_json::{Value, json};

use super::finding::{Finding, Range};
use super::{json as plain, severity_name};
use crate::rules::Rule;

/// The log, with the whole rule book in it.
pub(super) fn render(findings: &[Finding], rules: &[Rule]) -> String {
    plain::pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "apiscribe",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(|finding| result(finding, rules)).collect::<Vec<_>>(),
        }],
    }))
}

fn rule(rule: &Rule) -> Value {
    let help =
        format!("{}\n\nWrong:\n\n{}\n\nRight:\n\n{}", rule.why, rule.bad.trim_end(), rule.good.trim_end());
    let markdown = format!(
        "{}\n\nWrong:\n\n```yaml\n{}\n```\n\nRight:\n\n```yaml\n{}\n```\n",
        rule.why,
        rule.bad.trim_end(),
        rule.good.trim_end()
    );
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": format!("{} {}", rule.summary, rule.why) },
        "help": { "text": help, "markdown": markdown },
        "defaultConfiguration": { "level": severity_name(rule.severity) },
    })
}

fn result(finding: &Finding, rules: &[Rule]) -> Value {
    let message = match &finding.help {
        Some(help) => format!("{}\nhelp: {help}", finding.message),
        None => finding.message.clone(),
    };
    let others = finding.labels.iter().filter(|label| !label.primary).enumerate().map(|(index, label)| {
        let mut place = location(&label.range);
        if let Some(place) = place.as_object_mut() {
            place.insert("id".to_owned(), json!(index));
            if !label.text.is_empty() {
                place.insert("message".to_owned(), json!({ "text": label.text }));
            }
        }
        place
    });
    let mut result = json!({
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": { "text": message },
        "locations": [location(&finding.range)],
        "relatedLocations": others.collect::<Vec<_>>(),
        "partialFingerprints": { "apiscribe/v1": finding.fingerprint },
    });
    let index = rules.iter().position(|rule| rule.id == finding.rule);
    if let (Some(index), Some(result)) = (index, result.as_object_mut()) {
        result.insert("ruleIndex".to_owned(), json!(index));
    }
    result
}

fn location(range: &Range) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&range.file) },
        "region": {
            "startLine": range.line,
            "startColumn": range.column,
            "endLine": range.end_line,
            "endColumn": range.end_column,
        },
    }})
}

/// A path as a relative reference: what is not allowed in one is written as its bytes in hex.
pub(crate) fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(byte as char)
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
