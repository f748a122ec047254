//! Types, requests and results as JSON Schemas.
//!
//! Given types of the model, it returns schemas by their names in the document. What a request must keep is not said of replies: every
//! field of a reply may be absent. It must not close a list of documented values, because vendors add to them.

use serde_json::{Map, Value, json};

use super::super::Chosen;
use super::{drop_empty, words};
use crate::model::walk::{Call, Types};
use crate::model::{Bounds, Enum, Field, Group, GroupKind, Limits, Location, Scope, Struct, Ty, TypeRef};

mod limits;
mod values;

pub(super) use limits::of_scalar;
pub(super) use values::literal;

/// Whether a schema is for what is sent or for what comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Request,
    Reply,
}

/// Types by their names in the document, as seen from one place.
#[derive(Clone, Copy)]
pub(super) struct Schemas<'m> {
    types: Types<'m>,
    /// The operation whose own types can be named.
    operation: Option<&'m str>,
}

/// The types that the operations of a version share.
pub(super) fn shared(of: Chosen<'_>) -> Map<String, Value> {
    let schemas = Schemas { types: Types::of_version(of.version), operation: None };
    schemas.declared(&of.version.types, &of.version.enums, Scope::Version)
}

/// The request, the result and the types of an operation.
pub(super) fn of_operation(call: Call<'_>) -> Map<String, Value> {
    let operation = call.operation;
    let schemas = Schemas::of(call);
    let mut found = Map::new();
    if let Some(body) = schemas.body(call) {
        found.insert(request_name(call), body);
    }
    if !operation.whole_result && !operation.reply.is_empty() {
        found.insert(reply_name(call), schemas.object(operation.reply.iter(), Way::Reply));
    }
    found.extend(schemas.declared(&operation.types, &operation.enums, Scope::Operation));
    found
}

/// The name of the schema of a request. Rust names begin with a capital, so that no type can have it.
pub(super) fn request_name(call: Call<'_>) -> String {
    format!("{}.request", call.operation.rust.plain())
}

/// The name of the schema of a reply that tells of a success.
pub(super) fn success_name(call: Call<'_>) -> String {
    format!("{}.success", call.operation.rust.plain())
}

/// The name of the schema of a result.
pub(super) fn reply_name(call: Call<'_>) -> String {
    format!("{}.reply", call.operation.rust.plain())
}

/// A schema that stands among the components.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

impl<'m> Schemas<'m> {
    /// What the fields of an operation see.
    pub(super) fn of(call: Call<'m>) -> Self {
        Schemas { types: Types::of(call), operation: Some(call.operation.rust.plain()) }
    }

    fn declared(self, structs: &[Struct], enums: &[Enum], scope: Scope) -> Map<String, Value> {
        let mut found = Map::new();
        for of in structs {
            let target = TypeRef { scope, rust: of.rust.clone() };
            for way in [Way::Request, Way::Reply] {
                let reached = if way == Way::Request { of.in_request } else { of.in_reply };
                let name = self.name(&target, way);
                if reached && !found.contains_key(&name) {
                    found.insert(name, self.record(of, way));
                }
            }
        }
        for of in enums {
            found
                .insert(self.name(&TypeRef { scope, rust: of.rust.clone() }, Way::Request), values::open(of));
        }
        found
    }

    /// The name of a type. One that travels both ways and demands something has a schema for each.
    fn name(self, target: &TypeRef, way: Way) -> String {
        let both = self.types.fields_of(target).is_some_and(|of| of.in_request && of.in_reply);
        let ending =
            if both && way == Way::Reply && self.demands(target, &mut Vec::new()) { "_reply" } else { "" };
        match (target.scope, self.operation) {
            (Scope::Operation, Some(operation)) => format!("{operation}.{}{ending}", target.rust.plain()),
            _ => format!("{}{ending}", target.rust.plain()),
        }
    }

    /// Whether a struct, or one inside it, says something of requests that does not hold for replies.
    fn demands(self, target: &TypeRef, seen: &mut Vec<TypeRef>) -> bool {
        if seen.contains(target) {
            return false;
        }
        seen.push(target.clone());
        let Some(of) = self.types.fields_of(target) else { return false };
        let strict =
            |field: &Field| field.required || field.default.is_some() || *field.limits != Limits::NONE;
        of.fields.iter().any(|field| {
            let inner = match crate::model::walk::item(&field.ty) {
                Ty::Struct { target, .. } => Some(target),
                _ => None,
            };
            strict(field) || inner.is_some_and(|inner| self.demands(inner, seen))
        })
    }

    /// What a POST carries in its body.
    pub(super) fn body(self, call: Call<'_>) -> Option<Value> {
        let operation = call.operation;
        let fields: Vec<_> = in_body(call).collect();
        let mut body = self.object(fields.iter().copied(), Way::Request);
        let rules = operation
            .groups
            .iter()
            .filter(|group| group.fields.iter().all(|name| fields.iter().any(|field| field.wire == *name)));
        let rules: Vec<_> = rules.map(rule).collect();
        if let Value::Object(body) = &mut body
            && !rules.is_empty()
        {
            body.insert("allOf".to_owned(), Value::Array(rules));
        }
        (!fields.is_empty()).then_some(body)
    }

