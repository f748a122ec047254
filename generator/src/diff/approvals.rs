//! What a person has looked at and let pass: findings by their fingerprints, with a reason and a last day.
//!
//! Given the text of `approvals.yaml`, it returns the approvals; given findings and a day, what is wrong with them. An approval that nothing
//! needs, or whose day is over, is an error: a list that nobody tidies would let the next change pass unseen.

use serde::Deserialize;

use super::finding::Findings;

/// One approval.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Which finding.
    pub fingerprint: String,
    /// Why it may pass.
    pub reason: String,
    /// The last day on which it counts, as `2026-12-31`.
    pub expires: String,
}

/// Reads `approvals.yaml`: a list of approvals.
pub fn read(text: &str) -> Result<Vec<Approval>, String> {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Vec::new());
    }
    let approvals: Vec<Approval> = serde_saphyr::from_str(text).map_err(|error| error.to_string())?;
    for approval in &approvals {
        if approval.reason.trim().is_empty() {
            return Err(format!("{} is approved without a reason", approval.fingerprint));
        }
        if !is_day(&approval.expires) {
            return Err(format!(
                "{} expires on `{}`, which is no day as 2026-12-31",
                approval.fingerprint, approval.expires
            ));
        }
    }
    Ok(approvals)
}

/// What is wrong with approvals on a day, one sentence each.
pub fn problems(approvals: &[Approval], findings: &Findings, today: &str) -> Vec<String> {
    let known = |of: &Approval| findings.iter().any(|finding| finding.fingerprint == of.fingerprint);
    approvals
        .iter()
        .filter_map(|of| match () {
            () if !known(of) => {
                Some(format!("{} is approved, and nothing has that fingerprint: delete it", of.fingerprint))
            }
            () if of.expires.as_str() < today => {
                Some(format!("the approval of {} was good until {}: look again", of.fingerprint, of.expires))
            }
            () => None,
        })
        .collect()
}

fn is_day(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let digits =
        |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}
