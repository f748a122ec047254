//! `Debug` of records, walked from the table.
//!
//! Given: a record. Returns: the fields that are there, by their wire names. Must not: print what the spec marks sensitive.

use std::fmt::{Debug, Formatter, Result};

use crate::value::{Record, Value};

/// What stands for a value that must not be printed.
pub(crate) const REDACTED: &str = "**redacted**";

/// Prints a record; what `Debug` of every generated type calls.
pub fn debug(record: &dyn Record, f: &mut Formatter<'_>) -> Result {
    let shape = record.shape();
    let mut out = f.debug_struct(shape.name());
    for (index, field) in shape.fields().iter().enumerate() {
        let value = record.get(index);
        if value.is_absent() || (value.is_empty_list() && !field.is_required()) {
            continue;
        }
        if field.is_sensitive() {
            out.field(field.wire(), &format_args!("{REDACTED}"));
        } else {
            out.field(field.wire(), &value);
        }
    }
    out.finish()
}

impl Debug for Value<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Absent => f.write_str("None"),
            Self::Bool(value) => Debug::fmt(value, f),
            Self::Int(value) => Debug::fmt(value, f),
            Self::UInt(value) => Debug::fmt(value, f),
            Self::Float(value) => Debug::fmt(value, f),
            Self::Text(value) => Debug::fmt(value, f),
            Self::Json(value) => write!(f, "{value}"),
            Self::Record(record) => debug(*record, f),
            Self::List(items) => f.debug_list().entries((0..items.count()).map(|i| items.item(i))).finish(),
        }
    }
}
