//! What there is to call, for programs that try all of it: `GET /_mock/operations`.
//!
//! Given a model, it returns every operation with a sample request, one with every field, the names and types of the fields, and its codes. It must not say
//! what a mock answers.

use serde_json::{Map, Value as Json, json};

use super::synthesis;
use crate::model::walk::{self, Call, Types, item};
use crate::model::{ErrorCode, Field, Group, GroupKind, Model, Scalar, Signing, Ty, sent};

/// How deep types are followed; recursive types would have no end.
const DEPTH: usize = 8;

/// Every operation.
pub(super) fn operations(model: &Model) -> Json {
    let operations: Vec<_> = walk::operations(model).map(operation).collect();
    json!({ "operations": operations })
}

fn operation(call: Call<'_>) -> Json {
    let types = Types::of(call);
    let own = codes(&call.operation.errors);
    let shared = [&call.version.errors, &call.vendor.errors].into_iter().flat_map(|errors| codes(errors));
    let all: Vec<_> = own.iter().cloned().chain(shared).collect();
    json!({
        "vendor": call.vendor.name,
        "service": call.service.name,
        "version": call.version.version,
        "operation": call.operation.name,
        "signing": signing(call.vendor.signing),
        "signing_name": call.version.signing_name,
        "method": call.operation.method,
        "path": call.version.path.replace("{operation}", &call.operation.name),
        "host": call.version.hosts.first().map(|host| &host.host),
        "region": region(call),
        "request": sample(call),
        "result": call.envelope().map(|envelope| &envelope.result),
        "every_field": synthesis::object(&call.operation.request, types, 0),
        "parameters": fields(&call.operation.request, types, DEPTH),
        "reply": fields(&call.operation.reply, types, DEPTH),
        "own_codes": own,
        "codes": all,
    })
}

fn codes(errors: &[ErrorCode]) -> Vec<String> {
    errors.iter().map(|code| code.key.to_string()).collect()
}

/// Names and types, with those of nested objects.
fn fields(fields: &[Field], types: Types<'_>, depth: usize) -> Json {
    let described = fields.iter().map(|field| {
        let mut described = Map::new();
        described.insert("name".to_owned(), json!(field.wire));
        described.insert("type".to_owned(), json!(word(&field.ty, types)));
        described.insert("required".to_owned(), json!(field.required));
        if let Ty::Struct { target, .. } = item(&field.ty)
            && depth > 0
        {
            let inner = types.fields_of(target).map(|of| of.fields.as_slice()).unwrap_or_default();
            described.insert("fields".to_owned(), self::fields(inner, types, depth - 1));
        }
        Json::Object(described)
    });
    described.collect()
}

fn word(ty: &Ty, types: Types<'_>) -> String {
    let word = match ty {
        Ty::List(inner) => return format!("list of {}", word(inner, types)),
        Ty::Struct { .. } => "object",
        Ty::Scalar(_) | Ty::Enum(_) => types.scalar(ty).map_or("json", scalar),
    };
    word.to_owned()
}

fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "bool",
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::U32 => "u32",
        Scalar::U64 => "u64",
        Scalar::F64 => "f64",
        Scalar::Text => "string",
        Scalar::Json => "json",
    }
}

fn signing(signing: Signing) -> &'static str {
    match signing {
        Signing::Tc3 => "tc3",
        Signing::Volcengine => "volcengine",
        Signing::UserSig => "usersig",
    }
}

/// A region that the operation serves.
fn region(call: Call<'_>) -> Option<&str> {
    let regions = call.version.regions.iter().map(|(region, _)| region);
    call.operation
        .regions
        .first()
        .or(call.version.default_region.as_ref())
        .or_else(|| regions.into_iter().next())
        .map(String::as_str)
}

/// A request that is right, as its body: the page's, or the required parameters made up.
fn sample(call: Call<'_>) -> Map<String, Json> {
    let operation = call.operation;
    let mut fine = operation
        .examples
        .iter()
        .filter(|of| of.reply.as_ref().is_none_or(|reply| reply.fails_with.is_none()));
    if let Some(shown) = fine.find_map(|example| sent(call, example)) {
        return shown;
    }
    let asking = |of: &&Group| matches!(of.kind, GroupKind::ExactlyOne | GroupKind::AtLeastOne);
    let chosen: Vec<_> = operation.groups.iter().filter(asking).filter_map(|of| of.fields.first()).collect();
    let needed = operation.request.iter().filter(|of| of.required || chosen.contains(&&of.wire));
    synthesis::object(&needed.cloned().collect::<Vec<_>>(), Types::of(call), 0)
}
