//! Replies and requests from JSON, strictly.
//!
//! Given: JSON as a vendor's page prints it. Returns: the typed value, or where the two differ. Must not: skip a key that the type
//! does not have, as the client does; in a test that is a slip of the pen.

use serde_json::Value as Json;

use crate::decode::{DecodeProblem, decode};
use crate::error::AnyError;
use crate::path::Path;
use crate::slot::RecordMut;
use crate::value::{Record, Value};

/// The reply, request or nested type that this JSON describes. A key that the type does not have is an error.
pub fn from_json<T: RecordMut + Default>(json: &str) -> Result<T, AnyError> {
    let mut record = T::default();
    decode(json, &[], &mut record, usize::MAX).map_err(AnyError::decode_failed)?;
    let tree: Json = serde_json::from_str(json).unwrap_or(Json::Null);
    match unknown(&tree, &record) {
        Some(problem) => Err(AnyError::decode_failed(problem)),
        None => Ok(record),
    }
}

fn unknown(json: &Json, record: &dyn Record) -> Option<DecodeProblem> {
    let mut path = Path::default();
    let value = if record.shape().is_whole() { record.get(0) } else { Value::Record(record) };
    let what = walk(json, value, &mut path)?;
    Some(DecodeProblem { path: path.to_string(), what })
}

/// What is wrong below, with the path left where it is.
fn walk(json: &Json, value: Value<'_>, path: &mut Path) -> Option<String> {
    match (json, value) {
        (Json::Object(members), Value::Record(record)) => {
            let fields = record.shape().fields();
            for (key, json) in members {
                let Some((index, field)) = fields.iter().enumerate().find(|(_, field)| field.wire() == key)
                else {
                    let known: Vec<_> = fields.iter().map(|field| field.wire()).collect();
                    return Some(format!(
                        "{} has no `{key}`; it has {}",
                        record.shape().name(),
                        known.join(", ")
                    ));
                };
                path.key(field.wire());
                if let Some(what) = walk(json, record.get(index), path) {
                    return Some(what);
                }
                path.back();
            }
            None
        }
        (Json::Array(items), Value::List(list)) => {
            // A null item is skipped by the decoder.
            for (index, json) in items.iter().filter(|json| !json.is_null()).enumerate() {
                path.index(index);
                if let Some(what) = walk(json, list.item(index), path) {
                    return Some(what);
                }
                path.back();
            }
            None
        }
        _ => None,
    }
}
