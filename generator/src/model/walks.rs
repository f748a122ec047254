//! Operations that are called again and again: page by page, or until a task ends.

use super::state::Path;
use crate::source::Span;

/// How one page of a list leads to the next.
#[derive(Clone, Debug)]
pub struct Paging {
    /// What the pages go by.
    pub style: PagingStyle,
    /// The parameter that says which page is asked for.
    pub cursor: Named,
    /// The parameter that says how many items a page has.
    pub size: Option<Named>,
    /// The list, in the reply.
    pub items: Named,
    /// The field of the reply with the number of items on all pages.
    pub total: Option<Named>,
    /// The field of the reply with the number of pages.
    pub pages: Option<Named>,
    /// The field of the reply that says whether another page follows.
    pub more: Option<Named>,
    /// Its place.
    pub origin: Span,
}

/// What pages go by.
#[derive(Clone, Debug)]
pub enum PagingStyle {
    /// The reply has the token of the next page in this field.
    Token(Named),
    /// So many items are passed over.
    Offset,
    /// Pages are numbered, from this number on.
    Page(u64),
}

/// A parameter or a field of the reply, by its name on the wire.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name on the wire.
    pub wire: String,
    /// The place of the name.
    pub origin: Span,
}

/// How a reply tells how a task is doing.
#[derive(Clone, Debug)]
pub struct Polling {
    /// The path of the state.
    pub field: Path,
    /// The states of a task that goes on.
    pub running: Vec<TaskState>,
    /// The states of a task that has ended well.
    pub done: Vec<TaskState>,
    /// The states of a task that has ended badly.
    pub failed: Vec<TaskState>,
    /// Its place.
    pub origin: Span,
}

impl Polling {
    /// The path of the state as it is written in the spec.
    pub fn path(&self) -> String {
        let path = self.field.to_string();
        path.strip_prefix("response.").map_or_else(|| path.clone(), str::to_owned)
    }
}

/// A state of a task.
#[derive(Clone, Debug)]
pub struct TaskState {
    /// The value as it travels; digits for integers.
    pub wire: String,
    /// Its place.
    pub origin: Span,
}
