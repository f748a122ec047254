//! The way from page to page: which to ask for next, and when to stop.
//!
//! Given: requests and replies as records. Returns: what to write into the next request. Must not: go on for ever; a list ends with
//! an empty page, without a token, at the announced end, after the most pages, or with an error where pages come again.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Paging, Style};
use crate::slot::{Mismatch, Slot, Token};
use crate::value::{Items, Record, Value};

/// No list of these vendors is near that; a server that never ends its list is.
const MOST_PAGES: u64 = 10_000;

/// A walk over one list.
#[derive(Debug)]
pub(crate) struct Walk {
    paging: &'static Paging,
    /// The tokens that were sent.
    tokens: HashSet<String>,
    /// The number or offset that was sent.
    at: u64,
    /// Whether it began with the first page, so that `items` counts from there.
    from_first: bool,
    pages: u64,
    items: u64,
    /// The content of the page before.
    before: Option<u64>,
    most: Option<u64>,
}

/// What to send to get a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cursor {
    Token(String),
    Number(u64),
}

/// What comes after a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Another page.
    Next(Cursor),
    /// Nothing.
    End,
    /// An error: the list does not end as it should.
    Fail(String),
    /// This page is none: an error in its place.
    Refuse(String),
}

impl Cursor {
    pub(crate) fn write(&self, slot: Slot<'_>) -> Result<(), Mismatch> {
        match (slot, self) {
            (Slot::Scalar(to), Self::Token(token)) => to.assign(Token::Text(token)),
            (Slot::Scalar(to), Self::Number(number)) => to.assign(Token::Unsigned(*number)),
            _ => Ok(()),
        }
    }
}

impl Walk {
    pub(crate) fn new(paging: &'static Paging) -> Self {
        let (tokens, before, most) = (HashSet::new(), None, None);
        Self { paging, tokens, at: 0, from_first: true, pages: 0, items: 0, before, most }
    }

    /// Ends the list after so many pages.
    pub(crate) fn end_after(&mut self, pages: u64) {
        self.most = Some(pages);
    }

    /// Whether not even a first page is wanted.
    pub(crate) fn is_over(&self) -> bool {
        self.most == Some(0)
    }

    /// What the first request needs beyond what the user has set. A page that the user has set is where the walk begins.
    pub(crate) fn begin(&mut self, request: &dyn Record) -> Option<Cursor> {
        let given = field(request, self.paging.cursor);
        let first = match self.paging.style {
            Style::Token(_) => return self.begin_token(request, given),
            Style::Offset => 0,
            Style::Page { first } => first,
        };
        let at = number(given);
        self.at = at.unwrap_or(first);
        self.from_first = self.at == first;
        at.is_none().then_some(Cursor::Number(first))
    }

    /// The page of an operation that demands a token says that the first is empty.
    fn begin_token(&mut self, request: &dyn Record, given: Value<'_>) -> Option<Cursor> {
        if let Value::Text(token) = given {
            self.tokens.insert(token.to_owned());
            return None;
        }
        let mut fields = request.shape().fields().iter();
        let required = fields.any(|field| field.wire() == self.paging.cursor && field.is_required());
        required.then(|| Cursor::Token(String::new()))
    }

    /// Judges a page.
    pub(crate) fn step(&mut self, reply: &dyn Record) -> Step {
        let Value::List(items) = field(reply, self.paging.items) else { return Step::End };
        let count = items.count() as u64;
        let content = (count > 0).then(|| content(items));
        let numbered = !matches!(self.paging.style, Style::Token(_));
        if numbered && content.is_some() && content == self.before {
            return Step::Refuse(format!(
                "the page with {} {} holds the same items as the one before: the server does not turn pages, and the \
                 list would never end",
                self.paging.cursor, self.at
            ));
        }
        self.before = content;
        self.pages += 1;
        self.items += count;
        let said_to_end = self.paging.more.is_some_and(|more| is_false(field(reply, more)));
        if count == 0 || said_to_end || self.most == Some(self.pages) {
            return Step::End;
        }
        match self.next(reply, count) {
            Step::Next(_) if self.most.is_none() && self.pages >= MOST_PAGES => Step::Fail(format!(
                "{MOST_PAGES} pages came, and the list has no end; ask for more with max_pages(…)"
            )),
            step => step,
        }
    }

    fn next(&mut self, reply: &dyn Record, count: u64) -> Step {
        let says = |name: Option<&str>| name.and_then(|name| number(field(reply, name)));
        let (total, pages) = (says(self.paging.total), says(self.paging.pages));
        match self.paging.style {
            Style::Token(get) => match field(reply, get) {
                Value::Text("") | Value::Absent => Step::End,
                Value::Text(token) if !self.tokens.insert(token.to_owned()) => Step::Fail(format!(
                    "{get} holds a token that was sent before: the server goes in circles, and the list would never end"
                )),
                Value::Text(token) => Step::Next(Cursor::Token(token.to_owned())),
                _ => Step::Fail(format!("{get} holds no token")),
            },
            Style::Offset => {
                self.at = self.at.saturating_add(count);
                self.unless(total.is_some_and(|total| self.at >= total))
            }
            Style::Page { first } => {
                self.at = self.at.saturating_add(1);
                let all_items = self.from_first && total.is_some_and(|total| self.items >= total);
                self.unless(all_items || pages.is_some_and(|pages| self.at.saturating_sub(first) >= pages))
            }
        }
    }

    fn unless(&self, end: bool) -> Step {
        if end { Step::End } else { Step::Next(Cursor::Number(self.at)) }
    }
}

/// What a record holds under this name.
pub(crate) fn field<'a>(record: &'a dyn Record, wire: &str) -> Value<'a> {
    let index = record.shape().fields().iter().position(|field| field.wire() == wire);
    index.map_or(Value::Absent, |index| record.get(index))
}

/// Counters are numbers, but texts of digits in places.
fn number(value: Value<'_>) -> Option<u64> {
    match value {
        Value::UInt(number) => Some(number),
        Value::Int(number) => number.try_into().ok(),
        Value::Text(digits) => digits.parse().ok(),
        _ => None,
    }
}

fn is_false(value: Value<'_>) -> bool {
    matches!(value, Value::Bool(false))
}

/// A number that stands for what a list holds.
fn content(items: &dyn Items) -> u64 {
    let mut hasher = DefaultHasher::new();
    digest(Value::List(items), &mut hasher);
    hasher.finish()
}

fn digest(value: Value<'_>, into: &mut DefaultHasher) {
    match value {
        Value::Absent => 0_u8.hash(into),
        Value::Bool(value) => (1_u8, value).hash(into),
        Value::Int(value) => (2_u8, value).hash(into),
        Value::UInt(value) => (3_u8, value).hash(into),
        Value::Float(value) => (4_u8, value.to_bits()).hash(into),
        Value::Text(value) => (5_u8, value).hash(into),
        Value::Json(value) => (6_u8, value.to_string()).hash(into),
        Value::Record(record) => {
            let fields = record.shape().fields().len();
            (7_u8, fields).hash(into);
            (0..fields).for_each(|index| digest(record.get(index), into));
        }
        Value::List(items) => {
            (8_u8, items.count()).hash(into);
            (0..items.count()).for_each(|index| digest(items.item(index), into));
        }
    }
}
