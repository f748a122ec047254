//! Names, on the wire and in Rust.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const UNKNOWN_TYPE: Rule = Rule {
    id: "unknown-type",
    severity: Severity::Error,
    summary: "a type is a scalar or declared",
    why: "a typing error would lose the field",
    bad: r#"Users: { type: "[Usr]", doc: "Who is in the room." }
"#,
    good: r#"Users: { type: "[User]", doc: "Who is in the room." }
"#,
};

pub(super) const UNKNOWN_FIELD: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Error,
    summary: "a group names fields of the request",
    why: "a rule over a field that is not there is never broken",
    bad: r"groups:
  - { exactly_one: [RoomID, UserId] }
",
    good: r"groups:
  - { exactly_one: [RoomId, UserId] }
",
};

pub(super) const UNKNOWN_MODULE: Rule = Rule {
    id: "unknown-module",
    severity: Severity::Error,
    summary: "a response rule names modules that are declared",
    why: "an operation of a mistyped module would follow no rule",
    bad: r#"rules:
  - { id: y2020, modules: [romms] }
modules: { rooms: "Rooms and their members." }
"#,
    good: r#"rules:
  - { id: y2020, modules: [rooms] }
modules: { rooms: "Rooms and their members." }
"#,
};

pub(super) const NAME_CLASH: Rule = Rule {
    id: "name-clash",
    severity: Severity::Error,
    summary: "two things in one place have two names in Rust",
    why: "numbering them would rename one when a sibling is added, so a person chooses the name",
    bad: r#"UserID: { type: string, doc: "Id of the user." }
UserId: { type: string, doc: "Id of the guest." }
"#,
    good: r#"UserID: { type: string, doc: "Id of the user." }
UserId: { type: string, doc: "Id of the guest.", rust_name: guest_id }
"#,
};

pub(super) const BAD_RUST_NAME: Rule = Rule {
    id: "bad-rust-name",
    severity: Severity::Error,
    summary: "a `rust_name` is spelled as Rust spells it",
    why: "the name that stands in the spec is the one that users type",
    bad: r#"Type: { type: string, doc: "Kind of room.", rust_name: roomKind }
"#,
    good: r#"Type: { type: string, doc: "Kind of room.", rust_name: room_kind }
"#,
};

pub(super) const NO_RUST_NAME: Rule = Rule {
    id: "no-rust-name",
    severity: Severity::Error,
    summary: "everything has a name in Rust",
    why: "identifiers are made of ASCII letters, digits and underscores",
    bad: r#"房间号: { type: string, doc: "Id of the room." }
"#,
    good: r#"房间号: { type: string, doc: "Id of the room.", rust_name: room_id }
"#,
};

pub(super) const UNNAMED_NUMBER: Rule = Rule {
    id: "unnamed-number",
    severity: Severity::Error,
    summary: "a number that stands for something has a name",
    why: "numbers say nothing to whoever reads the calling code",
    bad: r#"errors:
  100003: "The room id is taken."
"#,
    good: r#"errors:
  100003: { name: RoomIdTaken, doc: "The room id is taken." }
"#,
};

pub(super) const NAME_SHAPE: Rule = Rule {
    id: "name-shape",
    severity: Severity::Error,
    summary: "vendors, services and versions are named so that a folder can be",
    why: "the names become paths on every system, and parts of URLs",
    bad: r#"version: "2024/05"
"#,
    good: "version: 2024-05\n",
};

pub(super) const OPERATION_NAME: Rule = Rule {
    id: "operation-name",
    severity: Severity::Error,
    summary: "the name of an operation has ASCII letters, digits, `_` and `-`",
    why: "it travels in a header, in the query or in the path",
    bad: "operation: ../CloseRoom\n",
    good: "operation: CloseRoom\n",
};

pub(super) const HEADER_NAME: Rule = Rule {
    id: "header-name",
    severity: Severity::Error,
    summary: "what travels in a header is named as a header can be",
    why: "no HTTP library would send it otherwise",
    bad: r#""Room Id": { type: string, in: header, doc: "Id of the room." }
"#,
    good: r#"Room-Id: { type: string, in: header, doc: "Id of the room." }
"#,
};

pub(super) const RESERVED_PARAMETER: Rule = Rule {
    id: "reserved-parameter",
    severity: Severity::Error,
    summary: "a field is not one of the vendor's common parameters",
    why: "the runtime fills those in, and would send them twice",
    bad: r#"X-Acme-Version: { type: string, in: header, doc: "Version of the API." }
"#,
    good: r#"RoomId: { type: string, doc: "Id of the room." }
"#,
};

pub(super) const PARAMETER_REPEATED: Rule = Rule {
    id: "parameter-repeated",
    severity: Severity::Error,
    summary: "common parameters differ in more than case",
    why: "servers do not tell Host from host",
    bad: r"Host: { in: header }
host: { in: header }
",
    good: "Host: { in: header }\n",
};
