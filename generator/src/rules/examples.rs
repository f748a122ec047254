//! Samples of the page.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const EMPTY_EXAMPLE: Rule = Rule {
    id: "empty-example",
    severity: Severity::Error,
    summary: "an example shows a request or a reply",
    why: "there would be nothing to test",
    bad: "- { title: Close a room }\n",
    good: "- { title: Close a room, request: { RoomId: r1 } }\n",
};

pub(super) const EXAMPLE_NOT_JSON: Rule = Rule {
    id: "example-not-json",
    severity: Severity::Error,
    summary: "a printed sample is JSON once it is repaired",
    why: "it is sent and read by the generated tests",
    bad: r#"request_text: "{ \"RoomId\": \"r1\", }"
"#,
    good: "request: { RoomId: r1 }\n",
};

pub(super) const EXAMPLE_TITLE: Rule = Rule {
    id: "example-title",
    severity: Severity::Error,
    summary: "an example has a title of its own",
    why: "titles name the generated tests",
    bad: r"- { title: Sample, request: { RoomId: r1 } }
- { title: Sample, request: { RoomId: r2 } }
",
    good: r"- { title: Close an empty room, request: { RoomId: r1 } }
- { title: Close a full room, request: { RoomId: r2 } }
",
};

pub(super) const EXAMPLE_STATUS: Rule = Rule {
    id: "example-status",
    severity: Severity::Error,
    summary: "the status of a sample reply is one of HTTP",
    why: "the generated test replays it",
    bad: "reply: { status: 2000, body: {} }\n",
    good: "reply: { status: 200, body: {} }\n",
};

pub(super) const EXAMPLE_UNKNOWN_FIELD: Rule = Rule {
    id: "example-unknown-field",
    severity: Severity::Error,
    summary: "a sample has only fields that the tables have",
    why: "the table or the sample is wrong, and users see the table",
    bad: "request: { Room: r1 }\n",
    good: "request: { RoomId: r1 }\n",
};

pub(super) const EXAMPLE_MISSING_REQUIRED: Rule = Rule {
    id: "example-missing-required",
    severity: Severity::Error,
    summary: "a sample has every field that is required",
    why: "either the field is not required, or the sample was never sent",
    bad: r"RoomId: { required: true }
request: { Mode: 1 }
",
    good: r"RoomId: { required: true }
request: { RoomId: r1, Mode: 1 }
",
};

pub(super) const EXAMPLE_WRONG_TYPE: Rule = Rule {
    id: "example-wrong-type",
    severity: Severity::Error,
    summary: "values of samples are of their field's type",
    why: "the table or the sample is wrong, and users see the table",
    bad: r#"Count: { type: i64 }
request: { Count: "ten" }
"#,
    good: r"Count: { type: i64 }
request: { Count: 10 }
",
};

pub(super) const EXAMPLE_OUTSIDE_LIMIT: Rule = Rule {
    id: "example-outside-limit",
    severity: Severity::Error,
    summary: "values of samples keep their field's limits",
    why: "the limit is misread, or the sample was never sent",
    bad: r"RoomId: { bytes: ..=4 }
request: { RoomId: lobby }
",
    good: r"RoomId: { bytes: ..=64 }
request: { RoomId: lobby }
",
};

pub(super) const EXAMPLE_GROUP: Rule = Rule {
    id: "example-group",
    severity: Severity::Error,
    summary: "a sample keeps the rules over several fields",
    why: "the rule is misread, or the sample was never sent",
    bad: r"groups:
  - { exactly_one: [RoomId, UserId] }
request: { RoomId: r1, UserId: u1 }
",
    good: r"groups:
  - { exactly_one: [RoomId, UserId] }
request: { RoomId: r1 }
",
};

pub(super) const EXAMPLE_UNDOCUMENTED_VALUE: Rule = Rule {
    id: "example-undocumented-value",
    severity: Severity::Warning,
    summary: "a sample has documented values",
    why: "the table lacks a value, or the sample is old",
    bad: r"Mode: { values: { 1: { name: politely } } }
request: { Mode: 3 }
",
    good: r"Mode: { values: { 1: { name: politely }, 3: { name: rudely } } }
request: { Mode: 3 }
",
};

pub(super) const EXAMPLE_CODE_UNDOCUMENTED: Rule = Rule {
    id: "example-code-undocumented",
    severity: Severity::Error,
    summary: "a sample fails with a code that is documented",
    why: "users match on the documented codes",
    bad: "fails_with: ResourceNotFound.Rom\n",
    good: "fails_with: ResourceNotFound.Room\n",
};

pub(super) const EXAMPLE_RULE_MISMATCH: Rule = Rule {
    id: "example-rule-mismatch",
    severity: Severity::Error,
    summary: "the envelope reads a sample reply as what it is",
    why: "the client would take a failure for a success, or the other way round",
    bad: "reply: { body: { Response: { Error: { Code: InternalError } } } }\n",
    good: r"reply: { body: { Response: { Error: { Code: InternalError } } } }
fails_with: InternalError
",
};
