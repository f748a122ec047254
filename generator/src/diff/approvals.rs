//! What a person has looked at and let pass: findings by their fingerprints, with a reason and a last day.
//!
//! Given the text of `approvals.yaml`, it returns the approvals; given findings and a day, what is wrong with them. An approval that nothing
//! needs, or whose day is over, is an error: a list that nobody tidies would let the next change pass unseen. It must not read a clock.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use time::Date;

use super::finding::Findings;
use crate::day;

/// One approval.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Which finding.
    pub fingerprint: String,
    /// Why it may pass.
    #[serde(deserialize_with = "said")]
    pub reason: String,
    /// The last day on which it counts, as `2026-12-31`.
    #[serde(deserialize_with = "last_day")]
    pub expires: Date,
}

/// Reads `approvals.yaml`: a list of approvals. An error shows the line.
pub fn read(text: &str) -> Result<Vec<Approval>, String> {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Vec::new());
    }
    serde_saphyr::from_str(text).map_err(|error| error.to_string())
}

/// What is wrong with approvals on a day, one sentence each.
pub fn problems(approvals: &[Approval], findings: &Findings, today: Date) -> Vec<String> {
    let known = |of: &Approval| findings.iter().any(|finding| finding.fingerprint == of.fingerprint);
    approvals
        .iter()
        .filter_map(|of| match () {
            () if !known(of) => {
                Some(format!("{} is approved, and nothing has that fingerprint: delete it", of.fingerprint))
            }
            () if of.expires < today => {
                Some(format!("the approval of {} was good until {}: look again", of.fingerprint, of.expires))
            }
            () => None,
        })
        .collect()
}

fn said<'de, D: Deserializer<'de>>(text: D) -> Result<String, D::Error> {
    let text = String::deserialize(text)?;
    match text.trim().is_empty() {
        true => Err(D::Error::custom("an approval without a reason")),
        false => Ok(text),
    }
}

fn last_day<'de, D: Deserializer<'de>>(text: D) -> Result<Date, D::Error> {
    let text = String::deserialize(text)?;
    day::parse(&text).ok_or_else(|| {
        let is_no_day = format!("`{}` is no day of the calendar as 2026-12-31", text.escape_debug());
        D::Error::custom(is_no_day)
    })
}
