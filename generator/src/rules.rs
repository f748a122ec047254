//! The rule book: every problem apiscribe can report, as data.
//!
//! A diagnostic names a rule by its id; `apiscribe rules` and `apiscribe explain` print this table. Ids never change.

use crate::diag::Severity;

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The stable id, in kebab-case.
    pub id: &'static str,
    /// How bad a breach is.
    pub severity: Severity,
    /// The rule in one sentence.
    pub summary: &'static str,
    /// Why it is a rule.
    pub why: &'static str,
    /// A piece of YAML that breaks it.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
}

/// Every rule.
pub const RULES: &[Rule] = &[];
