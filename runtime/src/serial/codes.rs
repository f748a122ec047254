//! Error codes as they stand in replies: a text, or a number where the vendor has only numbers.
//!
//! Given: codes, alone or placed. Returns: their text or number, and back. Must not: take an undocumented code for a documented one.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::scalar;
use crate::codes::{self, Code, ErrorCodes, NoCodes, NoParent, UnknownCode};
use crate::slot::{Mismatch, Token};

/// Writes a code of one level.
#[doc(hidden)]
pub fn serialize_code<C: ErrorCodes, S: Serializer>(code: C, serializer: S) -> Result<S::Ok, S::Error> {
    match code.info() {
        Some(info) if !info.text.is_empty() => serializer.serialize_str(info.text),
        Some(info) => info.number.serialize(serializer),
        None => serializer.serialize_unit(),
    }
}

/// Reads a code of one level.
#[doc(hidden)]
pub fn deserialize_code<'de, C: ErrorCodes, D: Deserializer<'de>>(deserializer: D) -> Result<C, D::Error> {
    let UnknownCode { code, number } = UnknownCode::deserialize(deserializer)?;
    codes::find(&code, number).ok_or_else(|| D::Error::custom("not a code that is documented here"))
}

/// As the code itself; where it is documented follows from it.
impl<C: ErrorCodes> Serialize for Code<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Operation(code) => serialize_code(*code, serializer),
            Self::Service(code) => serialize_code(*code, serializer),
            Self::Common(code) => serialize_code(*code, serializer),
            Self::Unknown(code) => code.serialize(serializer),
        }
    }
}

impl<'de, C: ErrorCodes> Deserialize<'de> for Code<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        UnknownCode::deserialize(deserializer).map(Self::placed)
    }
}

/// As a number where it is one, else as the text; the number that came beside a text is not kept.
impl Serialize for UnknownCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.number.filter(|number| number.to_string() == self.code) {
            Some(number) => serializer.serialize_i64(number),
            None => serializer.serialize_str(&self.code),
        }
    }
}

impl<'de> Deserialize<'de> for UnknownCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::read(deserializer, |token| match token {
            Token::Text(text) => Ok(Self { code: text.to_owned(), number: None }),
            Token::Signed(number) => Ok(Self::from(number)),
            Token::Unsigned(number) => i64::try_from(number).map(Self::from).map_err(|_| refused(token)),
            Token::Bool(_) | Token::Float(_) => Err(refused(token)),
        })
    }
}

impl From<i64> for UnknownCode {
    fn from(number: i64) -> Self {
        Self { code: number.to_string(), number: Some(number) }
    }
}

fn refused(token: Token<'_>) -> Mismatch {
    token.unlike("an error code")
}

impl<P> Serialize for NoCodes<P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl Serialize for NoParent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}
