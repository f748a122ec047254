//! One scalar, from any format.
//!
//! Given: a deserializer, and what makes a value of a token. Returns: the value. Must not: tell the token in an error.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use crate::slot::{Mismatch, Token};

pub(super) fn read<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    make: impl FnOnce(Token<'_>) -> Result<T, Mismatch>,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TokenVisitor { make, makes: PhantomData })
}

struct TokenVisitor<T, F> {
    make: F,
    makes: PhantomData<T>,
}

impl<T, F: FnOnce(Token<'_>) -> Result<T, Mismatch>> TokenVisitor<T, F> {
    fn take<E: Error>(self, token: Token<'_>) -> Result<T, E> {
        (self.make)(token).map_err(E::custom)
    }
}

impl<T, F: FnOnce(Token<'_>) -> Result<T, Mismatch>> Visitor<'_> for TokenVisitor<T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a single value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        self.take(Token::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        self.take(Token::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        self.take(Token::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        self.take(Token::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        self.take(Token::Text(value))
    }
}
