//! Where the page is wrong.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const STALE_CORRECTION: Rule = Rule {
    id: "stale-correction",
    severity: Severity::Error,
    summary: "a correction still applies",
    why: "either the vendor has mended the page, or somebody has edited past the correction",
    bad: r"request:
  SdkAppId: { type: u64 }
corrections:
  - { at: request.SdkAppId.type, page: i64, set: u64 }
",
    good: r"request:
  SdkAppId: { type: i64 }
corrections:
  - { at: request.SdkAppId.type, page: i64, set: u64 }
",
};

pub(super) const CORRECTION_WITHOUT_REASON: Rule = Rule {
    id: "correction-without-reason",
    severity: Severity::Error,
    summary: "a correction says why",
    why: "whoever reads it next year has to be able to judge it",
    bad: r#"- { at: request.SdkAppId.type, keep: u64, why: "" }
"#,
    good: r#"- { at: request.SdkAppId.type, keep: u64, why: "The sample value is above 2^53." }
"#,
};
