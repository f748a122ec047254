//! Values made up from types, for replies that no page shows.
//!
//! Given fields and the time of the call, it returns JSON that fits them. However specs nest, it ends and stays small.

use std::cell::Cell;

use serde_json::{Map, Value as Json, json};

use crate::model::walk::Types;
use crate::model::{Field, Scalar, Ty};

/// How deep optional fields and lists are followed; recursive types would have no end. What is required ends by itself.
const DEPTH: usize = 6;
/// The most values of one reply; types that hold each other many times would be too much for anybody.
const MOST: usize = 10_000;

/// An object with all fields. `now` is the time of the call in Unix seconds.
pub(super) fn object(fields: &[Field], types: Types<'_>, now: u64) -> Map<String, Json> {
    Maker { types, now, left: Cell::new(MOST) }.members(fields, DEPTH)
}

/// A value of a field.
pub(super) fn value(field: &Field, types: Types<'_>, now: u64) -> Json {
    Maker { types, now, left: Cell::new(MOST) }.value(&field.ty, field, DEPTH)
}

struct Maker<'m> {
    types: Types<'m>,
    now: u64,
    /// How many values may still be made.
    left: Cell<usize>,
}

impl Maker<'_> {
    fn members(&self, fields: &[Field], depth: usize) -> Map<String, Json> {
        let mut members = Map::new();
        for field in fields.iter().filter(|field| depth > 0 || field.required) {
            if self.left.get() == 0 {
                break;
            }
            self.left.set(self.left.get() - 1);
            members.insert(field.wire.clone(), self.value(&field.ty, field, depth));
        }
        members
    }

    fn value(&self, ty: &Ty, field: &Field, depth: usize) -> Json {
        match ty {
            Ty::List(_) if depth == 0 => json!([]),
            Ty::List(inner) => Json::Array(vec![self.value(inner, field, depth - 1)]),
            Ty::Struct { target, .. } => {
                let fields = self.types.fields_of(target).map_or(&[][..], |of| &of.fields);
                Json::Object(self.members(fields, depth.saturating_sub(1)))
            }
            Ty::Enum(target) => {
                let of = self.types.values_of(target);
                let first = of.and_then(|of| of.values.first()).map(|value| value.wire.as_str());
                typed(first.unwrap_or_default(), of.map_or(Scalar::Text, |of| of.repr))
            }
            Ty::Scalar(scalar) => match &field.example {
                Some(example) => typed(example, *scalar),
                None => self.plain(*scalar, field),
            },
        }
    }

    fn plain(&self, scalar: Scalar, field: &Field) -> Json {
        let least = field.limits.range.and_then(|range| range.min);
        match scalar {
            Scalar::Bool => json!(true),
            Scalar::F64 => json!(field.limits.float_range.and_then(|range| range.min).unwrap_or(1.0)),
            Scalar::Text if field.time.as_deref() == Some("iso8601") => json!("2026-01-01T00:00:00Z"),
            Scalar::Text => json!(field.wire),
            Scalar::Json => json!({}),
            _ => match field.time.as_deref() {
                Some("unix_s") => json!(self.now),
                Some("unix_ms") => json!(self.now.saturating_mul(1000)),
                _ => json!(least.and_then(|least| i64::try_from(least).ok()).unwrap_or(1)),
            },
        }
    }
}

/// A word of a spec as JSON.
fn typed(word: &str, scalar: Scalar) -> Json {
    match scalar {
        Scalar::Text => json!(word),
        _ => serde_json::from_str(word).unwrap_or_else(|_| json!(word)),
    }
}
