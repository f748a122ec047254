//! What YAML itself can get wrong.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const YAML_SYNTAX: Rule = Rule {
    id: "yaml-syntax",
    severity: Severity::Error,
    summary: "a spec is YAML",
    why: "what cannot be read cannot be checked",
    bad: "summary: Rooms: open and close\n",
    good: r#"summary: "Rooms: open and close"
"#,
};

pub(super) const TOO_LARGE: Rule = Rule {
    id: "too-large",
    severity: Severity::Error,
    summary: "a spec holds one page and is at most 24 levels deep",
    why: "a file that is larger was not written by a person, and could bring the reader to its knees",
    bad: "request: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
    good: r"request:
  Room: { type: Room }
",
};

pub(super) const ALIAS_USED: Rule = Rule {
    id: "alias-used",
    severity: Severity::Error,
    summary: "a spec has no anchors, aliases and merge keys",
    why: "a page is read line by line, and an alias makes a line mean what stands elsewhere",
    bad: r#"request:
  From: &id { type: string, doc: "Id of a user." }
  To: *id
"#,
    good: r#"request:
  From: { type: string, doc: "Id of the sender." }
  To: { type: string, doc: "Id of the receiver." }
"#,
};

pub(super) const HIDDEN_CHARACTER: Rule = Rule {
    id: "hidden-character",
    severity: Severity::Error,
    summary: "a text has no invisible characters",
    why: "they come along when a page is copied, make two equal names differ, and can turn the order of a text around",
    bad: r#"doc: "Id of the\u200b room."
"#,
    good: r#"doc: "Id of the room."
"#,
};

pub(super) const DUPLICATE_KEY: Rule = Rule {
    id: "duplicate-key",
    severity: Severity::Error,
    summary: "a key stands in a map once",
    why: "readers of YAML differ in which of the two they believe",
    bad: "RoomId: { type: string, type: u64 }\n",
    good: "RoomId: { type: u64 }\n",
};

pub(super) const AMBIGUOUS_BOOLEAN: Rule = Rule {
    id: "ambiguous-boolean",
    severity: Severity::Error,
    summary: "a flag is true or false, and a text that looks like a flag stands in quotes",
    why: "yes, no, on and off are flags in YAML 1.1 and texts in YAML 1.2",
    bad: "required: yes\n",
    good: "required: true\n",
};

pub(super) const LEADING_ZERO: Rule = Rule {
    id: "leading-zero",
    severity: Severity::Error,
    summary: "a number has no leading zeros and no prefix",
    why: "010 is 8 to some readers of YAML and 10 to others",
    bad: "default: 010\n",
    good: r#"default: "010"
"#,
};

pub(super) const SEXAGESIMAL_NUMBER: Rule = Rule {
    id: "sexagesimal-number",
    severity: Severity::Error,
    summary: "digits with colons stand in quotes",
    why: "12:30 is 750 to readers of YAML 1.1, who count to the base 60",
    bad: "default: 12:30\n",
    good: r#"default: "12:30"
"#,
};

pub(super) const UNQUOTED_DATE: Rule = Rule {
    id: "unquoted-date",
    severity: Severity::Error,
    summary: "a date stands in quotes",
    why: "some readers of YAML make a point in time of it, and write it differently",
    bad: "read: 2026-11-21\n",
    good: r#"read: "2026-11-21"
"#,
};
