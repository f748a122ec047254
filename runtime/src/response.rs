//! An HTTP reply to a record or an error, without I/O.
//!
//! Given: status, body, and the operation's envelope. Returns: what came with the answer, which is decoded into the record. Must
//! not: trust the status alone, fail while reading an error, or let a gateway's page pass for an answer.

use std::borrow::Cow;

use bytes::Bytes;

use crate::decode::{DecodeProblem, decode, decode_members};
use crate::error::{AnyError, ErrorKind, RAW_CAP, capped};
use crate::path::Path;
use crate::reply::Meta;
use crate::service::{Envelope, FailsWhen, OperationInfo};
use crate::slot::RecordMut;
use crate::transport::TransportError;

mod fault;
mod tree;

use tree::{Answer, Tree};

/// So many times `max_body` may the records of a reply take in memory. Replies as they are come nowhere near, unless their objects leave out
/// nearly all of their fields.
const ROOM: usize = 16;

/// How much of a request id an error keeps; the vendors' have some forty letters.
const ID_CAP: usize = 256;

/// Judges the reply and decodes the answer into `record`.
pub(crate) fn read(
    operation: &'static OperationInfo,
    response: &http::Response<Bytes>,
    max_body: usize,
    record: &mut dyn RecordMut,
) -> Result<Meta, AnyError> {
    let status = response.status().as_u16();
    if response.body().len() > max_body {
        return Err(AnyError::transport_failed(TransportError::too_large(max_body)).during(operation));
    }
    // The strict check takes a tenth of the time of the lossy one.
    let text = match str::from_utf8(response.body()) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(response.body()),
    };
    let text = text.trim_start_matches('\u{feff}');
    let tree = Tree::parse(text, operation.envelope);
    let mut request_id = None;
    let outcome = match &tree {
        Ok(tree) => {
            request_id = tree.text_at(operation.envelope.request_id);
            judge(operation, status, tree, record, max_body.saturating_mul(ROOM))
        }
        Err(problem) => Err(fault::not_json(status, text, problem)),
    };
    outcome
        .map(|()| Meta {
            request_id: request_id.clone().unwrap_or_default(),
            status,
            envelope: Some(operation.envelope),
            ..Meta::default()
        })
        .map_err(|mut error| {
            let inner = error.inner_mut();
            inner.request_id = request_id.map(|id| capped(&id, ID_CAP));
            inner.status = Some(status);
            inner.raw = Some(capped(text, RAW_CAP));
            if error.kind() == ErrorKind::Service {
                let retry = fault::retry_class(operation, &error, status);
                error.inner_mut().retry = Some(retry);
            }
            error.during(operation)
        })
}

fn judge(
    operation: &'static OperationInfo,
    status: u16,
    tree: &Tree<'_>,
    record: &mut dyn RecordMut,
    room: usize,
) -> Result<(), AnyError> {
    let envelope = operation.envelope;
    if !succeeded(envelope, status, tree)? {
        let mut error = fault::service(envelope, status, tree);
        if envelope.result_on_failure && !envelope.result.is_empty() {
            error.inner_mut().raw_result = tree.at(envelope.result).map(|raw| capped(raw, RAW_CAP));
        }
        return Err(error);
    }
    // A reply whose wrapper is missing is not one of this API, whatever the status says.
    if let [wrapper, _, ..] = envelope.request_id
        && tree.answer(&[wrapper]).is_none()
    {
        return Err(missing(&[wrapper]));
    }
    let decoded = match record.shape().is_whole() {
        true => tree.at(envelope.result).map(|json| decode(json, envelope.result, record, room)),
        false => tree.answer(envelope.result).map(|answer| match answer {
            Answer::Text(json) => decode(json, envelope.result, record, room),
            Answer::Members(members) => decode_members(members, envelope.result, record, room),
        }),
    };
    // Commands that only write, and some of Volcengine's operations, answer without a result.
    decoded.unwrap_or(Ok(())).map_err(AnyError::decode_failed)
}

fn missing(path: &[&'static str]) -> AnyError {
    let what = "is missing: this is not a reply of this API".to_owned();
    AnyError::decode_failed(DecodeProblem { path: Path::of_keys(path).to_string(), what })
}

fn succeeded(envelope: &Envelope, status: u16, tree: &Tree<'_>) -> Result<bool, AnyError> {
    if !(200..300).contains(&status) || error_present(envelope, tree) {
        return Ok(false);
    }
    for rule in envelope.fails_when {
        match rule {
            // Asked above for every reply: pages of one vendor disagree on it, and nothing is lost by believing the body.
            FailsWhen::ErrorPresent => {}
            FailsWhen::StatusNot200 if status != 200 => return Ok(false),
            FailsWhen::StatusNot200 => {}
            FailsWhen::FieldIsNot(path, value) => match tree.text_at(path) {
                None => return Err(missing(path)),
                Some(found) if found != *value => return Ok(false),
                Some(_) => {}
            },
        }
    }
    Ok(true)
}

fn error_present(envelope: &Envelope, tree: &Tree<'_>) -> bool {
    !envelope.error.is_empty() && tree.at(envelope.error).is_some()
}
