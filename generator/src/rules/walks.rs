//! Operations that are called again and again: page by page, or until a task ends.
//!
//! Records of the rule book, and nothing else; who finds the breaches is told in [`crate::check`] and [`crate::lower`].

use super::Rule;
use crate::diag::Severity;

pub(super) const PAGING_FIELD: Rule = Rule {
    id: "paging-field",
    severity: Severity::Error,
    summary: "what `paging` names is there, and holds what paging needs",
    why: "a list would end after its first page, or never",
    bad: r#"paging: { style: token, send: Next, get: Nxt, items: RoomList }
"#,
    good: r#"paging: { style: token, send: Next, get: Next, items: RoomList }
"#,
};

pub(super) const POLL_FIELD: Rule = Rule {
    id: "poll-field",
    severity: Severity::Error,
    summary: "the path of `poll` leads to a state",
    why: "a task would run for ever",
    bad: r#"poll: { field: Status, running: [1, 2], done: [3], failed: [4] }
"#,
    good: r#"poll: { field: RecordTask.Status, running: [1, 2], done: [3], failed: [4] }
"#,
};

pub(super) const POLL_STATES: Rule = Rule {
    id: "poll-states",
    severity: Severity::Error,
    summary: "`poll` has each documented state once, and no other",
    why: "whoever waits for a task would not see its end",
    bad: r#"# the states of the page are Idle, InProgress, Exited
poll: { field: Status, running: [InProgress], done: [Exit] }
"#,
    good: r#"# the states of the page are Idle, InProgress, Exited
poll: { field: Status, running: [Idle, InProgress], done: [Exited] }
"#,
};

pub(super) const WALK_UNSAFE: Rule = Rule {
    id: "walk-unsafe",
    severity: Severity::Error,
    summary: "an operation with `paging` or `poll` is `read`",
    why: "it is called again and again",
    bad: r#"safety: unsafe
paging: { style: token, send: Next, get: Next, items: RoomList }
"#,
    good: r#"safety: read
paging: { style: token, send: Next, get: Next, items: RoomList }
"#,
};
