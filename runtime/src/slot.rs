//! Writing a record: where the decoder puts what it reads, seen without its type.
//!
//! Given: fields of generated code. Returns: erased targets ([`Slot`]). Must not: know JSON text; the decoder is written once
//! over `Slot`, and a record type adds nothing but its tables.

use serde_json::Value as Json;

use crate::value::Record;

/// A reply or a nested type that the decoder can fill.
pub trait RecordMut: Record {
    /// The target of the field of this index in the table.
    fn slot(&mut self, index: usize) -> Slot<'_>;
}

impl<T: RecordMut + ?Sized> RecordMut for Box<T> {
    fn slot(&mut self, index: usize) -> Slot<'_> {
        (**self).slot(index)
    }
}

/// Where one value goes.
pub enum Slot<'a> {
    /// Nowhere: the value is skipped.
    Ignore,
    /// A text, a number, a truth value.
    Scalar(&'a mut dyn Assign),
    /// Any JSON.
    Json(&'a mut dyn AssignJson),
    /// A nested record, created when the value is not null.
    Record(&'a mut dyn Open),
    /// A list.
    List(&'a mut dyn Append),
}

/// A scalar as it stands in the JSON. Integers never pass through a float.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token<'a> {
    /// `true`, `false`.
    Bool(bool),
    /// An integer below zero.
    Signed(i64),
    /// An integer from zero up.
    Unsigned(u64),
    /// A number with a fraction or an exponent, or an integer beyond 64 bits.
    Float(f64),
    /// A text.
    Text(&'a str),
}

/// Why a token did not fit. Says what was expected and what kind of value stood there, never the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch {
    /// What the field holds.
    pub expected: &'static str,
    /// What the reply holds.
    pub found: &'static str,
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl Token<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Bool(_) => "a boolean",
            Self::Signed(_) => "an integer below zero",
            Self::Unsigned(_) => "an integer",
            Self::Float(_) => "a number that is no 64-bit integer",
            Self::Text(_) => "a text",
        }
    }

    pub(crate) fn unlike(&self, expected: &'static str) -> Mismatch {
        Mismatch { expected, found: self.kind() }
    }
}

/// A type that is made from one scalar.
pub trait Scalar: Sized {
    /// Makes the value, or says what was expected.
    fn from_token(token: Token<'_>) -> Result<Self, Mismatch>;
}

/// The erased target of a scalar.
pub trait Assign {
    /// Stores the value (in a list: appends it).
    fn assign(&mut self, token: Token<'_>) -> Result<(), Mismatch>;
}

/// The erased target of any JSON.
pub trait AssignJson {
    /// Stores the value (in a list: appends it).
    fn assign(&mut self, value: Json);
}

/// The erased target of a nested record.
pub trait Open {
    /// Creates the record and hands it out to be filled.
    fn open(&mut self) -> Option<&mut dyn RecordMut>;
}

/// The erased target of a list.
pub trait Append {
    /// A list begins: what an earlier value of the same key left is dropped.
    fn start(&mut self);

    /// The target of the next item. Filling it appends; a null item is skipped.
    fn next(&mut self) -> Slot<'_>;
}

impl<T: Scalar> Assign for Option<T> {
    fn assign(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        *self = Some(T::from_token(token)?);
        Ok(())
    }
}

impl<T: Scalar> Assign for Vec<T> {
    fn assign(&mut self, token: Token<'_>) -> Result<(), Mismatch> {
        self.push(T::from_token(token)?);
        Ok(())
    }
}

impl AssignJson for Option<Json> {
    fn assign(&mut self, value: Json) {
        *self = Some(value).filter(|value| !value.is_null());
    }
}

impl AssignJson for Vec<Json> {
    fn assign(&mut self, value: Json) {
        self.push(value);
    }
}

impl<T: RecordMut + Default> Open for Option<T> {
    fn open(&mut self) -> Option<&mut dyn RecordMut> {
        Some(self.insert(T::default()))
    }
}

impl<T: RecordMut + Default> Open for Vec<T> {
    fn open(&mut self) -> Option<&mut dyn RecordMut> {
        self.push(T::default());
        self.last_mut().map(|last| last as &mut dyn RecordMut)
    }
}

impl<T: Element> Append for Vec<T> {
    fn start(&mut self) {
        self.clear();
    }

