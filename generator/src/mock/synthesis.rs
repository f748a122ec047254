//! Values made up from types, for replies that no page shows.

use serde_json::{Map, Value as Json, json};

use crate::model::walk::Types;
use crate::model::{Field, Scalar, Ty};

/// How deep types are followed; recursive types would have no end.
const DEPTH: usize = 6;

/// An object with all fields. `now` is the time of the call in Unix seconds.
pub(super) fn object(fields: &[Field], types: Types<'_>, now: u64) -> Map<String, Json> {
    members(fields, types, now, DEPTH)
}

/// A value of a field.
pub(super) fn value(field: &Field, types: Types<'_>, now: u64) -> Json {
    of_type(&field.ty, field, types, now, DEPTH)
}

fn members(fields: &[Field], types: Types<'_>, now: u64, depth: usize) -> Map<String, Json> {
    let members =
        fields.iter().map(|field| (field.wire.clone(), of_type(&field.ty, field, types, now, depth)));
    members.collect()
}

fn of_type(ty: &Ty, field: &Field, types: Types<'_>, now: u64, depth: usize) -> Json {
    match ty {
        Ty::List(_) if depth == 0 => json!([]),
        Ty::List(inner) => Json::Array(vec![of_type(inner, field, types, now, depth - 1)]),
        Ty::Struct { target, .. } => match types.fields_of(target).filter(|_| depth > 0) {
            Some(of) => Json::Object(members(&of.fields, types, now, depth - 1)),
            None => json!({}),
        },
        Ty::Enum(target) => {
            let of = types.values_of(target);
            let first = of.and_then(|of| of.values.first()).map(|value| value.wire.as_str());
            typed(first.unwrap_or_default(), of.map_or(Scalar::Text, |of| of.repr))
        }
        Ty::Scalar(scalar) => match &field.example {
            Some(example) => typed(example, *scalar),
            None => plain(*scalar, field, now),
        },
    }
}

fn plain(scalar: Scalar, field: &Field, now: u64) -> Json {
    let least = field.limits.range.and_then(|range| range.min);
    match scalar {
        Scalar::Bool => json!(true),
        Scalar::F64 => json!(field.limits.float_range.and_then(|range| range.min).unwrap_or(1.0)),
        Scalar::Text if field.time.as_deref() == Some("iso8601") => json!("2026-01-01T00:00:00Z"),
        Scalar::Text => json!(field.wire),
        Scalar::Json => json!({}),
        _ => match field.time.as_deref() {
            Some("unix_s") => json!(now),
            Some("unix_ms") => json!(now.saturating_mul(1000)),
            _ => json!(least.and_then(|least| i64::try_from(least).ok()).unwrap_or(1)),
        },
    }
}

/// A word of a spec as JSON.
fn typed(word: &str, scalar: Scalar) -> Json {
    match scalar {
        Scalar::Text => json!(word),
        _ => serde_json::from_str(word).unwrap_or_else(|_| json!(word)),
    }
}
