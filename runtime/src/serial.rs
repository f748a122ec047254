//! Records, documented values and error codes as serde sees them; the feature `serde`.
//!
//! Given: a value of generated code and any self-describing format. Returns: it in that format, under the vendor's names, and back. Must
//! not: write what the spec marks sensitive unless [`WithSensitive`] asks for it, or put a value into an error.
//!
//! The codec is written once, over tables: a generated type adds two calls. Requests are written as they would be sent, but for their
//! envelope; numbers keep all their digits.

use serde::ser::{SerializeMap as _, SerializeSeq as _};

use crate::decode;
use crate::encode::is_sent;
use crate::shape::Field;
use crate::slot::{RecordMut, Scalar};
use crate::value::{Get, Items, Record, Value};

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod codes;
mod macros;
mod outcome;
mod scalar;

#[doc(hidden)]
pub use codes::{deserialize_code, serialize_code};

/// A request, a reply or a nested type with what the spec marks sensitive; without this, such fields are left out.
///
/// ```
/// # use apiscribe_runtime::{Record, WithSensitive};
/// # fn example(request: &dyn Record) -> serde_json::Result<String> {
/// serde_json::to_string(&WithSensitive(request))
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct WithSensitive<'a>(pub &'a dyn Record);

impl std::fmt::Debug for WithSensitive<'_> {
    /// Without it, as every `Debug` here.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::debug(self.0, f)
    }
}

impl Serialize for WithSensitive<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { value: Value::Record(self.0), wanted: |_| true }.serialize(serializer)
    }
}

/// Writes a record; what `Serialize` of every generated type calls.
#[doc(hidden)]
pub fn serialize<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    Written { value: Value::Record(record), wanted: |field| !field.is_sensitive() }.serialize(serializer)
}

/// Reads a record; what `Deserialize` of every generated type calls. Takes what the client takes of a reply: unknown keys are passed over,
/// null is the same as nothing, and an id may be a number or a text.
#[doc(hidden)]
pub fn deserialize<'de, T: RecordMut + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut record = T::default();
    decode::fill(deserializer, &mut record)?;
    Ok(record)
}

/// Writes one documented value.
#[doc(hidden)]
pub fn serialize_scalar<S: Serializer>(value: &dyn Get, serializer: S) -> Result<S::Ok, S::Error> {
    Written { value: value.get(), wanted: |_| true }.serialize(serializer)
}

/// Reads one documented value, or any other of its kind.
#[doc(hidden)]
pub fn deserialize_scalar<'de, T: Scalar, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    scalar::read(deserializer, T::from_token)
}

/// What is left to write, and which of its fields.
struct Written<'a> {
    value: Value<'a>,
    wanted: fn(&Field) -> bool,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Absent => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(value),
            Value::Int(value) => serializer.serialize_i64(value),
            Value::UInt(value) => serializer.serialize_u64(value),
            Value::Float(value) => serializer.serialize_f64(value),
            Value::Text(value) => serializer.serialize_str(value),
            Value::Json(value) => value.serialize(serializer),
            Value::Record(record) if record.shape().is_whole() => {
                self.with(record.get(0)).serialize(serializer)
            }
            Value::Record(record) => self.record(record, serializer),
            Value::List(items) => self.list(items, serializer),
        }
    }
}

impl Written<'_> {
    fn with<'a>(&self, value: Value<'a>) -> Written<'a> {
        Written { value, wanted: self.wanted }
    }

    fn record<S: Serializer>(&self, record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = record.shape().fields().iter().enumerate();
        let fields = fields.map(|(index, field)| (field, record.get(index)));
        let fields = fields.filter(|(field, value)| (self.wanted)(field) && is_sent(field, value));
        let mut map = serializer.serialize_map(Some(fields.clone().count()))?;
        for (field, value) in fields {
            map.serialize_entry(field.wire(), &self.with(value))?;
        }
        map.end()
    }

    fn list<S: Serializer>(&self, items: &dyn Items, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(items.count()))?;
        for index in 0..items.count() {
            seq.serialize_element(&self.with(items.item(index)))?;
        }
        seq.end()
    }
}
