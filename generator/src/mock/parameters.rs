//! What a request carries, as one JSON object by the names of the spec: from a JSON body, a query or headers.
//!
//! Given bytes and the fields of an operation, it returns the parameters with the types of the spec where the text allows it. Whether they
//! are right is not decided here.

use std::collections::BTreeMap;

use http::request::Parts;
use serde_json::{Map, Value as Json};

use super::codes::Refusal;
use crate::model::walk::{Call, Types};
use crate::model::{Condition, Field, Location, Scalar, Ty};

/// The most steps of a name in a query, as in `Filters.0.Name`.
const DEPTH: usize = 16;

/// A parameter of a query: the steps of its name, and its value.
type Pair = (Vec<String>, String);

/// All parameters of a request.
pub(super) fn read(parts: &Parts, body: &[u8], call: Call<'_>) -> Result<Map<String, Json>, Refusal> {
    let fields = &call.operation.request;
    let types = Types::of(call);
    let get = parts.method == http::Method::GET;
    let mut read = if get { Map::new() } else { json(body)? };
    let in_query: Vec<_> = fields.iter().filter(|field| get || field.location == Location::Query).collect();
    let mut pairs = pairs(parts, call);
    read.extend(object(&mut pairs, &in_query, types));
    if get {
        read.extend(pairs.into_iter().map(|(name, value)| (name.join("."), Json::String(value))));
    }
    for field in fields.iter().filter(|field| field.location == Location::Header) {
        if let Some(text) = super::protocol::header(parts, &field.wire) {
            read.insert(field.wire.clone(), scalar(text, &field.ty, types));
        }
    }
    Ok(read)
}

/// A body that has to be a JSON object.
pub(super) fn json(body: &[u8]) -> Result<Map<String, Json>, Refusal> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::new(
            Condition::EmptyBody,
            "The body is empty; a call without parameters sends {}.",
        ));
    }
    match serde_json::from_slice(body) {
        Ok(Json::Object(object)) => Ok(object),
        Ok(_) => Err(Refusal::new(Condition::UnreadableBody, "The body is JSON, but no object.")),
        Err(error) => Err(Refusal::new(Condition::UnreadableBody, format!("The body is no JSON: {error}."))),
    }
}

/// The query without what every request carries.
fn pairs(parts: &Parts, call: Call<'_>) -> Vec<Pair> {
    let query = parts.uri.query().unwrap_or_default();
    let common = |name: &str| {
        let declared =
            call.vendor.parameters.iter().any(|of| of.name == name && of.location == Location::Query);
        // A signature in the query brings parameters of its own.
        declared || name.starts_with("X-")
    };
    let pairs = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| !common(name));
    pairs.map(|(name, value)| (name.split('.').map(str::to_owned).collect(), value.into_owned())).collect()
}

/// Takes the pairs of the fields out, and gives them the shape that JSON would have.
fn object(pairs: &mut Vec<Pair>, fields: &[&Field], types: Types<'_>) -> Map<String, Json> {
    let mut object = Map::new();
    for field in fields {
        let mine = |(name, _): &mut Pair| {
            name.len() <= DEPTH && name.first().is_some_and(|first| *first == field.wire)
        };
        let of_field: Vec<_> =
            pairs.extract_if(.., mine).map(|(name, value)| (below(&name), value)).collect();
        if !of_field.is_empty() {
            object.insert(field.wire.clone(), value(of_field, &field.ty, types));
        }
    }
    object
}

fn below(name: &[String]) -> Vec<String> {
    name.iter().skip(1).cloned().collect()
}

fn value(mut pairs: Vec<Pair>, ty: &Ty, types: Types<'_>) -> Json {
    match ty {
        Ty::List(inner) => list(pairs, inner, types),
        Ty::Struct { target, .. } => {
            let fields = types.fields_of(target).map(|of| of.fields.iter().collect::<Vec<_>>());
            let mut members = object(&mut pairs, &fields.unwrap_or_default(), types);
            members.extend(pairs.into_iter().map(|(name, value)| (name.join("."), Json::String(value))));
            Json::Object(members)
        }
        Ty::Scalar(_) | Ty::Enum(_) => match pairs.into_iter().next() {
            Some((_, text)) => scalar(text, ty, types),
            None => Json::Null,
        },
    }
}

/// `Keys.0=a&Keys.1=b`, or `Keys=a&Keys=b`.
fn list(pairs: Vec<Pair>, inner: &Ty, types: Types<'_>) -> Json {
    let mut items: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
    for (position, (name, text)) in pairs.into_iter().enumerate() {
        let index = name.first().and_then(|index| index.parse().ok()).unwrap_or(position);
        items.entry(index).or_default().push((below(&name), text));
    }
    Json::Array(items.into_values().map(|pairs| value(pairs, inner, types)).collect())
}

/// A text as the type of a field has it; as text where it does not fit, so that the validator says so.
fn scalar(text: String, ty: &Ty, types: Types<'_>) -> Json {
    match types.scalar(ty) {
        Some(Scalar::Bool) => text.parse().map_or(Json::String(text), Json::Bool),
        Some(Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::F64) => {
            match text.parse::<serde_json::Number>() {
                Ok(number) => Json::Number(number),
                Err(_) => Json::String(text),
            }
        }
        _ => Json::String(text),
    }
}
