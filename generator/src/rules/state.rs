//! What a mock keeps and refuses.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const STATE_KEY: Rule = Rule {
    id: "state-key",
    severity: Severity::Error,
    summary: "all operations of a resource tell its things apart by the same parts",
    why: "what one operation made, the other would never find",
    bad: r#"# StartRecord creates it with key: { room: RoomId, task: TaskId }
state: { resource: recording, effect: delete, key: { id: TaskId } }
"#,
    good: r#"# StartRecord creates it with key: { room: RoomId, task: TaskId }
state: { resource: recording, effect: delete, key: { room: RoomId, task: TaskId } }
"#,
};

pub(super) const STATE_PATH: Rule = Rule {
    id: "state-path",
    severity: Severity::Error,
    summary: "a path of `state` leads to a field",
    why: "a mock would keep nothing, or find nothing",
    bad: r#"state: { resource: metadata, effect: read, key: { key: "Keys[]" }, into: "Metadta[]" }
"#,
    good: r#"state: { resource: metadata, effect: read, key: { key: "Keys[]" }, into: "Metadata[]" }
"#,
};

pub(super) const WHEN_PATH: Rule = Rule {
    id: "when-path",
    severity: Severity::Error,
    summary: "a limit under `when` is one that a parameter has",
    why: "the code would never be sent",
    bad: r#"request:
  Metadata: { type: "[Metadata]", doc: "The pairs." }
errors:
  100500: { name: TooManyKeys, doc: "Too many keys.", when: [Metadata.items] }
"#,
    good: r#"request:
  Metadata: { type: "[Metadata]", items: 1..=10, doc: "The pairs." }
errors:
  100500: { name: TooManyKeys, doc: "Too many keys.", when: [Metadata.items] }
"#,
};

pub(super) const WHEN_REPEATED: Rule = Rule {
    id: "when-repeated",
    severity: Severity::Error,
    summary: "no two codes of a table are sent for the same thing",
    why: "a server sends one of them, and nobody could tell which",
    bad: r#"AuthFailure.SecretIdNotFound: { doc: "The key id is unknown.", when: [unknown_key] }
AuthFailure.InvalidSecretId: { doc: "The key id is not one of the API's.", when: [unknown_key] }
"#,
    good: r#"AuthFailure.SecretIdNotFound: { doc: "The key id is unknown.", when: [unknown_key] }
AuthFailure.InvalidSecretId: "The key id is not one of the API's."
"#,
};
