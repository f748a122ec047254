//! Workflow commands: GitHub shows them as annotations beside the lines of a pull request.

use std::fmt::Write as _;

use super::finding::Finding;

/// GitHub shows ten annotations of each level of a step and drops the rest without a word.
pub(crate) const SHOWN: usize = 10;

/// The commands, ten for each level, and how many more there are.
pub(super) fn render(findings: &[Finding]) -> String {
    let mut text = String::new();
    for severity in ["error", "warning"] {
        let of_level = findings.iter().filter(|finding| finding.severity == severity);
        for finding in of_level.clone().take(SHOWN) {
            command(&mut text, finding);
        }
        let more = of_level.count().saturating_sub(SHOWN);
        if more > 0 {
            let plural = if more == 1 { "" } else { "s" };
            let message = format!("{more} more {severity}{plural}: run `apiscribe check` to see all");
            // Writing to a String cannot fail.
            let _ = writeln!(text, "::notice title=apiscribe::{}", data(&message));
        }
    }
    text
}

fn command(text: &mut String, finding: &Finding) {
    let range = &finding.range;
    let mut place = format!("file={},line={},endLine={}", property(&range.file), range.line, range.end_line);
    // GitHub refuses columns on a stretch of several lines.
    if range.line == range.end_line {
        let _ = write!(place, ",col={},endColumn={}", range.column, range.end_column.max(range.column));
    }
    let mut message = finding.message.clone();
    for (name, more) in [("help", &finding.help), ("why", &finding.why)] {
        if let Some(more) = more {
            let _ = write!(message, "\n{name}: {more}");
        }
    }
    let title = property(finding.rule);
    let _ = writeln!(text, "::{} {place},title={title}::{}", finding.severity, data(&message));
}

/// The message of a command.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
