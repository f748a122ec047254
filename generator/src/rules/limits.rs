//! Limits, defaults, units and times of fields.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const LIMIT_OUT_OF_ORDER: Rule = Rule {
    id: "limit-out-of-order",
    severity: Severity::Error,
    summary: "an interval begins before it ends",
    why: "nothing could be sent",
    bad: "range: 200..=1\n",
    good: "range: 1..=200\n",
};

pub(super) const LIMIT_WRONG_TYPE: Rule = Rule {
    id: "limit-wrong-type",
    severity: Severity::Error,
    summary: "a limit is of a kind that the type has",
    why: "it could not be checked",
    bad: "Count: { type: i64, chars: ..=5 }\n",
    good: "Count: { type: i64, range: ..=5 }\n",
};

pub(super) const LIMIT_BEYOND_TYPE: Rule = Rule {
    id: "limit-beyond-type",
    severity: Severity::Error,
    summary: "an interval lies within the type",
    why: "either the type is too narrow, or the limit is wrong",
    bad: "Count: { type: i32, range: 1..=5000000000 }\n",
    good: "Count: { type: i64, range: 1..=5000000000 }\n",
};

pub(super) const BAD_PATTERN: Rule = Rule {
    id: "bad-pattern",
    severity: Severity::Error,
    summary: "a pattern is a regular expression that the runtime can compile",
    why: "a pattern that does not compile checks nothing",
    bad: r#"pattern: "[a-z"
"#,
    good: r#"pattern: "[a-z]{1,64}"
"#,
};

pub(super) const TOTAL_BYTES_FIELD: Rule = Rule {
    id: "total-bytes-field",
    severity: Severity::Error,
    summary: "`total_bytes` sums a text field of the list's items",
    why: "there would be nothing to sum",
    bad: r#"Metadata: { type: "[Metadata]", total_bytes: { of: Valeu, max: 16384 } }
"#,
    good: r#"Metadata: { type: "[Metadata]", total_bytes: { of: Value, max: 16384 } }
"#,
};

pub(super) const DEFAULT_WRONG_TYPE: Rule = Rule {
    id: "default-wrong-type",
    severity: Severity::Error,
    summary: "a default is of the field's type",
    why: "it is told to users as a value that they could send",
    bad: "Count: { type: i64, default: ten }\n",
    good: "Count: { type: i64, default: 10 }\n",
};

pub(super) const DEFAULT_OUTSIDE_LIMIT: Rule = Rule {
    id: "default-outside-limit",
    severity: Severity::Error,
    summary: "a default keeps the field's limits",
    why: "one of the two is wrong",
    bad: "Count: { type: i64, range: 1..=5, default: 10 }\n",
    good: "Count: { type: i64, range: 1..=50, default: 10 }\n",
};

pub(super) const DEFAULT_UNDOCUMENTED: Rule = Rule {
    id: "default-undocumented",
    severity: Severity::Error,
    summary: "a default is one of the documented values",
    why: "users would not know what they get",
    bad: r#"Mode: { type: i64, default: 0, values: { 1: { name: politely, doc: "They may finish." } } }
"#,
    good: r#"Mode: { type: i64, default: 1, values: { 1: { name: politely, doc: "They may finish." } } }
"#,
};

pub(super) const REQUIRED_WITH_DEFAULT: Rule = Rule {
    id: "required-with-default",
    severity: Severity::Warning,
    summary: "a required field has no default",
    why: "what must be sent is never assumed",
    bad: "Count: { type: i64, required: true, default: 10 }\n",
    good: "Count: { type: i64, default: 10 }\n",
};

pub(super) const UNKNOWN_UNIT: Rule = Rule {
    id: "unknown-unit",
    severity: Severity::Error,
    summary: "a unit is one of s, ms, bytes, bps, kbps, px and fps",
    why: "one spelling of each can be searched and rendered",
    bad: "unit: seconds\n",
    good: "unit: s\n",
};

pub(super) const UNIT_WRONG_TYPE: Rule = Rule {
    id: "unit-wrong-type",
    severity: Severity::Error,
    summary: "only numbers have units",
    why: "a text is not counted in anything",
    bad: "Name: { type: string, unit: s }\n",
    good: "Age: { type: i64, unit: s }\n",
};

pub(super) const TIME_WRONG_TYPE: Rule = Rule {
    id: "time-wrong-type",
    severity: Severity::Error,
    summary: "the format of a time fits its type",
    why: "an ISO 8601 time is text",
    bad: "ClosedAt: { type: i64, time: iso8601 }\n",
    good: "ClosedAt: { type: i64, time: unix_s }\n",
};

pub(super) const TIME_WITHOUT_FORMAT: Rule = Rule {
    id: "time-without-format",
    severity: Severity::Warning,
    summary: "a number that is a time says which",
    why: "seconds and milliseconds are the commonest mistake there is",
    bad: "ClosedAt: { type: i64 }\n",
    good: "ClosedAt: { type: i64, time: unix_s }\n",
};
