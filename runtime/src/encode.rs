//! Records to bytes: a JSON body, or the pairs of a query.
//!
//! Given: a record. Returns: bytes or pairs. Must not: check anything (that is `validate`), or be generic over records.

use serde::Serialize;
use serde_json::Value as Json;

use crate::shape::{Field, Place};
use crate::value::{Items, Record, Value};

/// How a list is written in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListStyle {
    /// `A.0=x&A.1=y`, as Tencent's pages state it.
    Indexed,
    /// `A=x&A=y`. No page of Volcengine states how a list of scalars travels in a query; this is what its own SDK's form
    /// encoding writes. Lists of records, which no GET operation has, fall back to indexes.
    Repeated,
}

/// Whether a field is sent: an empty list only where the page demands the list.
pub(crate) fn is_sent(field: &Field, value: &Value<'_>) -> bool {
    !value.is_absent() && (field.is_required() || !value.is_empty_list())
}

/// The JSON object of the fields that travel in the body; `{}` when there are none. A record that stands for one value is that value.
pub(crate) fn body(record: &dyn Record) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    match record.shape().is_whole() {
        true => write_value(&mut out, record.get(0)),
        false => write_record(&mut out, record, |field| field.place() == Place::Body),
    }
    out
}

/// All fields as JSON, wherever they travel; the one value of a record that stands for it.
#[cfg(feature = "testing")]
pub(crate) fn all(record: &dyn Record) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    match record.shape().is_whole() {
        true => write_value(&mut out, record.get(0)),
        false => write_record(&mut out, record, |_| true),
    }
    out
}

fn write_record(out: &mut Vec<u8>, record: &dyn Record, wanted: fn(&Field) -> bool) {
    out.push(b'{');
    let mut first = true;
    for (index, field) in record.shape().fields().iter().enumerate() {
        if !wanted(field) {
            continue;
        }
        let value = record.get(index);
        if !is_sent(field, &value) {
            continue;
        }
        if !first {
            out.push(b',');
        }
        first = false;
        write_plain(out, field.wire());
        out.push(b':');
        write_value(out, value);
    }
    out.push(b'}');
}

fn write_value(out: &mut Vec<u8>, value: Value<'_>) {
    match value {
        Value::Absent => out.extend_from_slice(b"null"),
        Value::Bool(value) => write_plain(out, &value),
        Value::Int(value) => write_plain(out, &value),
        Value::UInt(value) => write_plain(out, &value),
        Value::Float(value) => match whole_number(value) {
            Some(whole) => write_plain(out, &whole),
            None => write_plain(out, &value),
        },
        Value::Text(value) => write_plain(out, value),
        Value::Json(value) => write_plain(out, value),
        Value::Record(record) => write_record(out, record, |_| true),
        Value::List(items) => {
            out.push(b'[');
            for index in 0..items.count() {
                if index > 0 {
                    out.push(b',');
                }
                write_value(out, items.item(index));
            }
            out.push(b']');
        }
    }
}

/// Writing plain data into memory cannot fail; should serde_json ever refuse, the server gets null and says so.
fn write_plain<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    let start = out.len();
    if serde_json::to_writer(&mut *out, value).is_err() {
        out.truncate(start);
        out.extend_from_slice(b"null");
    }
}

/// Pages write `3`, not `3.0`, where a float happens to be whole.
fn whole_number(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() < EXACT).then_some(value as i64)
}

/// The pairs of the fields that `wanted` picks, flattened, in the order of the page.
pub(crate) fn pairs(
    record: &dyn Record,
    style: ListStyle,
    wanted: fn(&Field) -> bool,
) -> Vec<(String, String)> {
    let mut out = Vec::new();
    match record.get(0) {
        Value::Json(Json::Object(members))
            if record.shape().is_whole() && record.shape().fields().iter().all(wanted) =>
        {
            members.iter().for_each(|(name, value)| flatten_json(&mut out, name.clone(), value, style));
        }
        _ => flatten_record(&mut out, "", record, style, wanted),
    }
    out
}

/// JSON as pairs, in the same way.
pub(crate) fn flatten_json(out: &mut Vec<(String, String)>, name: String, value: &Json, style: ListStyle) {
    match value {
        Json::Null => {}
        Json::String(text) => out.push((name, text.clone())),
        Json::Bool(_) | Json::Number(_) => out.push((name, value.to_string())),
        Json::Object(members) => {
            for (key, value) in members {
                flatten_json(out, format!("{name}.{key}"), value, style);
            }
        }
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let repeated = style == ListStyle::Repeated && !item.is_object() && !item.is_array();
                let key = if repeated { name.clone() } else { format!("{name}.{index}") };
                flatten_json(out, key, item, style);
            }
        }
    }
}

fn flatten_record(
    out: &mut Vec<(String, String)>,
    prefix: &str,
    record: &dyn Record,
    style: ListStyle,
    wanted: fn(&Field) -> bool,
) {
    for (index, field) in record.shape().fields().iter().enumerate() {
        if !wanted(field) {
            continue;
        }
        let value = record.get(index);
        if !is_sent(field, &value) {
            continue;
        }
        let key =
            if prefix.is_empty() { field.wire().to_owned() } else { format!("{prefix}.{}", field.wire()) };
        flatten_value(out, key, value, style);
    }
}

fn flatten_value(out: &mut Vec<(String, String)>, key: String, value: Value<'_>, style: ListStyle) {
    match value {
        Value::Record(record) => flatten_record(out, &key, record, style, |_| true),
        Value::List(items) => flatten_list(out, &key, items, style),
        scalar => {
            if let Some(text) = scalar_text(scalar) {
                out.push((key, text));
            }
        }
    }
}

fn flatten_list(out: &mut Vec<(String, String)>, key: &str, items: &dyn Items, style: ListStyle) {
    for index in 0..items.count() {
        let item = items.item(index);
        let nested = matches!(item, Value::Record(_) | Value::List(_));
        let item_key =
            if style == ListStyle::Repeated && !nested { key.to_owned() } else { format!("{key}.{index}") };
        flatten_value(out, item_key, item, style);
    }
}

/// The text of a scalar in a query or a header; `None` for what is no scalar.
pub(crate) fn scalar_text(value: Value<'_>) -> Option<String> {
    match value {
        Value::Bool(value) => Some(value.to_string()),
        Value::Int(value) => Some(value.to_string()),
        Value::UInt(value) => Some(value.to_string()),
        Value::Float(value) => Some(value.to_string()),
        Value::Text(value) => Some(value.to_owned()),
        Value::Json(value) => Some(value.to_string()),
        Value::Absent | Value::Record(_) | Value::List(_) => None,
    }
}
