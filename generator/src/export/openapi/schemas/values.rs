//! Documented values, and values that the specs hold as text.
//!
//! Given an enum of the model, it returns a schema that lists its values and takes others, too.

use serde_json::{Value, json};

use super::super::words;
use super::of_scalar;
use crate::model::{Enum, Limits, Scalar};

/// Documented values. A list of `enum:` would refuse what the vendor adds tomorrow, so that they stand in `examples`, as JSON Schema has it
/// for values that are not all there are, and in `x-extensible-enum`, which tools know.
pub(super) fn open(of: &Enum) -> Value {
    let values: Vec<_> = of.values.iter().filter_map(|value| literal(&value.wire, of.repr)).collect();
    let mut schema = of_scalar(of.repr, &Limits::default());
    let more = json!({
        "description": words::values(of),
        "examples": values,
        "x-extensible-enum": values,
        "x-enum-varnames": of.values.iter().map(|value| value.rust.plain()).collect::<Vec<_>>(),
        "x-enum-descriptions": of.values.iter().map(words::value).collect::<Vec<_>>(),
    });
    if let (Value::Object(schema), Value::Object(more)) = (&mut schema, more) {
        schema.extend(more);
    }
    schema
}

/// A value of the specs as JSON, where it is one of its type.
pub(in super::super) fn literal(text: &str, scalar: Scalar) -> Option<Value> {
    match scalar {
        Scalar::Text => Some(json!(text)),
        Scalar::Json => Some(serde_json::from_str(text).unwrap_or_else(|_| json!(text))),
        Scalar::Bool => text.parse::<bool>().ok().map(Value::Bool),
        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::F64 => {
            text.parse::<serde_json::Number>().ok().map(Value::Number)
        }
    }
}
