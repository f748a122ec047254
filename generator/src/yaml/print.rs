//! JSON written as YAML.
//!
//! Given a value, it returns block style that every version of YAML reads as the same value. It must not change the order of keys.

use serde_json::Value;

/// The text of a document.
pub fn text(value: &Value) -> Result<String, String> {
    let options = serde_saphyr::ser_options! { compact_list_indent: false, folded_wrap_chars: 160 };
    serde_saphyr::to_string_with_options(value, options).map_err(|error| error.to_string())
}
