//! What JSON takes of the memory, so that whoever keeps some can keep to a bound.
//!
//! Given JSON, or the text of some, it estimates. It must not be far too low: a tree can take thirty times as much as its text.

use serde_json::{Map, Value as Json};

/// A value in a tree, without what it holds.
const NODE: usize = size_of::<Json>();

/// The most values of one text.
const MOST_VALUES: usize = 500_000;

/// The bytes of a tree.
pub(super) fn of(json: &Json) -> usize {
    NODE + match json {
        Json::Null | Json::Bool(_) | Json::Number(_) => 0,
        Json::String(text) => text.len(),
        Json::Array(items) => items.iter().map(of).sum(),
        Json::Object(object) => of_members(object),
    }
}

/// The bytes of the members of an object, with their names and places.
pub(super) fn of_members(object: &Map<String, Json>) -> usize {
    object.iter().map(|(name, value)| NODE + name.len() + of(value)).sum()
}

/// Whether a text has more values than are read. Commas and brackets inside of texts count too, so few texts with that many are refused.
pub(super) fn is_too_much(text: &[u8]) -> bool {
    text.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() > MOST_VALUES
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_texts_and_every_value_count() {
        assert_eq!(of(&json!("abc")), NODE + 3);
        assert_eq!(of(&json!([0, null])), 3 * NODE);
        assert_eq!(of(&json!({ "ab": ["c"] })), 4 * NODE + 3);
    }

    #[test]
    fn many_values_are_too_much_however_they_stand() {
        for values in ["0,", "[", "{\"a\":"] {
            assert!(is_too_much(values.repeat(MOST_VALUES + 1).as_bytes()));
            assert!(!is_too_much(values.repeat(MOST_VALUES).as_bytes()));
        }
        assert!(!is_too_much("x".repeat(10 * MOST_VALUES).as_bytes()));
    }
}
