//! What a call brings back: the operation's answer and what came with it.
//!
//! Given: a decoded record. Returns: it, with the request id. Must not: hide fields; it derefs to the answer.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use bytes::Bytes;
use serde_json::Value as Json;

use crate::service::{Envelope, FailsWhen};
use crate::unknown;
use crate::value::Record;

/// The answer of an operation. Its fields are there by deref; [`Reply::into_inner`] gives the answer itself.
#[derive(Clone)]
pub struct Reply<T> {
    /// Boxed, because it is made where its type is not known: to move it out would be code of every operation.
    value: Box<T>,
    /// Shared, so that neither a clone nor a drop is code of every operation.
    meta: Arc<Meta>,
}

/// What came with an answer.
#[derive(Clone, Default)]
pub(crate) struct Meta {
    pub(crate) request_id: String,
    pub(crate) status: u16,
    pub(crate) attempts: u32,
    pub(crate) body: Option<Bytes>,
    /// Where things stand in the body.
    pub(crate) envelope: Option<&'static Envelope>,
}

/// Where things stood in the body belongs to the operation.
impl PartialEq for Meta {
    fn eq(&self, other: &Self) -> bool {
        let Meta { request_id, status, attempts, body, envelope: _ } = self;
        (request_id, status, attempts, body)
            == (&other.request_id, &other.status, &other.attempts, &other.body)
    }
}

impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    /// Without the body, which may hold what the spec marks sensitive.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("answer", &self.value)
            .field("request_id", &self.meta.request_id)
            .field("status", &self.meta.status)
            .field("attempts", &self.meta.attempts)
            .finish_non_exhaustive()
    }
}

impl<T> Reply<T> {
    pub(crate) fn new(value: T, meta: Meta) -> Self {
        Self::boxed(Box::new(value), Arc::new(meta))
    }

    pub(crate) fn boxed(value: Box<T>, meta: Arc<Meta>) -> Self {
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

    /// The body as it came, where [`crate::RequestBuilder::keep_body`] asked for it. May hold what the spec marks sensitive.
    pub fn body(&self) -> Option<&Bytes> {
        self.meta.body.as_ref()
    }

    /// The answer alone.
    pub fn into_inner(self) -> T {
        *self.value
    }
}

impl<T: Record> Reply<T> {
    /// What the answer has and its type has not, by path, as `RecordInfo[0].Region`: fields that the vendor added after the page was read.
    /// Empty unless [`crate::RequestBuilder::keep_body`] kept the body.
    pub fn unknown_fields(&self) -> Vec<(String, Json)> {
        let body: Option<Json> = self.body().and_then(|body| serde_json::from_slice(body).ok());
        let result = self.meta.envelope.map_or(&[][..], |envelope| envelope.result);
        let answer = body.as_ref().and_then(|body| result.iter().try_fold(body, |json, key| json.get(key)));
        let mut unknown = answer.map_or_else(Vec::new, |json| unknown::fields(&*self.value, json));
        let beside = self.meta.envelope.map_or_else(Vec::new, beside);
        unknown.retain(|(path, _)| !beside.contains(path));
        unknown
    }
}

/// What belongs to the envelope and may stand beside the fields of the answer: request id, error and signs of failure.
fn beside(envelope: &Envelope) -> Vec<String> {
    let of_error = [Some(envelope.code), Some(envelope.message), envelope.number].into_iter().flatten();
    let signs = envelope.fails_when.iter().filter_map(|sign| match sign {
        FailsWhen::FieldIsNot(path, _) => Some(path.to_vec()),
        FailsWhen::ErrorPresent | FailsWhen::StatusNot200 => None,
    });
    let paths = of_error
        .map(|key| [envelope.error, &[key]].concat())
        .chain(signs)
        .chain([envelope.request_id, envelope.error].map(<[_]>::to_vec));
    paths.filter_map(|path| Some(path.strip_prefix(envelope.result)?.join("."))).collect()
}

/// The answer and what came with it.
impl<T: PartialEq> PartialEq for Reply<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.meta == other.meta
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
