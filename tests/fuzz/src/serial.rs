//! Records as JSON and back.
//!
//! Given a record, it writes and reads it again, and panics when it is not the same.

use std::fmt::Debug;

use apiscribe_runtime::{Json, Record, WithSensitive};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// All of a record.
pub(crate) fn json(record: &dyn Record) -> Json {
    serde_json::to_value(WithSensitive(record)).unwrap()
}

/// What was written is read as the same, from a text and from a tree; without what is sensitive it can be read, too.
pub(crate) fn check<T: Record + Serialize + DeserializeOwned + PartialEq + Debug>(record: &T) {
    let text = serde_json::to_string(&WithSensitive(record)).unwrap();
    let read = serde_json::from_str::<T>(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
    assert_eq!(&read, record, "{text}");
    assert_eq!(&serde_json::from_value::<T>(json(record)).unwrap(), record, "as a tree");
    let plain = serde_json::to_string(record).unwrap();
    assert!(plain.len() <= text.len());
    assert!(serde_json::from_str::<T>(&plain).is_ok(), "{plain}");
}
