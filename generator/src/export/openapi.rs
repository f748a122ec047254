//! OpenAPI 3.1 of one version of a service.
//!
//! Given a version, it returns the document as JSON whose keys always come in the same order. What OpenAPI has no words for stands in
//! extensions (`x-…`). It must not hold anything that the specs do not say, and must not compute signatures.
//!
//! Vendors whose operations share one URL and are told apart by a header or a parameter of the query get one path for each operation, with a
//! fragment: `/#X-TC-Action=StartRecord`. OpenAPI allows one operation for each path and method, and no query in a path. A fragment is
//! never sent, so that the URL stays right; the directory of APIs.guru writes the AWS services, which are built alike, in this way. What the
//! tools make of it: Redoc shows it, Postman keeps it apart from the URL, Prism answers under the path `/%23X-TC-Action=StartRecord`, and code
//! generators make one method of each. Only the requests that Swagger UI sends by itself lose what follows a fragment, the query.

mod examples;
mod operation;
mod parameters;
mod responses;
mod schemas;
mod shape;
mod words;

use serde_json::{Map, Value, json};

use super::Chosen;
use crate::model::walk::Call;
use crate::model::{Host, Source};

/// The document of a version.
pub fn document(of: Chosen<'_>) -> Value {
    let version = of.version;
    let mut document = json!({
        "openapi": "3.1.1",
        "info": {
            "title": version.title,
            "version": version.version,
            "summary": words::plain(&version.summary),
            "description": words::about(of),
        },
        "externalDocs": external(version.sources.first()),
        "servers": version.hosts.iter().map(server).collect::<Vec<_>>(),
        "security": [parameters::requirement(of.vendor)],
        "tags": tags(of),
        "paths": paths(of),
        "components": components(of),
        "x-error-codes": words::codes(version.errors.iter().chain(&of.vendor.errors)),
        "x-sources": words::sources(&version.sources),
        "x-corrections": words::corrections(&version.corrections),
    });
    drop_empty(&mut document);
    document
}

/// All operations of a version, with what is around them.
fn calls(of: Chosen<'_>) -> impl Iterator<Item = Call<'_>> {
    let Chosen { vendor, service, version } = of;
    version.operations.iter().map(move |operation| Call { vendor, service, version, operation })
}

fn external(source: Option<&Source>) -> Value {
    source.map_or(
        Value::Null,
        |source| json!({ "description": words::plain(&source.title), "url": source.page }),
    )
}

fn server(host: &Host) -> Value {
    let mut server = json!({
        "url": format!("https://{}", host.host),
        "description": words::cleaned(&host.doc),
        "x-region": host.region,
        "x-data-centre": host.name,
    });
    drop_empty(&mut server);
    server
}

/// The vendor's groups of operations, as far as there are any in this version.
fn tags(of: Chosen<'_>) -> Vec<Value> {
    let used = |name: &str| of.version.operations.iter().any(|it| it.doc_module.as_deref() == Some(name));
    let modules = of.service.doc_modules.iter().filter(|module| used(&module.name));
    modules.map(|module| json!({ "name": module.name, "description": words::cleaned(&module.doc) })).collect()
}

fn paths(of: Chosen<'_>) -> Value {
    let mut paths = Map::new();
    for call in calls(of) {
        let path = paths.entry(parameters::path(call)).or_insert_with(|| json!({}));
        if let Value::Object(methods) = path {
            methods.insert(call.operation.method.to_lowercase(), operation::operation(call));
        }
    }
    Value::Object(paths)
}

fn components(of: Chosen<'_>) -> Value {
    let mut schemas = schemas::shared(of);
    for call in calls(of) {
        schemas.extend(schemas::of_operation(call));
    }
    schemas.extend(responses::replies(of));
    let mut components = json!({
        "schemas": schemas,
        "parameters": parameters::common(of.vendor, of.version),
        "examples": examples::of_rules(of),
        "securitySchemes": parameters::schemes(of.vendor),
    });
    drop_empty(&mut components);
    components
}

/// Leaves out keys of an object that say nothing: nulls, empty texts, lists and maps.
fn drop_empty(value: &mut Value) {
    if let Value::Object(object) = value {
        object.retain(|_, value| match value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(items) => !items.is_empty(),
            Value::Object(members) => !members.is_empty(),
            Value::Bool(_) | Value::Number(_) => true,
        });
    }
}
