//! Operations as a whole, and rules over several fields.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const OPERATION_WITHOUT_ERRORS: Rule = Rule {
    id: "operation-without-errors",
    severity: Severity::Warning,
    summary: "an operation has error codes",
    why: "without them users match on texts",
    bad: "operation: CloseRoom\n",
    good: r#"operation: CloseRoom
errors:
  ResourceNotFound.Room: "There is no such room."
"#,
};

pub(super) const GET_WITH_NESTED_BODY: Rule = Rule {
    id: "get-with-nested-body",
    severity: Severity::Warning,
    summary: "a GET has no structs",
    why: "a query has no agreed form for them",
    bad: r#"method: GET
request:
  Filter: { type: Filter, doc: "Which rooms." }
"#,
    good: r#"method: POST
request:
  Filter: { type: Filter, doc: "Which rooms." }
"#,
};

pub(super) const SAFETY_MISMATCH: Rule = Rule {
    id: "safety-mismatch",
    severity: Severity::Warning,
    summary: "an operation's safety fits its name",
    why: "a retry may repeat what is called safe",
    bad: r"operation: DeleteRoom
safety: read
",
    good: r"operation: DeleteRoom
safety: idempotent
",
};

pub(super) const IDEMPOTENCY_TOKEN: Rule = Rule {
    id: "idempotency-token",
    severity: Severity::Error,
    summary: "an idempotency token is one text in the request of an operation that changes something",
    why: "the client makes it up, and repeats the call because of it",
    bad: r#"ClientToken: { type: i64, idempotency_token: true, doc: "The same for each repeat." }
"#,
    good: r#"ClientToken: { type: string, idempotency_token: true, doc: "The same for each repeat." }
"#,
};

pub(super) const DEPRECATED_WITHOUT_REPLACEMENT: Rule = Rule {
    id: "deprecated-without-replacement",
    severity: Severity::Warning,
    summary: "what is deprecated says what to do instead",
    why: "a warning without a way out only annoys",
    bad: r#"deprecated: { since: "2024" }
"#,
    good: r#"deprecated: { since: "2024", use: CloseRooms }
"#,
};

pub(super) const VERSION_WITHOUT_OPERATIONS: Rule = Rule {
    id: "version-without-operations",
    severity: Severity::Warning,
    summary: "a version has an operation",
    why: "an empty module helps nobody",
    bad: r"# specs/acme/party/2024-05-01/service.yaml alone
service: party
",
    good: r"# specs/acme/party/2024-05-01/close_room.yaml beside it
operation: CloseRoom
",
};

pub(super) const ALREADY_TRANSCRIBED: Rule = Rule {
    id: "already-transcribed",
    severity: Severity::Error,
    summary: "an operation is transcribed or listed as not transcribed, not both",
    why: "whoever reads the list would miss what is there",
    bad: r#"# close_room.yaml stands beside service.yaml
untranscribed:
  CloseRoom: "Its page tells no fields."
"#,
    good: r#"# close_room.yaml stands beside service.yaml
untranscribed:
  OpenRoom: "Its page tells no fields."
"#,
};

pub(super) const GROUP_REQUIRED: Rule = Rule {
    id: "group-required",
    severity: Severity::Error,
    summary: "a field in a group is not required by itself",
    why: "the group would be always or never fulfilled",
    bad: r"RoomId: { required: true }
groups:
  - { exactly_one: [RoomId, UserId] }
",
    good: r"RoomId: { required: false }
groups:
  - { exactly_one: [RoomId, UserId] }
",
};

pub(super) const GROUP_REPEATS: Rule = Rule {
    id: "group-repeats",
    severity: Severity::Error,
    summary: "a group stands there once and names each field once",
    why: "the second was likely meant to be another",
    bad: r"groups:
  - { exactly_one: [RoomId, RoomId] }
",
    good: r"groups:
  - { exactly_one: [RoomId, UserId] }
",
};
