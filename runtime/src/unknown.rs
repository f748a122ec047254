//! What a reply has and its type has not: fields that the vendor added after the page was read.
//!
//! Given: the JSON of an answer and the record that was decoded from it. Returns: the rest, by path. Must not: return what the record knows.

use serde_json::Value as Json;

use crate::value::{Record, Value};

/// The members that no field of the record takes, in the order of their paths: `RecordInfo[0].Region`.
pub(crate) fn fields(record: &dyn Record, json: &Json) -> Vec<(String, Json)> {
    let mut found = Vec::new();
    match (record.shape().is_whole(), record.shape().fields()) {
        (true, [_]) => below(record.get(0), json, "", &mut found),
        _ => members(record, json, "", &mut found),
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found
}

fn members(record: &dyn Record, json: &Json, path: &str, found: &mut Vec<(String, Json)>) {
    let Json::Object(object) = json else { return };
    for (key, value) in object {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match record.shape().fields().iter().position(|field| field.wire() == key) {
            Some(index) => below(record.get(index), value, &path, found),
            None => found.push((path, value.clone())),
        }
    }
}

fn below(value: Value<'_>, json: &Json, path: &str, found: &mut Vec<(String, Json)>) {
    match (value, json) {
        (Value::Record(record), _) => members(record, json, path, found),
        (Value::List(items), Json::Array(array)) => {
            for (index, json) in array.iter().enumerate() {
                below(items.item(index), json, &format!("{path}[{index}]"), found);
            }
        }
        _ => {}
    }
}
