//! Scalars with their widths and limits as JSON Schemas.
//!
//! Given a scalar and what the page limits, it returns a schema that lets through all that the page lets through. What JSON Schema cannot
//! say, such as a length in bytes, stands in an extension beside the nearest thing that it can.

use serde_json::{Map, Value, json};

use crate::model::{Bounds, Limits, Scalar};

/// A scalar.
pub(in super::super) fn of_scalar(scalar: Scalar, limits: &Limits) -> Value {
    let (ty, format) = match scalar {
        Scalar::Bool => ("boolean", None),
        Scalar::I32 => ("integer", Some("int32")),
        Scalar::I64 => ("integer", Some("int64")),
        Scalar::U32 => ("integer", Some("uint32")),
        Scalar::U64 => ("integer", Some("uint64")),
        Scalar::F64 => ("number", Some("double")),
        Scalar::Text => ("string", None),
        Scalar::Json => return json!({}),
    };
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!(ty));
    schema.extend(format.map(|format| ("format".to_owned(), json!(format))));
    if matches!(scalar, Scalar::U32 | Scalar::U64) {
        schema.insert("minimum".to_owned(), json!(0));
    }
    schema.extend(beyond_width(scalar, limits));
    Value::Object(schema)
}

/// What the page limits, without what the width says already.
pub(super) fn beyond_width(scalar: Scalar, limits: &Limits) -> Map<String, Value> {
    let mut schema = Map::new();
    match scalar {
        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 => {
            if let Some(range) = limits.range {
                between(&mut schema, "minimum", "maximum", range);
            }
        }
        Scalar::F64 => {
            let range = limits.float_range.as_ref();
            let ends = [("minimum", range.and_then(|of| of.min)), ("maximum", range.and_then(|of| of.max))];
            schema.extend(ends.into_iter().filter_map(|(key, end)| Some((key.to_owned(), json!(end?)))));
        }
        Scalar::Text => text(&mut schema, limits),
        Scalar::Bool | Scalar::Json => {}
    }
    schema
}

fn text(schema: &mut Map<String, Value>, limits: &Limits) {
    // A text has no more characters than bytes, and a character no more than four bytes.
    let from_bytes =
        limits.bytes.map(|Bounds { min, max }| Bounds { min: min.map(|min| (min + 3) / 4), max });
    if let Some(chars) = limits.chars.or(from_bytes) {
        between(schema, "minLength", "maxLength", chars);
    }
    if let Some(bytes) = limits.bytes {
        between(schema, "x-min-bytes", "x-max-bytes", bytes);
    }
    if let Some(pattern) = &limits.pattern {
        let (key, value) = match is_portable(pattern) {
            true => ("pattern", format!("^(?:{pattern})$")),
            false => ("x-pattern", pattern.clone()),
        };
        schema.insert(key.to_owned(), json!(value));
    }
}

/// The ends of an interval, as far as there are any.
pub(super) fn between(schema: &mut Map<String, Value>, least: &str, most: &str, bounds: Bounds) {
    for (key, end) in [(least, bounds.min), (most, bounds.max)] {
        let number = end
            .and_then(|end| i64::try_from(end).map(Value::from).or(u64::try_from(end).map(Value::from)).ok());
        schema.extend(number.map(|number| (key.to_owned(), number)));
    }
}

/// Whether a pattern means the same in the dialect of JSON Schema (ECMA-262, with `u`) as in ours. In doubt it does not.
fn is_portable(pattern: &str) -> bool {
    let mut chars = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match (c, next) {
            ('\\', Some(escaped)) => {
                let known = "dDwW^$\\.*+?()[]{}|/".contains(escaped) || (in_class && escaped == '-');
                if !known {
                    return false;
                }
                chars.next();
            }
            // Flags and names of groups are written differently, and classes of ours can be nested.
            ('(', Some('?')) if !in_class => {
                chars.next();
                if chars.peek() != Some(&':') {
                    return false;
                }
            }
            ('[', _) if in_class => return false,
            ('[', _) => in_class = true,
            (']', _) => in_class = false,
            ('&' | '~' | '-', Some(same)) if in_class && same == c => return false,
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_that_other_dialects_read_otherwise_are_not_given_to_them() {
        for same in ["[a-zA-Z0-9_@.-]{1,128}", "(?:a|b)+", r"\d{4}-\d{2}", r"[\w\-]+\.mp4"] {
            assert!(is_portable(same), "{same}");
        }
        for other in ["(?i)a", "(?P<year>.)", r"a\z", r"\pL", "[a-z&&[^b]]", "[[:alpha:]]", "[a--b]", r"\_"] {
            assert!(!is_portable(other), "{other}");
        }
    }

    #[test]
    fn bytes_bound_the_number_of_characters() {
        let limits = Limits { bytes: Some(Bounds { min: Some(5), max: Some(50) }), ..Limits::default() };
        let schema = of_scalar(Scalar::Text, &limits);
        let wanted =
            json!({ "type": "string", "minLength": 2, "maxLength": 50, "x-min-bytes": 5, "x-max-bytes": 50 });
        assert_eq!(schema, wanted);
    }
}
