//! The YAML of one file as a tree that keeps places. The only module that knows the YAML crate.
//!
//! Given the text of a file it returns its [`Node`], and reports what is not YAML, what is duplicated, and what reads
//! differently in other versions of YAML. It does not know any key.

mod document;
mod parse;
mod path;
pub mod print;
mod traps;

pub use document::document;
pub use parse::parse;
pub use path::{Path, Step};
pub(crate) use traps::is_hidden;

use crate::source::Span;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands. For lists and maps, where they begin.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// A YAML value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, `~` or nothing.
    Null,
    /// Text, a number or a boolean.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file, duplicates included.
    Map(Vec<Entry>),
}

/// Text, a number or a boolean, not yet decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// The text; for plain scalars as it is written.
    pub text: String,
    /// Whether it stands without quotes, so that it may be a number or a boolean.
    pub plain: bool,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Node,
}

/// What a plain scalar is in YAML 1.2.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Quoted, or plain and none of the others.
    Text,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i128),
    /// A number with a point or exponent.
    Float(f64),
}

impl Scalar {
    /// What it is in YAML 1.2's core schema; numbers with leading zeros are text here, and reported by the traps.
    pub fn kind(&self) -> Kind {
        if !self.plain {
            return Kind::Text;
        }
        match self.text.as_str() {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            text if is_integer(text) => text.parse().map_or(Kind::Text, Kind::Int),
            text if is_float(text) => text.parse().map_or(Kind::Text, Kind::Float),
            _ => Kind::Text,
        }
    }
}

impl Node {
    /// In words, for messages.
    pub fn describe(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
            Value::Scalar(scalar) => match scalar.kind() {
                Kind::Text => "text",
                Kind::Bool(_) => "a boolean",
                Kind::Int(_) => "a whole number",
                Kind::Float(_) => "a number",
            },
        }
    }

    /// The text of a text scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) if scalar.kind() == Kind::Text => Some(&scalar.text),
            _ => None,
        }
    }

    /// The value as JSON. Whole numbers beyond 64 bits are `Err` with their place.
    pub fn to_json(&self) -> Result<serde_json::Value, Span> {
        use serde_json::Value as Json;
        Ok(match &self.value {
            Value::Null => Json::Null,
            Value::List(items) => Json::Array(items.iter().map(Node::to_json).collect::<Result<_, _>>()?),
            Value::Map(entries) => Json::Object(
                entries
                    .iter()
                    .map(|e| Ok((e.key.clone(), e.value.to_json()?)))
                    .collect::<Result<_, Span>>()?,
            ),
            Value::Scalar(scalar) => match scalar.kind() {
                Kind::Text => Json::String(scalar.text.clone()),
                Kind::Bool(value) => Json::Bool(value),
                Kind::Float(value) => {
                    serde_json::Number::from_f64(value).map(Json::Number).ok_or(self.span)?
                }
                Kind::Int(value) => match (i64::try_from(value), u64::try_from(value)) {
                    (Ok(value), _) => Json::from(value),
                    (_, Ok(value)) => Json::from(value),
                    _ => return Err(self.span),
                },
            },
        })
    }
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let no_leading_zero = digits == "0" || !digits.starts_with('0');
    !digits.is_empty() && no_leading_zero && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_float(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let starts = digits.starts_with(|c: char| c.is_ascii_digit());
    let point = digits.contains('.') || digits.contains(['e', 'E']);
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    starts
        && point
        && !leading_zero
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+'))
}
