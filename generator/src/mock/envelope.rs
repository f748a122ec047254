//! Replies in the vendor's envelope. Given a result or a code, it returns a status and a body as the spec of the envelope says.

use serde_json::{Map, Value as Json, json};

use super::protocol::Named;
use crate::model::{Envelope, ErrorCode, ErrorKey, FailsWhen, Signing};

/// A reply without its transport.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Enveloped {
    pub(super) status: u16,
    pub(super) body: Json,
}

/// A success with its result; an operation without one has none.
pub(super) fn success(
    envelope: &Envelope,
    named: &Named,
    request_id: &str,
    result: Option<Json>,
) -> Enveloped {
    let mut body = json!({});
    if let Some(result) = result {
        put(&mut body, &envelope.result, result);
    }
    metadata(&mut body, envelope, named, request_id);
    for sign in &envelope.fails_when {
        if let FailsWhen::FieldIsNot(path, value) = sign {
            put(&mut body, path, serde_json::from_str(value).unwrap_or_else(|_| json!(value)));
        }
    }
    // Where errors stand beside the result, their message is there in a success, too.
    if envelope.error.at.is_empty() {
        put(&mut body, std::slice::from_ref(&envelope.error.message), json!(""));
    }
    Enveloped { status: 200, body }
}

/// A failure with a code of the specs.
pub(super) fn failure(
    envelope: &Envelope,
    named: &Named,
    request_id: &str,
    code: &ErrorCode,
    message: &str,
) -> Enveloped {
    let mut body = json!({});
    metadata(&mut body, envelope, named, request_id);
    let error = &envelope.error;
    let mut inside = |key: &str, value: Json| {
        let path: Vec<_> = error.at.iter().cloned().chain([key.to_owned()]).collect();
        put(&mut body, &path, value);
    };
    match &code.key {
        ErrorKey::Text(text) => inside(&error.code, json!(text)),
        ErrorKey::Number(number) => inside(&error.code, json!(number)),
    }
    inside(&error.message, json!(message));
    if let (Some(key), Some(number)) = (&error.number, code.number) {
        inside(key, json!(number));
    }
    for sign in &envelope.fails_when {
        if let FailsWhen::FieldIsNot(path, _) = sign
            && body.pointer(&format!("/{}", path.join("/"))).is_none()
        {
            put(&mut body, path, json!("FAIL"));
        }
    }
    Enveloped { status: code.status.unwrap_or(undocumented_status(envelope)), body }
}

/// A status that makes the reply a failure, for a code of which no page tells one.
fn undocumented_status(envelope: &Envelope) -> u16 {
    let by_status = envelope.fails_when.contains(&FailsWhen::StatusNot200);
    let by_body = envelope.fails_when.iter().any(|sign| *sign != FailsWhen::StatusNot200);
    if by_status && !by_body { 400 } else { 200 }
}

/// What a reply says of the request.
fn metadata(body: &mut Json, envelope: &Envelope, named: &Named, request_id: &str) {
    put(body, &envelope.request_id, json!(request_id));
    if named.signing != Signing::Volcengine {
        return;
    }
    let beside: Vec<_> = envelope.request_id.iter().rev().skip(1).rev().cloned().collect();
    let known = [
        ("Action", &named.operation),
        ("Version", &named.version),
        ("Service", &named.service),
        ("Region", &named.region),
    ];
    for (key, value) in known {
        let path: Vec<_> = beside.iter().cloned().chain([key.to_owned()]).collect();
        put(body, &path, json!(value.clone().unwrap_or_default()));
    }
}

/// Puts a value at a path. Objects on the way are made; an object that is there already keeps its other members.
fn put(body: &mut Json, path: &[String], value: Json) {
    let Some((key, rest)) = path.split_first() else {
        match (body, value) {
            (Json::Object(there), Json::Object(more)) => there.extend(more),
            (body, value) => *body = value,
        }
        return;
    };
    if !body.is_object() {
        *body = Json::Object(Map::new());
    }
    if let Json::Object(object) = body {
        put(object.entry(key.clone()).or_insert(Json::Null), rest, value);
    }
}
