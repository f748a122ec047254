//! Lists that come in pages: what generated code says about them, and the trait that ties it to types.
//!
//! Given: nothing. Returns: a table for each paged operation. Must not: call; [`crate::Client::pages`] does.

use crate::service::Operation;
use crate::slot::Slot;

pub(crate) mod walk;

/// An operation whose reply is one page of a list. [`crate::Client::pages`] asks for all of them.
pub trait Paged: Operation + 'static {
    /// What the list holds.
    type Item: Send;
    /// How one page leads to the next.
    const PAGING: &'static Paging;

    /// The parameter that says which page is asked for.
    fn cursor(&mut self) -> Slot<'_>;

    /// The part of the list that a reply holds.
    fn items(reply: Self::Reply) -> Vec<Self::Item>;
}

/// How one page leads to the next. Names are those on the wire. Built with one of the styles and the chained const builders.
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    /// The parameter that says which page is asked for.
    pub(crate) cursor: &'static str,
    pub(crate) style: Style,
    /// The field of the reply that holds the list.
    pub(crate) items: &'static str,
    /// The field with the number of items on all pages.
    pub(crate) total: Option<&'static str>,
    /// The field with the number of pages.
    pub(crate) pages: Option<&'static str>,
    /// The field that says whether another page follows.
    pub(crate) more: Option<&'static str>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Style {
    /// The reply has the token of the next page in this field.
    Token(&'static str),
    /// So many items are passed over.
    Offset,
    /// Pages are numbered from this number on.
    Page { first: u64 },
}

impl Paging {
    /// The reply has a token in the field `get`, which is sent as the parameter `send` to get the next page; an empty one ends the list.
    pub const fn token(send: &'static str, get: &'static str, items: &'static str) -> Self {
        Self::new(send, Style::Token(get), items)
    }

    /// The parameter `offset` says how many items to pass over.
    pub const fn offset(offset: &'static str, items: &'static str) -> Self {
        Self::new(offset, Style::Offset, items)
    }

    /// The parameter `number` counts pages, from `first` on.
    pub const fn page(number: &'static str, first: u64, items: &'static str) -> Self {
        Self::new(number, Style::Page { first }, items)
    }

    const fn new(cursor: &'static str, style: Style, items: &'static str) -> Self {
        Self { cursor, style, items, total: None, pages: None, more: None }
    }

    /// The reply has the number of items on all pages in this field.
    pub const fn total(mut self, field: &'static str) -> Self {
        self.total = Some(field);
        self
    }

    /// The reply has the number of pages in this field.
    pub const fn pages(mut self, field: &'static str) -> Self {
        self.pages = Some(field);
        self
    }

    /// The reply says in this field whether another page follows.
    pub const fn more(mut self, field: &'static str) -> Self {
        self.more = Some(field);
        self
    }
}