    fn record(self, of: &Struct, way: Way) -> Value {
        let mut schema = self.object(of.fields.iter(), way);
        let doc = words::cleaned(&of.doc);
        if let Value::Object(schema) = &mut schema
            && !doc.is_empty()
        {
            schema.shift_insert(1, "description".to_owned(), json!(doc));
        }
        schema
    }

    fn object<'f>(self, fields: impl Iterator<Item = &'f Field> + Clone, way: Way) -> Value {
        let required = fields.clone().filter(|field| field.required && way == Way::Request);
        let required: Vec<_> = required.map(|field| field.wire.as_str()).collect();
        let properties: Map<_, _> =
            fields.map(|field| (field.wire.clone(), self.field(field, way))).collect();
        let mut schema = json!({ "type": "object", "required": required, "properties": properties });
        drop_empty(&mut schema);
        schema
    }

    /// A field with all that is known about it.
    pub(super) fn field(self, field: &Field, way: Way) -> Value {
        let mut schema = self.bare(field, way);
        if let Value::Object(schema) = &mut schema {
            let words = words::field(field);
            schema.extend((!words.is_empty()).then(|| ("description".to_owned(), json!(words))));
            if field.deprecated.is_some() {
                schema.insert("deprecated".to_owned(), json!(true));
            }
        }
        schema
    }

    /// A field without the words that a parameter has beside its schema.
    pub(super) fn bare(self, field: &Field, way: Way) -> Value {
        let lists = (field.required && way == Way::Request).then_some(Bounds { min: Some(1), max: None });
        let limits = match way {
            Way::Request => Limits { items: field.limits.items.or(lists), ..Limits::clone(&field.limits) },
            Way::Reply => Limits::default(),
        };
        let mut schema = nullable(self.ty(&field.ty, &limits, way), field.nullable);
        let scalar = self.types.scalar(&field.ty);
        let default = field.default.as_ref().filter(|_| way == Way::Request);
        let mut more = json!({
            "default": default.and_then(|text| literal(text, scalar?)),
            "examples": field.example.as_ref().and_then(|text| literal(text, scalar?)).map(|value| [value]),
            "x-unit": field.unit,
            "x-time": field.time,
            "x-max-total-bytes": limits.total_bytes.map(|(of, max)| json!({ "of": of, "max": max })),
        });
        drop_empty(&mut more);
        if let (Value::Object(schema), Value::Object(more)) = (&mut schema, more) {
            schema.extend(more);
            if field.sensitive {
                schema.insert("x-sensitive".to_owned(), json!(true));
            }
            if field.idempotency_token {
                schema.insert("x-idempotency-token".to_owned(), json!(true));
            }
        }
        schema
    }

    fn ty(self, ty: &Ty, limits: &Limits, way: Way) -> Value {
        match ty {
            Ty::Scalar(scalar) => of_scalar(*scalar, limits),
            Ty::List(inner) => {
                let mut list = json!({ "type": "array", "items": self.ty(inner, limits, way) });
                if let (Value::Object(list), Some(items)) = (&mut list, limits.items) {
                    limits::between(list, "minItems", "maxItems", items);
                }
                list
            }
            Ty::Struct { target, .. } => reference(&self.name(target, way)),
            Ty::Enum(target) => {
                let mut schema = reference(&self.name(target, way));
                let limited = self.types.values_of(target).map(|of| limits::beyond_width(of.repr, limits));
                if let (Value::Object(schema), Some(limited)) = (&mut schema, limited) {
                    schema.extend(limited);
                }
                schema
            }
        }
    }
}

/// The fields of a request that travel in its body: of a GET none do.
pub(super) fn in_body<'m>(call: Call<'m>) -> impl Iterator<Item = &'m Field> {
    let get = call.operation.method == "GET";
    call.operation.request.iter().filter(move |field| field.location == Location::Body && !get)
}

/// The same value, or null.
fn nullable(mut schema: Value, nullable: bool) -> Value {
    if nullable && schema.get("$ref").is_some() {
        return json!({ "anyOf": [schema, { "type": "null" }] });
    }
    // Without a type it is anything at all, which null is, too.
    if let Some(ty) = schema.get_mut("type").filter(|_| nullable) {
        *ty = json!([ty, "null"]);
    }
    schema
}

/// A rule over several fields.
fn rule(group: &Group) -> Value {
    let each = || group.fields.iter().map(|name| json!({ "required": [name] })).collect::<Vec<_>>();
    let others =
        |name: &String| group.fields.iter().filter(|other| *other != name).cloned().collect::<Vec<_>>();
    match group.kind {
        GroupKind::ExactlyOne => json!({ "oneOf": each() }),
        GroupKind::AtLeastOne => json!({ "anyOf": each() }),
        GroupKind::AtMostOne => {
            let pairs = group.fields.iter().enumerate().flat_map(|(at, one)| {
                group.fields.iter().skip(at + 1).map(move |other| json!({ "required": [one, other] }))
            });
            json!({ "not": { "anyOf": pairs.collect::<Vec<_>>() } })
        }
        GroupKind::AllOrNone => {
            let all: Map<_, _> =
                group.fields.iter().map(|name| (name.clone(), json!(others(name)))).collect();
            json!({ "dependentRequired": all })
        }
        GroupKind::Requires => {
            let first: Map<_, _> =
                group.fields.iter().take(1).map(|name| (name.clone(), json!(others(name)))).collect();
            json!({ "dependentRequired": first })
        }
    }
}
