//! Where facts come from.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const MISSING_SOURCE: Rule = Rule {
    id: "missing-source",
    severity: Severity::Error,
    summary: "every file says which page it is from, with https address and title",
    why: "without the page nobody can tell whether the file is right",
    bad: r#"source: { page: "the docs", title: "", read: "2026-11-21" }
"#,
    good: r#"source: { page: "https://docs.acme.example/close-room", title: "CloseRoom", read: "2026-11-21" }
"#,
};

pub(super) const SOURCE_DATE: Rule = Rule {
    id: "source-date",
    severity: Severity::Error,
    summary: "`read` and `updated` are days of the calendar, written 2026-11-21",
    why: "dates are compared to find the pages that have changed since",
    bad: r#"read: "21.11.2026"
"#,
    good: r#"read: "2026-11-21"
"#,
};

pub(super) const SOURCE_ORDER: Rule = Rule {
    id: "source-order",
    severity: Severity::Error,
    summary: "a page was read on the day of its update or later",
    why: "otherwise the file is older than the page, or a date is wrong",
    bad: r#"{ read: "2023-01-01", updated: "2023-07-06" }
"#,
    good: r#"{ read: "2026-11-21", updated: "2023-07-06" }
"#,
};

pub(super) const SOURCE_REPEATED: Rule = Rule {
    id: "source-repeated",
    severity: Severity::Warning,
    summary: "a file names each page once",
    why: "two entries for one page drift apart",
    bad: r#"also:
  - { page: "https://docs.acme.example/a", for: "the types" }
  - { page: "https://docs.acme.example/a", for: "the codes" }
"#,
    good: r#"also:
  - { page: "https://docs.acme.example/a", for: "the types and codes" }
"#,
};
