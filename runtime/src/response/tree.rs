//! The outer keys of a reply, without decoding what is inside.
//!
//! Given: JSON text. Returns: pieces of that text by path. Must not: copy values; a reply may be megabytes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A JSON object, taken apart as far as the envelope's paths reach.
pub(super) struct Tree<'a> {
    text: &'a str,
    top: Object<'a>,
    /// The objects right below the top, because a path of two keys is asked for several times.
    below: Vec<(&'a str, Object<'a>)>,
}

struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Tree<'a> {
    /// Takes the object apart; the problem says why the text is no JSON object, and shows nothing of it.
    pub(super) fn parse(text: &'a str) -> Result<Self, String> {
        let top: Object<'a> = serde_json::from_str(text).map_err(|error| {
            if error.is_data() { "JSON of another kind".to_owned() } else { error.to_string() }
        })?;
        let below = top
            .0
            .iter()
            .filter_map(|(_, raw)| serde_json::from_str(raw.get()).ok().map(|object| (raw.get(), object)))
            .collect();
        Ok(Self { text, top, below })
    }

    /// The JSON at this path; `None` when it is absent or null. The empty path is the whole text.
    pub(super) fn at(&self, path: &[&str]) -> Option<&'a str> {
        let Some((first, rest)) = path.split_first() else {
            return Some(self.text);
        };
        let mut found = self.top.get(first)?;
        for key in rest {
            found = match self.below.iter().find(|(raw, _)| std::ptr::eq(*raw, found)) {
                Some((_, object)) => object.get(key)?,
                None => serde_json::from_str::<Object<'a>>(found).ok()?.get(key)?,
            };
        }
        Some(found)
    }

    /// The scalar at this path as text: a text without its quotes, a number in its digits.
    pub(super) fn text_at(&self, path: &[&str]) -> Option<String> {
        let json = self.at(path)?;
        Some(serde_json::from_str::<String>(json).unwrap_or_else(|_| json.to_owned()))
    }
}

impl<'a> Object<'a> {
    /// The last one counts when a key stands twice, as in the decoder.
    fn get(&self, key: &str) -> Option<&'a str> {
        let (_, raw) = self.0.iter().rev().find(|(known, _)| known == key)?;
        Some(raw.get()).filter(|json| *json != "null")
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some((Key(key), raw)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
            members.push((key, raw));
        }
        Ok(Object(members))
    }
}

/// A key, borrowed unless it holds escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor).map(Key)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}
