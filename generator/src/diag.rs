//! What is wrong with the specs: diagnostics, collected into a report.
//!
//! Every stage before the gate adds to a [`Report`]; nothing here prints (see [`crate::render`]) or decides an exit code.

use crate::source::{SourceMap, Span};

/// How bad a finding is. Errors stop `generate`; warnings only show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The specs cannot be turned into code.
    Error,
    /// The specs can be turned into code, but a person should look.
    Warning,
}

/// A second place that a message points at, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there; may be empty.
    pub text: String,
}

/// One problem: which rule it breaks, where, and what to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The id of a rule in [`crate::rules::RULES`].
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence, lower case, no full stop, names in backticks.
    pub message: String,
    /// The place the message is about.
    pub label: Label,
    /// Other places it concerns.
    pub also: Vec<Label>,
    /// What to type, in the words of the spec.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        let label = Label { span, text: String::new() };
        Diagnostic {
            rule,
            severity: Severity::Error,
            message: message.into(),
            label,
            also: Vec::new(),
            help: None,
        }
    }

    /// A warning at a place.
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(rule, span, message) }
    }

    /// Says what stands at the place.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label.text = text.into();
        self
    }

    /// Points at a second place.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.also.push(Label { span, text: text.into() });
        self
    }

    /// Says what to type.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// All problems of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the problems of another report.
    pub fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// The problems by file, place and rule, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<_> = self.diagnostics.iter().collect();
        all.sort_by(|a, b| (a.label.span, a.rule, &a.message).cmp(&(b.label.span, b.rule, &b.message)));
        all.dedup();
        all
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Whether an error was found.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }
}

/// What did not get through the gate: the report and the texts it points into.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The problems.
    pub report: Report,
    /// The files they are in.
    pub sources: SourceMap,
}
