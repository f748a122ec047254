//! What calls end in: replies and errors.
//!
//! Given: a reply or an error. Returns: what one would log or keep of it. Must not: write the raw body, or read an error back, which holds
//! more than data.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::codes::ErrorCodes;
use crate::error::{AnyError, Error};
use crate::reply::{Meta, Reply};

/// The reply beside what came with it; without the body. [`Reply::into_inner`] is the answer alone.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept<T> {
    request_id: String,
    status: u16,
    attempts: u32,
    answer: T,
}

impl<T: Serialize> Serialize for Reply<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kept = Kept {
            request_id: self.request_id().to_owned(),
            status: self.status(),
            attempts: self.attempts(),
            answer: &**self,
        };
        kept.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Reply<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Kept { request_id, status, attempts, answer } = Kept::deserialize(deserializer)?;
        Ok(Self::new(answer, Meta { request_id, status, attempts, ..Meta::default() }))
    }
}

/// What [`AnyError`] tells, one entry each, and `error` as it is printed. Without the raw body.
impl Serialize for AnyError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &self.kind())?;
        map.serialize_entry("operation", &self.operation())?;
        map.serialize_entry("code", &self.code())?;
        map.serialize_entry("number", &self.number())?;
        map.serialize_entry("message", self.message())?;
        map.serialize_entry("request_id", &self.request_id())?;
        map.serialize_entry("status", &self.status())?;
        map.serialize_entry("retry", &self.retry())?;
        map.serialize_entry("attempts", &self.attempts())?;
        map.serialize_entry("validation", &self.validation())?;
        map.serialize_entry("docs_url", &self.docs_url())?;
        map.serialize_entry("error", &self.to_string())?;
        map.end()
    }
}

impl<C: ErrorCodes> Serialize for Error<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}
