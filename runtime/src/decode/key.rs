//! Which field a key names.
//!
//! Given: the fields of a record and the key. Returns: the field and its place, or nothing. Must not: copy the key.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use crate::shape::Field;

/// Finds the field of a key. Replies mostly keep the order of the page, so the field after the last one is tried first.
pub(super) struct KeySeed {
    pub(super) fields: &'static [Field],
    pub(super) next: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Option<(usize, &'static Field)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Option<(usize, &'static Field)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Self::Value, E> {
        if let Some(field) = self.fields.get(self.next).filter(|field| field.wire() == key) {
            return Ok(Some((self.next, field)));
        }
        Ok(self.fields.iter().enumerate().find(|(_, field)| field.wire() == key))
    }
}
