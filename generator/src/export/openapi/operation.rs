//! One operation.
//!
//! Given an operation with what is around it, it returns its object in the document.

use serde_json::{Value, json};

use super::{drop_empty, examples, external, parameters, responses, schemas, words};
use crate::model::walk::Call;
use crate::model::{Paging, PagingStyle, Polling, Safety, TaskState};

/// The operation.
pub(super) fn operation(call: Call<'_>) -> Value {
    let operation = call.operation;
    let mut object = json!({
        "tags": operation.doc_module.as_slice(),
        "summary": words::summary(operation),
        "description": words::operation(operation),
        "externalDocs": external(operation.sources.first()),
        "operationId": operation.name,
        "parameters": parameters::of_operation(call),
        "requestBody": request_body(call),
        "responses": responses::responses(call),
        "x-safety": safety(operation.safety),
        "x-rate-limit": operation.rate_limit.map(|of| json!({ "calls": of.calls, "seconds": of.seconds })),
        "x-regions": operation.regions,
        "x-paging": operation.paging.as_ref().map(paging),
        "x-polling": operation.polling.as_ref().map(polling),
        "x-error-codes": words::codes(operation.errors.iter()),
        "x-query-examples": examples::as_query(call),
        "x-sources": words::sources(&operation.sources),
        "x-corrections": words::corrections(&operation.corrections),
    });
    if let (Value::Object(object), true) = (&mut object, operation.deprecated.is_some()) {
        object.insert("deprecated".to_owned(), json!(true));
    }
    drop_empty(&mut object);
    object
}

fn request_body(call: Call<'_>) -> Value {
    if call.operation.method == "GET" {
        return Value::Null;
    }
    let schema = match schemas::in_body(call).next() {
        Some(_) => schemas::reference(&schemas::request_name(call)),
        None => json!({ "type": "object" }),
    };
    let mut content = json!({ "schema": schema, "examples": examples::of_request(call) });
    drop_empty(&mut content);
    json!({ "required": true, "content": { "application/json": content } })
}

fn safety(safety: Safety) -> &'static str {
    match safety {
        Safety::Read => "read",
        Safety::Idempotent => "idempotent",
        Safety::Unsafe => "unsafe",
    }
}

fn paging(of: &Paging) -> Value {
    let (style, get, first) = match &of.style {
        PagingStyle::Token(get) => ("token", Some(&get.wire), None),
        PagingStyle::Offset => ("offset", None, None),
        PagingStyle::Page(first) => ("page", None, Some(first)),
    };
    let wire = |named: &Option<crate::model::Named>| named.as_ref().map(|named| named.wire.clone());
    let mut paging = json!({
        "style": style,
        "parameter": of.cursor.wire,
        "next": get,
        "first": first,
        "size": wire(&of.size),
        "items": of.items.wire,
        "total": wire(&of.total),
        "pages": wire(&of.pages),
        "more": wire(&of.more),
    });
    drop_empty(&mut paging);
    paging
}

fn polling(of: &Polling) -> Value {
    let wires = |states: &[TaskState]| states.iter().map(|state| state.wire.clone()).collect::<Vec<_>>();
    let mut polling = json!({
        "field": of.path(),
        "running": wires(&of.running),
        "done": wires(&of.done),
        "failed": wires(&of.failed),
    });
    drop_empty(&mut polling);
    polling
}
