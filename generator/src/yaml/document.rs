//! A document of any kind written as YAML, for readers that are not ours. Specs are written in another way, for people.
//!
//! Given a value, it returns block style that every version of YAML reads as the same value: what looks like a number, a date or a truth value
//! has quotes, keys too. It must not change the order of keys.

use serde_json::Value;

/// The text of a document.
pub fn document(value: &Value) -> Result<String, String> {
    let options = serde_saphyr::ser_options! { compact_list_indent: false, folded_wrap_chars: 160 };
    serde_saphyr::to_string_with_options(value, options).map_err(|error| error.to_string())
}
