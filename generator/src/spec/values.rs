//! The small values of the spec language: texts, numbers, intervals, any JSON.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

use super::{Read, Reader};
use crate::yaml::{Kind, Node, Value};

impl Read for String {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.as_text() {
            Some(text) => Some(text.to_owned()),
            None => reader.wrong_kind(node, "text"),
        }
    }

    fn recover(_: crate::source::Span) -> Option<Self> {
        Some(String::new())
    }
}

impl Read for bool {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(scalar) => match scalar.kind() {
                Kind::Bool(value) => Some(value),
                _ => reader.wrong_kind(node, "true or false"),
            },
            _ => reader.wrong_kind(node, "true or false"),
        }
    }
}

macro_rules! read_integer {
    ($($ty:ty),*) => {$(
        impl Read for $ty {
            fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                let number = match &node.value {
                    Value::Scalar(scalar) => match scalar.kind() {
                        Kind::Int(value) => <$ty>::try_from(value).ok(),
                        _ => None,
                    },
                    _ => None,
                };
                match number {
                    Some(number) => Some(number),
                    None => reader.wrong_kind(node, "a whole number"),
                }
            }
        }
    )*};
}
read_integer!(i64, u64, u16);

/// A number or text that stands for itself, such as an error code: kept as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is written.
    pub text: String,
    /// Whether it is a whole number.
    pub number: Option<i64>,
}

impl Read for Word {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(scalar) => Some(Word {
                text: scalar.text.clone(),
                number: scalar.plain.then(|| scalar.text.parse().ok()).flatten(),
            }),
            _ => reader.wrong_kind(node, "text or a number"),
        }
    }
}

/// Any JSON value, written as YAML.
#[derive(Clone, Debug, PartialEq)]
pub struct Json(pub serde_json::Value);

impl Read for Json {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.to_json() {
            Ok(value) => Some(Json(value)),
            Err(span) => reader.bad_value(
                span,
                "the number does not fit into 64 bits".to_owned(),
                "put it in double quotes",
            ),
        }
    }
}

/// An end of an interval, as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number.
    Int(i128),
    /// A number with a point.
    Float(f64),
}

/// `1..=200`, `..=50`, `1..`: both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least.
    pub min: Option<Number>,
    /// The most.
    pub max: Option<Number>,
}

impl Interval {
    fn parse(text: &str) -> Option<Self> {
        let (min, max) = match text.split_once("..=") {
            Some((min, max)) => (min.trim(), Some(max.trim())),
            None => (text.strip_suffix("..")?.trim(), None),
        };
        let number = |text: &str| match text.parse::<i128>() {
            Ok(value) => Some(Number::Int(value)),
            Err(_) => text.parse::<f64>().ok().filter(|value| value.is_finite()).map(Number::Float),
        };
        let end = |text: &str| match text.is_empty() {
            true => Some(None),
            false => number(text).map(Some),
        };
        let interval = Interval { min: end(min)?, max: end(max.unwrap_or(""))? };
        (interval.min.is_some() || interval.max.is_some()).then_some(interval)
    }
}

impl Read for Interval {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let help = "write an interval with both ends in it: 1..=200, ..=50 or 1..";
        match &node.value {
            Value::Scalar(scalar) => match Interval::parse(&scalar.text) {
                Some(interval) => Some(interval),
                None => reader.bad_value(node.span, format!("`{}` is not an interval", scalar.text), help),
            },
            _ => reader.wrong_kind(node, "an interval"),
        }
    }
}

macro_rules! inline_schema {
    ($($ty:ty => $schema:tt),* $(,)?) => {$(
        impl JsonSchema for $ty {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($ty).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}
inline_schema! {
    Word => { "type": ["string", "number", "boolean"] },
    Json => { "type": ["object", "array", "string", "number", "boolean", "null"] },
    Interval => { "type": "string", "pattern": "^-?[0-9.]*\\.\\.(=-?[0-9.]+)?$", "examples": ["1..=200", "..=50", "1.."] },
}
