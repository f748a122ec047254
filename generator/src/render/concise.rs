//! One line for each finding: `specs/x.yaml:3:5: error[rule]: message`.

use super::finding::Finding;
use super::one_line;

/// The findings, a line each.
pub(super) fn render(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let Finding { rule, severity, range, message, .. } = finding;
        one_line(&format!("{}:{}:{}: {severity}[{rule}]: {message}", range.file, range.line, range.column))
            + "\n"
    };
    findings.iter().map(line).collect()
}
