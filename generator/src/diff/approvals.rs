//! What a person has looked at and let pass: findings by their fingerprints, with a reason and a last day.
//!
//! Given the text of `approvals.yaml`, it returns the approvals; given findings and a day, what is wrong with them. An approval that nothing
//! needs, or whose day is over, is an error: a list that nobody tidies would let the next change pass unseen. It must not read a clock.

use serde::Deserialize;
use serde_saphyr::{Location, Spanned};
use time::Date;

use super::finding::Findings;
use crate::day;

/// One approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Which finding.
    pub fingerprint: String,
    /// Why it may pass.
    pub reason: String,
    /// The last day on which it counts.
    pub expires: Date,
    /// Where it stands in its file, from 1.
    pub line: usize,
}

/// What is wrong in the file of approvals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub message: String,
    /// On which line, from 1.
    pub line: usize,
    /// What to do.
    pub help: String,
}

/// An approval as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fingerprint: Spanned<String>,
    reason: Spanned<String>,
    expires: Spanned<String>,
}

/// Reads `approvals.yaml`: a list of approvals.
pub fn read(text: &str) -> Result<Vec<Approval>, Problem> {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Vec::new());
    }
    let written: Vec<Written> = serde_saphyr::from_str(text).map_err(|error| {
        let words = error.without_snippet().to_string();
        let message = words.split(" at line ").next().unwrap_or_default().to_owned();
        problem(
            message,
            error.location().unwrap_or(Location::UNKNOWN),
            "it is a list of `{ fingerprint: …, reason: …, expires: 2026-12-31 }`",
        )
    })?;
    written.into_iter().map(approval).collect()
}

/// What is wrong with approvals on a day.
pub fn problems(approvals: &[Approval], findings: &Findings, today: Date) -> Vec<Problem> {
    let known = |of: &Approval| findings.iter().any(|finding| finding.fingerprint == of.fingerprint);
    let wrong = |of: &Approval| {
        let (message, help) = match () {
            () if !known(of) => {
                (format!("{} is approved, and nothing has that fingerprint", of.fingerprint), "delete it")
            }
            () if of.expires < today => (
                format!("the approval of {} was good until {}", of.fingerprint, of.expires),
                "look again: take the change back, or give it a later day",
            ),
            () => return None,
        };
        Some(Problem { message, line: of.line, help: help.to_owned() })
    };
    approvals.iter().filter_map(wrong).collect()
}

fn approval(of: Written) -> Result<Approval, Problem> {
    let Written { fingerprint, reason, expires } = of;
    if reason.value.trim().is_empty() {
        let message = format!("{} is approved without a reason", fingerprint.value);
        return Err(problem(message, reason.referenced, "say why it may pass"));
    }
    match day::parse(&expires.value) {
        Some(day) => Ok(Approval {
            line: line(fingerprint.referenced),
            fingerprint: fingerprint.value,
            reason: reason.value,
            expires: day,
        }),
        None => {
            let message = format!("`{}` is no day of the calendar", expires.value.escape_debug());
            Err(problem(
                message,
                expires.referenced,
                "write the last day on which it may pass: `expires: 2026-12-31`",
            ))
        }
    }
}

fn problem(message: String, at: Location, help: &str) -> Problem {
    Problem { message, line: line(at), help: help.to_owned() }
}

fn line(at: Location) -> usize {
    usize::try_from(at.line()).unwrap_or(usize::MAX).max(1)
}
