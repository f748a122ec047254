//! The idempotency token: what makes a call that changes something safe to repeat.
//!
//! Given: a request, and what brings random numbers. Returns: the request with a token, where its operation has one and the caller set
//! none. Must not: replace a token that is there; the caller may know of an earlier call.

use crate::shape::Shape;
use crate::value::{Record, Value};

/// A request with a token that was made up for it.
pub(crate) struct WithToken<'a> {
    record: &'a dyn Record,
    index: usize,
    token: String,
}

impl<'a> WithToken<'a> {
    /// `None` where nothing has to be made up.
    pub(crate) fn of(record: &'a dyn Record, random: &dyn Fn() -> u32) -> Option<Self> {
        let index = position(record).filter(|index| record.get(*index).is_absent())?;
        let [a, b, c, d] = [random(), random(), random(), random()];
        // The form of a random UUID: the vendors' own SDKs send one.
        let token = format!(
            "{a:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{d:08x}",
            b >> 16,
            b & 0xfff,
            (c >> 16) & 0x3fff | 0x8000,
            c & 0xffff
        );
        Some(Self { record, index, token })
    }
}

/// Whether the request's operation has a token, which is then always sent.
pub(crate) fn has_token(record: &dyn Record) -> bool {
    position(record).is_some()
}

fn position(record: &dyn Record) -> Option<usize> {
    record.shape().fields().iter().position(|field| field.is_idempotency_token())
}

impl Record for WithToken<'_> {
    fn shape(&self) -> Shape {
        self.record.shape()
    }

    fn get(&self, index: usize) -> Value<'_> {
        match index == self.index {
            true => Value::Text(&self.token),
            false => self.record.get(index),
        }
    }
}
