//! Replies as a vendor would write them.
//!
//! Given: an envelope, and an answer or a failure. Returns: the JSON of the whole reply, without a request id until one is added.
//! Must not: know a vendor; the envelope says where everything stands.

use serde_json::{Map, Value as Json};

use crate::encode;
use crate::service::{Envelope, FailsWhen};
use crate::value::Record;

/// What a failed reply says.
pub(crate) struct Failure<'a> {
    /// The code; empty when it is a number only.
    pub(crate) text: &'a str,
    pub(crate) number: Option<i64>,
    pub(crate) message: &'a str,
    /// The documented status, where there is one.
    pub(crate) status: Option<u16>,
}

/// The reply with this answer.
pub(crate) fn of_answer(envelope: &Envelope, answer: &dyn Record) -> Json {
    let mut body = Json::Object(Map::new());
    let answer = serde_json::from_slice(&encode::all(answer)).unwrap_or(Json::Null);
    place(&mut body, envelope.result, "", answer);
    for (path, value) in expected(envelope) {
        let value = value.parse::<i64>().map_or_else(|_| Json::from(value), Json::from);
        place_if_absent(&mut body, path, value);
    }
    body
}

/// The reply with this failure.
pub(crate) fn of_failure(envelope: &Envelope, failure: &Failure<'_>) -> Json {
    let mut body = Json::Object(Map::new());
    let code = match (failure.text, failure.number) {
        ("", Some(number)) => Json::from(number),
        (text, _) => Json::from(text),
    };
    place(&mut body, envelope.error, envelope.code, code);
    place(&mut body, envelope.error, envelope.message, Json::from(failure.message));
    if let (Some(key), Some(number)) = (envelope.number, failure.number) {
        place(&mut body, envelope.error, key, Json::from(number));
    }
    for (path, _) in expected(envelope) {
        place_if_absent(&mut body, path, Json::from(-1));
    }
    body
}

/// The status of a failure that has no documented one: 400 where the envelope knows failures by the status, else 200.
pub(crate) fn failure_status(envelope: &Envelope) -> u16 {
    if envelope.fails_when.contains(&FailsWhen::StatusNot200) { 400 } else { 200 }
}

/// Gives the reply an id, unless it has one.
pub(crate) fn add_request_id(body: &mut Json, envelope: &Envelope, id: &str) {
    place_if_absent(body, envelope.request_id, Json::from(id));
}

/// The fields that have to hold a value in every reply that is no failure.
fn expected(envelope: &Envelope) -> impl Iterator<Item = (&'static [&'static str], &'static str)> {
    envelope.fails_when.iter().filter_map(|rule| match rule {
        FailsWhen::FieldIsNot(path, value) => Some((*path, *value)),
        FailsWhen::ErrorPresent | FailsWhen::StatusNot200 => None,
    })
}

fn place_if_absent(body: &mut Json, path: &[&str], value: Json) {
    let there = path.iter().try_fold(&*body, |at, key| at.get(key));
    if there.is_none() {
        place(body, path, "", value);
    }
}

/// Puts a value at a path, making the objects on the way; `key` is the last step unless it is empty.
fn place(body: &mut Json, path: &[&str], key: &str, value: Json) {
    let mut at = body;
    for step in path.iter().copied().chain(Some(key).filter(|key| !key.is_empty())) {
        if !at.is_object() {
            *at = Json::Object(Map::new());
        }
        let Some(object) = at.as_object_mut() else { return };
        at = object.entry(step).or_insert(Json::Null);
    }
    *at = value;
}
