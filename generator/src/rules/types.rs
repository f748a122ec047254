//! Nested types, documented values and secrets.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const UNUSED_TYPE: Rule = Rule {
    id: "unused-type",
    severity: Severity::Error,
    summary: "a type is used",
    why: "the field that has it was forgotten, or names another",
    bad: r"types:
  Room: { Id: { type: string } }
",
    good: r"request:
  Room: { type: Room }
types:
  Room: { Id: { type: string } }
",
};

pub(super) const UNUSED_ENUM: Rule = Rule {
    id: "unused-enum",
    severity: Severity::Error,
    summary: "an enum is used",
    why: "the field that has its values was forgotten, or names another",
    bad: r"enums:
  Mode: { type: i64 }
",
    good: r"request:
  Mode: { type: Mode }
enums:
  Mode: { type: i64 }
",
};

pub(super) const INFINITE_TYPE: Rule = Rule {
    id: "infinite-type",
    severity: Severity::Error,
    summary: "a type does not require itself",
    why: "no value of it could ever be written",
    bad: "Room: { Annex: { type: Room, required: true } }\n",
    good: "Room: { Annex: { type: Room } }\n",
};

pub(super) const EMPTY_TYPE: Rule = Rule {
    id: "empty-type",
    severity: Severity::Warning,
    summary: "a type has fields",
    why: "users could not set or read anything",
    bad: r#"types: { Room: { _doc: "A room." } }
"#,
    good: r#"types: { Room: { Id: { type: string, doc: "Id of the room." } } }
"#,
};

pub(super) const EMPTY_ENUM: Rule = Rule {
    id: "empty-enum",
    severity: Severity::Error,
    summary: "`values` has values",
    why: "an enum without values is only a number in disguise",
    bad: "Mode: { type: i64, values: {} }\n",
    good: "Mode: { type: i64 }\n",
};

pub(super) const ENUM_VALUE_REPEATED: Rule = Rule {
    id: "enum-value-repeated",
    severity: Severity::Error,
    summary: "a value is documented once",
    why: "two names for one value make it unclear which is meant",
    bad: r#"values: { 1: { name: a }, "01": { name: b } }
"#,
    good: "values: { 1: { name: a }, 2: { name: b } }\n",
};

pub(super) const ENUM_VALUE_OUT_OF_TYPE: Rule = Rule {
    id: "enum-value-out-of-type",
    severity: Severity::Error,
    summary: "a value fits into its type",
    why: "it could not be sent",
    bad: "Mode: { type: u32, values: { -1: { name: none } } }\n",
    good: "Mode: { type: i32, values: { -1: { name: none } } }\n",
};

pub(super) const SECRET_NOT_SENSITIVE: Rule = Rule {
    id: "secret-not-sensitive",
    severity: Severity::Error,
    summary: "a field that sounds like a secret says whether it is `sensitive`",
    why: "what is not sensitive is printed into logs",
    bad: r#"AppKey: { type: string, doc: "Key of the app." }
"#,
    good: r#"AppKey: { type: string, sensitive: true, doc: "Key of the app." }
"#,
};

pub(super) const SECRET_IN_DOCS: Rule = Rule {
    id: "secret-in-docs",
    severity: Severity::Error,
    summary: "a sensitive field has no default and no sample value",
    why: "they would be printed into the documentation",
    bad: "AppKey: { type: string, sensitive: true, example: abc }\n",
    good: "AppKey: { type: string, sensitive: true }\n",
};
