//! How replies are read.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const NO_RESPONSE_RULE: Rule = Rule {
    id: "no-response-rule",
    severity: Severity::Error,
    summary: "every operation has one response rule or an envelope",
    why: "nobody could tell a failure from a success",
    bad: r#"rules:
  - { id: y2020, versions: ["2020-12-01"] }
"#,
    good: r#"rules:
  - { id: y2020, versions: ["2020-12-01", "2023-11-01"] }
"#,
};

pub(super) const AMBIGUOUS_RESPONSE_RULE: Rule = Rule {
    id: "ambiguous-response-rule",
    severity: Severity::Error,
    summary: "every operation has no more than one response rule",
    why: "the rules disagree, or one is not needed",
    bad: r#"rules:
  - { id: a, versions: ["2020-12-01"] }
  - { id: b, versions: ["2020-12-01"] }
"#,
    good: r#"rules:
  - { id: a, versions: ["2020-12-01"], modules: [rooms] }
  - { id: b, versions: ["2020-12-01"], modules: [songs] }
"#,
};

pub(super) const UNUSED_RESPONSE_RULE: Rule = Rule {
    id: "unused-response-rule",
    severity: Severity::Warning,
    summary: "a response rule is followed by an operation",
    why: "a rule that nothing follows is not tested",
    bad: r#"rules:
  - { id: y2019, versions: ["2019-01-01"] }
"#,
    good: r#"rules:
  - { id: y2020, versions: ["2020-12-01"] }
"#,
};

pub(super) const RULE_UNKNOWN_VERSION: Rule = Rule {
    id: "rule-unknown-version",
    severity: Severity::Warning,
    summary: "a response rule is for versions that have a folder",
    why: "a mistyped version leaves its operations without a rule",
    bad: r#"versions: ["2020-21-01"]
"#,
    good: r#"versions: ["2020-12-01"]
"#,
};

pub(super) const MODULE_UNUSED: Rule = Rule {
    id: "module-unused",
    severity: Severity::Warning,
    summary: "a module has a rule or an operation",
    why: "it was mistyped in one of the two places",
    bad: r#"modules: { romms: "Rooms and their members." }
"#,
    good: r#"modules: { rooms: "Rooms and their members." }
"#,
};

pub(super) const ERROR_AT_TOP: Rule = Rule {
    id: "error-at-top",
    severity: Severity::Error,
    summary: "`error_present` needs an error that can be absent",
    why: "the top level of a reply is always there, so every reply would fail",
    bad: r#"error: { at: "", code: ErrorCode, message: ErrorInfo }
fails_when: [error_present]
"#,
    good: r#"error: { at: "", code: ErrorCode, message: ErrorInfo }
fails_when: [{ field: ErrorCode, not: 0 }]
"#,
};

pub(super) const ENVELOPE_PATH: Rule = Rule {
    id: "envelope-path",
    severity: Severity::Error,
    summary: "result, request id and error stand in places of their own",
    why: "one could be taken for the other",
    bad: r"result: Response
error: { at: Response, code: Code, message: Message }
",
    good: r"result: Response
error: { at: Response.Error, code: Code, message: Message }
",
};

pub(super) const REQUEST_ID_LISTED: Rule = Rule {
    id: "request-id-listed",
    severity: Severity::Error,
    summary: "the request id is no field of a reply",
    why: "the envelope reads it, and every reply has it",
    bad: r#"response:
  RequestId: { type: string, doc: "Id of the request." }
"#,
    good: "response: {}\n",
};
