//! Error codes.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const DUPLICATE_CODE_NUMBER: Rule = Rule {
    id: "duplicate-code-number",
    severity: Severity::Error,
    summary: "no two codes have the same number",
    why: "one of them could never be told from the other",
    bad: r#"InvalidRoom: { doc: "No room.", number: 7 }
InvalidUser: { doc: "No user.", number: 7 }
"#,
    good: r#"InvalidRoom: { doc: "No room.", number: 7 }
InvalidUser: { doc: "No user.", number: 8 }
"#,
};

pub(super) const CODE_SHAPE: Rule = Rule {
    id: "code-shape",
    severity: Severity::Warning,
    summary: "a code is made of ASCII letters and digits, with single dots between words",
    why: "a comma or a space is usually an error of copying",
    bad: r#""ResourceNotFound. Room": "No room."
"#,
    good: r#"ResourceNotFound.Room: "No room."
"#,
};

pub(super) const CODE_UP_TO_CASE: Rule = Rule {
    id: "code-up-to-case",
    severity: Severity::Warning,
    summary: "codes differ in more than case",
    why: "servers rarely have both, pages often do",
    bad: r#"InvalidRoomId: "No room."
InvalidRoomID: "No room."
"#,
    good: r#"InvalidRoomId: "No room."
"#,
};

pub(super) const CODE_STATUS: Rule = Rule {
    id: "code-status",
    severity: Severity::Error,
    summary: "`status` is a status of HTTP",
    why: "the number of a code is another thing",
    bad: r#"InvalidRoom: { doc: "No room.", status: 10009 }
"#,
    good: r#"InvalidRoom: { doc: "No room.", status: 400, number: 10009 }
"#,
};

pub(super) const THROTTLE_NOT_MARKED: Rule = Rule {
    id: "throttle-not-marked",
    severity: Severity::Warning,
    summary: "a code for too many calls says that a retry helps",
    why: "the client would give up where waiting is enough",
    bad: r#"RequestLimitExceeded: "Too many calls."
"#,
    good: r#"RequestLimitExceeded: { doc: "Too many calls.", retry: throttle }
"#,
};
