//! What a call brings back: the operation's answer and what came with it.
//!
//! Given: a decoded record. Returns: it, with the request id. Must not: hide fields; it derefs to the answer.

use std::ops::{Deref, DerefMut};

/// The answer of an operation. Its fields are there by deref; [`Reply::into_inner`] gives the answer itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply<T> {
    value: T,
    meta: Meta,
}

/// What came with an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Meta {
    pub(crate) request_id: String,
    pub(crate) status: u16,
    pub(crate) attempts: u32,
}

impl<T> Reply<T> {
    pub(crate) fn new(value: T, meta: Meta) -> Self {
        Self { value, meta }
    }

    /// The vendor's id of the request; empty when the reply had none.
    pub fn request_id(&self) -> &str {
        &self.meta.request_id
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.meta.status
    }

    /// How many attempts it took; 0 where [`crate::Client::read`] read it.
    pub fn attempts(&self) -> u32 {
        self.meta.attempts
    }

    /// The answer alone.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Reply<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}