    fn next(&mut self) -> Slot<'_> {
        T::in_list(self)
    }
}

impl<T: Element> Append for Option<Vec<T>> {
    fn start(&mut self) {
        *self = Some(Vec::new());
    }

    fn next(&mut self) -> Slot<'_> {
        T::in_list(self.get_or_insert_with(Vec::new))
    }
}

/// A type that can stand in a field or in a list.
pub trait Element: Sized {
    /// The target of a field.
    fn in_option(option: &mut Option<Self>) -> Slot<'_>;

    /// The target of one more item.
    fn in_list(list: &mut Vec<Self>) -> Slot<'_>;
}

impl<T: RecordMut + Default> Element for T {
    fn in_option(option: &mut Option<Self>) -> Slot<'_> {
        Slot::Record(option)
    }

    fn in_list(list: &mut Vec<Self>) -> Slot<'_> {
        Slot::Record(list)
    }
}

impl Element for Json {
    fn in_option(option: &mut Option<Self>) -> Slot<'_> {
        Slot::Json(option)
    }

    fn in_list(list: &mut Vec<Self>) -> Slot<'_> {
        Slot::Json(list)
    }
}

impl<T: Element> Element for Vec<T> {
    fn in_option(option: &mut Option<Self>) -> Slot<'_> {
        Slot::List(option)
    }

    fn in_list(list: &mut Vec<Self>) -> Slot<'_> {
        list.push(Self::new());
        list.last_mut().map_or(Slot::Ignore, |last| Slot::List(last))
    }
}

/// Anything that a field of a reply can be.
pub trait SlotOf {
    /// The target, erased.
    fn slot(&mut self) -> Slot<'_>;
}

impl<T: Element> SlotOf for Option<T> {
    fn slot(&mut self) -> Slot<'_> {
        T::in_option(self)
    }
}

impl<T: Element> SlotOf for Vec<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

macro_rules! scalar_elements {
    ($($type:ty),*) => {$(
        impl Element for $type {
            fn in_option(option: &mut Option<Self>) -> Slot<'_> {
                Slot::Scalar(option)
            }

            fn in_list(list: &mut Vec<Self>) -> Slot<'_> {
                Slot::Scalar(list)
            }
        }
    )*};
}
scalar_elements!(bool, i32, i64, u32, u64, f64, String);

macro_rules! integers {
    ($($type:ty => $expected:literal),*) => {$(
        impl Scalar for $type {
            fn from_token(token: Token<'_>) -> Result<Self, Mismatch> {
                // Pages and servers disagree on ids (a number in the table, a text in the sample): a text that is exactly
                // an integer is taken.
                match token {
                    Token::Signed(value) => Self::try_from(value).ok(),
                    Token::Unsigned(value) => Self::try_from(value).ok(),
                    Token::Text(text) => text.parse().ok(),
                    Token::Bool(_) | Token::Float(_) => None,
                }
                .ok_or_else(|| token.unlike($expected))
            }
        }
    )*};
}
integers!(
    i32 => "an integer from -2147483648 to 2147483647",
    i64 => "a signed 64-bit integer",
    u32 => "an integer from 0 to 4294967295",
    u64 => "an unsigned 64-bit integer"
);

impl Scalar for bool {
    fn from_token(token: Token<'_>) -> Result<Self, Mismatch> {
        match token {
            Token::Bool(value) => Ok(value),
            other => Err(other.unlike("a boolean")),
        }
    }
}

impl Scalar for f64 {
    fn from_token(token: Token<'_>) -> Result<Self, Mismatch> {
        match token {
            Token::Float(value) => Ok(value),
            Token::Signed(value) => Ok(value as f64),
            Token::Unsigned(value) => Ok(value as f64),
            other => Err(other.unlike("a number")),
        }
    }
}

impl Scalar for String {
    fn from_token(token: Token<'_>) -> Result<Self, Mismatch> {
        match token {
            Token::Text(text) => Ok(text.to_owned()),
            // The other half of the disagreement on ids: the digits are kept as they stand.
            Token::Signed(value) => Ok(value.to_string()),
            Token::Unsigned(value) => Ok(value.to_string()),
            Token::Bool(_) | Token::Float(_) => Err(token.unlike("a text")),
        }
    }
}
