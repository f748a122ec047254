//! The keys of an operation that is called again and again: page by page, or until a task ends.

use super::read::keys;
use super::{At, Word};

keys! {
    /// How one page of a list leads to the next. Names are those of parameters and of fields of the reply.
    Paging {
        /// token, offset or page.
        style: At<String>,
        /// For token: the parameter that the token is sent in.
        send: Option<At<String>>,
        /// For token: the field of the reply with the token of the next page; an empty one is the end.
        get: Option<At<String>>,
        /// For offset: the parameter that says how many items to pass over.
        offset: Option<At<String>>,
        /// For page: the parameter with the number of the page.
        number: Option<At<String>>,
        /// For page: the number of the first page, 0 or 1.
        first: Option<At<u64>>,
        /// The parameter that says how many items a page has.
        size: Option<At<String>>,
        /// The list, in the reply.
        items: At<String>,
        /// For offset and page: the field of the reply with the number of items on all pages.
        total: Option<At<String>>,
        /// For page: the field of the reply with the number of pages.
        pages: Option<At<String>>,
        /// The field of the reply that says whether another page follows.
        more: Option<At<String>>,
    }
}

keys! {
    /// How a reply tells how a task is doing.
    Poll {
        /// The path of the state in the reply: Status, Task.Status, or Files[].Status for a list of tasks.
        field: At<String>,
        /// The states of a task that goes on. States that stand nowhere count as running too.
        running: Vec<At<Word>>,
        /// The states of a task that has ended well.
        done: Vec<At<Word>>,
        /// The states of a task that has ended badly.
        failed: Vec<At<Word>>,
    }
}
