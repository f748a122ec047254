//! Findings as people and programs read them.
//!
//! Given findings, it returns a text. It decides nothing: class, bump and advice are facts of the kind of change.

use super::finding::{Class, Finding, Findings};

mod github;
mod html;
mod json;
mod markdown;
mod sarif;
mod text;

pub(crate) use json::Document;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Text,
    /// For a comment on a pull request.
    Markdown,
    /// For programs.
    Json,
    /// Workflow commands, for annotations on a pull request.
    Github,
    /// For code scanning and editors.
    Sarif,
    /// One page for a browser.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 6] =
        [Format::Text, Format::Markdown, Format::Json, Format::Github, Format::Sarif, Format::Html];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Json => "json",
            Format::Github => "github",
            Format::Sarif => "sarif",
            Format::Html => "html",
        }
    }
}

/// Writes findings.
pub fn render(findings: &Findings, format: Format, colour: bool) -> String {
    match format {
        Format::Text => text::render(findings, colour),
        Format::Markdown => markdown::render(findings),
        Format::Json => json::render(findings),
        Format::Github => github::render(findings),
        Format::Sarif => sarif::render(findings),
        Format::Html => html::render(findings),
    }
}

/// "2 source, 1 wire, 3 to review, 14 compatible, 60 docs: major".
pub fn tally(findings: &Findings) -> String {
    let count = |class: Class| match (findings.count(class), class) {
        (0, _) => None,
        (count, Class::Review) => Some(format!("{count} to review")),
        (count, class) => Some(format!("{count} {}", class.word())),
    };
    let counts: Vec<_> = Class::ALL.into_iter().filter_map(count).collect();
    match counts.is_empty() {
        true => "nothing is different".to_owned(),
        false => format!("{}: the version needs {}", counts.join(", "), needs(findings)),
    }
}

fn needs(findings: &Findings) -> &'static str {
    match findings.bump() {
        super::Bump::None => "no bump",
        super::Bump::Patch => "a patch",
        super::Bump::Minor => "a minor",
        super::Bump::Major => "a major",
    }
}

/// What a class means, over its findings.
fn heading(class: Class) -> &'static str {
    match class {
        Class::Source => "May not compile any more",
        Class::Wire => "Calls may fail or mean something else",
        Class::Review => "A person has to look",
        Class::Compatible => "New, or less is refused",
        Class::Docs => "Words only",
    }
}

/// The value of one side in a few words; nothing for nothing.
pub(super) fn brief(value: &serde_json::Value) -> String {
    const MOST: usize = 160;
    let whole = match value {
        serde_json::Value::Null => return "nothing".to_owned(),
        serde_json::Value::String(text) => format!("{text:?}"),
        serde_json::Value::Object(members) => {
            // What is not there says nothing.
            let said = members.iter().filter(|(_, value)| !value.is_null());
            let said: serde_json::Map<_, _> = said.map(|(key, value)| (key.clone(), value.clone())).collect();
            serde_json::Value::Object(said).to_string()
        }
        other => other.to_string(),
    };
    match whole.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", whole.get(..end).unwrap_or_default()),
        None => whole,
    }
}

/// Where it is in the tree, then in the spec.
fn title(finding: &Finding) -> String {
    match finding.path.as_str() {
        "" => finding.operation.clone(),
        path => format!("{} {path}", finding.operation),
    }
}
