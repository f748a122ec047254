//! Renders a report for people and machines.
//!
//! Given a report, the texts it points into and the rule book, it returns text. It neither prints nor decides an exit code, and
//! the same report gives the same bytes on every machine; only [`Format::Text`] knows colours.

mod concise;
mod finding;
pub(crate) mod github;
mod json;
pub(crate) mod sarif;
mod text;

pub(crate) use json::pretty;

use crate::diag::{Report, Severity};
use crate::rules::Rule;
use crate::source::SourceMap;

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For people: the line of the spec, what is wrong with it, why, and what to type.
    Text,
    /// One line for each finding, which begins with `file:line:column`.
    Concise,
    /// One JSON object.
    Json,
    /// Commands for a GitHub workflow, which shows them beside the changed lines.
    Github,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 5] = [Format::Text, Format::Concise, Format::Json, Format::Github, Format::Sarif];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Concise => "concise",
            Format::Json => "json",
            Format::Github => "github",
            Format::Sarif => "sarif",
        }
    }
}

/// What a report is rendered with.
#[derive(Clone, Copy, Debug)]
pub struct Renderer<'a> {
    /// The texts that the report points into.
    pub sources: &'a SourceMap,
    /// The rule book, for the reasons.
    pub rules: &'a [Rule],
    /// Whether [`Format::Text`] is coloured.
    pub colour: bool,
}

impl Renderer<'_> {
    /// The report in a format. It ends with a line break, unless it is empty.
    pub fn render(&self, report: &Report, format: Format) -> String {
        match format {
            Format::Text => text::render(self, report),
            Format::Concise => concise::render(&self.findings(report)),
            Format::Json => json::render(&self.findings(report)),
            Format::Github => github::render(&self.findings(report)),
            Format::Sarif => sarif::render(&self.findings(report), self.rules),
        }
    }

    fn findings(&self, report: &Report) -> Vec<finding::Finding> {
        finding::findings(self, report)
    }

    fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

/// How many errors and warnings a report holds, each finding counted once.
pub fn counts(report: &Report) -> (usize, usize) {
    let all = report.sorted();
    let errors = all.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    (errors, all.len() - errors)
}

/// The number of errors and warnings in words: `2 errors and 1 warning`.
pub fn tally(report: &Report) -> String {
    let words = |count: usize, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    match counts(report) {
        (0, 0) => "no problems".to_owned(),
        (errors, 0) => words(errors, "error"),
        (0, warnings) => words(warnings, "warning"),
        (errors, warnings) => format!("{} and {}", words(errors, "error"), words(warnings, "warning")),
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A text that has to stay in one line and must not steer a terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests;
