//! What came in, for `/_mock/requests`: the last calls, without secrets.
//!
//! Given a call and its outcome, it keeps a bounded number of entries. Signatures, tokens and sensitive fields are left out before anything is
//! kept.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::weight;
use crate::model::walk::{Call, Types, item};
use crate::model::{Field, Ty};

/// The most entries.
const MOST: usize = 4_000;
/// The most bytes that the parameters of an entry take.
const MOST_BYTES: usize = 8 * 1024;

/// A call as it is remembered.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Entry {
    /// Milliseconds since 1970.
    pub(super) time_ms: u64,
    pub(super) method: String,
    /// Without the query, which may hold a signature.
    pub(super) path: String,
    pub(super) vendor: Option<String>,
    pub(super) service: Option<String>,
    pub(super) version: Option<String>,
    pub(super) operation: Option<String>,
    pub(super) region: Option<String>,
    /// The id of the key or app that signed.
    pub(super) account: Option<String>,
    /// The parameters by name; sensitive ones hidden.
    pub(super) parameters: Option<Json>,
    pub(super) status: u16,
    /// The code of the failure.
    pub(super) code: Option<String>,
    /// Why it was refused, as a condition of the specs.
    pub(super) condition: Option<String>,
    pub(super) fault: Option<String>,
    pub(super) request_id: Option<String>,
}

/// The last calls.
#[derive(Debug, Default)]
pub(super) struct Journal {
    entries: VecDeque<Entry>,
    total: u64,
}

impl Journal {
    pub(super) fn add(&mut self, entry: Entry) {
        if self.entries.len() >= MOST {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
        self.total += 1;
    }

    /// All of them as JSON, the oldest first, or those of one operation.
    pub(super) fn to_json(&self, operation: Option<&str>) -> Json {
        let asked = |entry: &&Entry| operation.is_none_or(|name| entry.operation.as_deref() == Some(name));
        let entries: Vec<_> = self.entries.iter().filter(asked).collect();
        json!({ "total": self.total, "requests": entries })
    }
}

/// Parameters that may be shown.
pub(super) fn shown(parameters: &Map<String, Json>, call: Call<'_>) -> Json {
    match weight::of_members(parameters) {
        bytes if bytes > MOST_BYTES => json!(format!("about {bytes} bytes, too many to keep")),
        _ => Json::Object(members(parameters, &call.operation.request, Types::of(call))),
    }
}

fn members(object: &Map<String, Json>, fields: &[Field], types: Types<'_>) -> Map<String, Json> {
    let members = object.iter().map(|(key, value)| {
        let shown = match fields.iter().find(|field| field.wire == *key) {
            Some(field) if field.sensitive => json!("**redacted**"),
            Some(field) => value_of(value, field, types),
            // Nobody knows whether it is a secret.
            None => json!("**unknown parameter**"),
        };
        (key.clone(), shown)
    });
    members.collect()
}

fn value_of(value: &Json, field: &Field, types: Types<'_>) -> Json {
    match (value, item(&field.ty)) {
        (Json::Array(items), _) => {
            Json::Array(items.iter().map(|item| value_of(item, field, types)).collect())
        }
        (Json::Object(object), Ty::Struct { target, .. }) => {
            let fields = types.fields_of(target).map_or(&[][..], |of| &of.fields);
            Json::Object(members(object, fields, types))
        }
        // An object where the spec has a scalar could hold anything.
        (Json::Object(_), Ty::Scalar(crate::model::Scalar::Json)) => value.clone(),
        (Json::Object(_), _) => json!("**not of its type**"),
        _ => value.clone(),
    }
}
