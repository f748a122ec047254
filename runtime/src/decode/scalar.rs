//! One scalar of a reply, from its raw text.
//!
//! Given: the raw JSON of a value. Returns: the outcome of storing it. Must not: depend on how serde_json hands numbers to visitors:
//! when any crate of a build switches on its `arbitrary_precision`, numbers arrive there as maps.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::slot::{Assign, Mismatch, Token};

/// Stores the value; null stores nothing.
pub(super) fn assign(raw: &RawValue, target: &mut dyn Assign) -> Result<(), Mismatch> {
    let json = raw.get();
    let unlike = |found| Mismatch { expected: "a single value", found };
    match json.as_bytes().first() {
        Some(b'"') => {
            target.assign(Token::Text(&text(json).ok_or_else(|| unlike("a text that breaks off"))?))
        }
        Some(b't') => target.assign(Token::Bool(true)),
        Some(b'f') => target.assign(Token::Bool(false)),
        Some(b'{') => Err(unlike("an object")),
        Some(b'[') => Err(unlike("a list")),
        Some(b'n') | None => Ok(()),
        Some(_) => target.assign(number(json).ok_or_else(|| unlike("a number beyond all types"))?),
    }
}

/// Without a copy where there are no escapes.
fn text(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(json).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

fn number(json: &str) -> Option<Token<'_>> {
    if let Ok(value) = json.parse() {
        return Some(Token::Unsigned(value));
    }
    if let Ok(value) = json.parse() {
        return Some(Token::Signed(value));
    }
    json.parse().ok().filter(|value: &f64| value.is_finite()).map(Token::Float)
}
