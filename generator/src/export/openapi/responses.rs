//! Replies in the vendor's envelope, and failures.
//!
//! Given an operation, it returns its responses: under 200 the success, and the failure where the body tells it; under `default` the
//! failure where the status does.

use serde_json::{Map, Value, json};

use super::super::Chosen;
use super::schemas::{self, Schemas, Way, reference};
use super::shape::Shape;
use super::{calls, drop_empty, examples, words};
use crate::model::walk::Call;
use crate::model::{Envelope, ErrorCode, ErrorKey, FailsWhen, ResultWhen};

/// The responses of an operation.
pub(super) fn responses(call: Call<'_>) -> Value {
    let Some(envelope) = call.envelope() else {
        return json!({ "200": { "description": "The reply." } });
    };
    let by_status = envelope.fails_when.contains(&FailsWhen::StatusNot200);
    let by_body = envelope.fails_when.iter().any(|sign| *sign != FailsWhen::StatusNot200);
    let success = reference(&schemas::success_name(call));
    let schema = match by_body {
        true => json!({ "anyOf": [success, reference(&failure_name(call))] }),
        false => success,
    };
    let words = if by_body { "The reply, or a failure that the body tells." } else { "The reply." };
    let mut responses = Map::new();
    let samples = examples::of_replies(call, |status| status == 200);
    responses.insert("200".to_owned(), response(words, schema, samples));
    if by_status {
        let mut samples = examples::of_replies(call, |status| status != 200);
        samples.extend(examples::of_rule(call));
        let failure = response("A failure.", reference(&failure_name(call)), samples);
        responses.insert("default".to_owned(), failure);
    }
    Value::Object(responses)
}

fn response(words: &str, schema: Value, examples: Map<String, Value>) -> Value {
    let mut content = json!({ "schema": schema, "examples": examples });
    drop_empty(&mut content);
    json!({ "description": words, "content": { "application/json": content } })
}

fn success(call: Call<'_>, envelope: &Envelope) -> Value {
    let mut shape = Shape::default();
    if let Some(result) = result(call) {
        shape.put(&envelope.result, result);
    }
    request_id(&mut shape, envelope);
    for sign in &envelope.fails_when {
        if let FailsWhen::FieldIsNot(path, value) = sign {
            let value = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
            shape.put(path, json!({ "const": value }));
        }
    }
    // Where errors stand beside the result, their message is there in a success, too.
    if envelope.error.at.is_empty() {
        shape.put(std::slice::from_ref(&envelope.error.message), json!({ "type": "string" }));
    }
    shape.schema()
}

fn result(call: Call<'_>) -> Option<Value> {
    let operation = call.operation;
    let first = operation.reply.first()?;
    Some(match operation.whole_result {
        true => Schemas::of(call).field(first, Way::Reply),
        false => reference(&schemas::reply_name(call)),
    })
}

/// The replies of a version, by the names of their schemas: a success for each operation, and the failures.
pub(super) fn replies(of: Chosen<'_>) -> Map<String, Value> {
    let mut found = Map::new();
    for call in calls(of) {
        if let Some(envelope) = call.envelope() {
            found.insert(schemas::success_name(call), success(call, envelope));
        }
    }
    for call in calls(of) {
        if let Some(envelope) = call.envelope() {
            found.entry(failure_name(call)).or_insert_with(|| failure(call, envelope));
        }
    }
    found
}

/// The name of the schema of an operation's failures: one for all that are read alike. No Rust type begins with a small letter.
fn failure_name(call: Call<'_>) -> String {
    match call.operation.rule.and_then(|index| call.service.rules.get(index)) {
        Some(rule) => format!("failure.{}", words::token(&rule.id)),
        None => "failure".to_owned(),
    }
}

fn failure(call: Call<'_>, envelope: &Envelope) -> Value {
    let error = &envelope.error;
    let inside = |key: &String| error.at.iter().chain([key]).cloned().collect::<Vec<_>>();
    let mut shape = Shape::default();
    request_id(&mut shape, envelope);
    let common: Vec<_> = call.version.errors.iter().chain(&call.vendor.errors).collect();
    shape.put(&inside(&error.code), code(&common, call));
    shape.put(&inside(&error.message), json!({ "type": "string", "description": "Words of the vendor." }));
    if let Some(number) = &error.number {
        let words = "Number that goes with the code.";
        shape.put(&inside(number), json!({ "type": "integer", "description": words }));
    }
    for sign in &envelope.fails_when {
        match sign {
            FailsWhen::FieldIsNot(path, _) if *path != inside(&error.code) => shape.put(path, json!({})),
            FailsWhen::ErrorPresent => shape.require(&error.at),
            FailsWhen::FieldIsNot(..) | FailsWhen::StatusNot200 => {}
        }
    }
    if envelope.result_when == ResultWhen::Always {
        shape.put(&envelope.result, json!({ "description": "Explains the failure." }));
    }
    shape.schema()
}

fn code(common: &[&ErrorCode], call: Call<'_>) -> Value {
    let own = call.version.operations.iter().flat_map(|operation| &operation.errors);
    let is_number = common.iter().copied().chain(own).any(|code| matches!(code.key, ErrorKey::Number(_)));
    let keys: Vec<_> = common.iter().map(|code| words::key(&code.key)).collect();
    let mut schema = json!({
        "type": if is_number { "integer" } else { "string" },
        "description": "Code of the error. Operations have codes of their own, which stand with each of them, and the vendor may add others.",
        "x-extensible-enum": keys,
    });
    drop_empty(&mut schema);
    schema
}

fn request_id(shape: &mut Shape, envelope: &Envelope) {
    let words = "Id of the call, for the vendor's support.";
    shape.put(&envelope.request_id, json!({ "type": "string", "description": words }));
}
