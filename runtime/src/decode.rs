//! JSON to records, by their tables.
//!
//! Given: JSON text and a record to fill. Returns: nothing, or where it went wrong. Must not: be generic over records (there is
//! one visitor for all of them), pass an integer through a float, or put a value of the reply into an error.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize as _;
use serde::de::value::MapDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use serde_json::value::RawValue;

use crate::path::Path;
use crate::slot::{Append, Mismatch, Open, RecordMut, Slot, Token};

mod key;
mod problem;
mod scalar;

use key::KeySeed;
pub(crate) use problem::DecodeProblem;
use problem::{Refusal, kind};

/// Fills `record` from `json`; `root` is where `json` stands in the reply. Null leaves the record as it is. The records in it may take
/// `room` bytes of memory: an object of two letters is one with all the fields of its type there.
pub(crate) fn decode(
    json: &str,
    root: &[&'static str],
    record: &mut dyn RecordMut,
    room: usize,
) -> Result<(), DecodeProblem> {
    let mut place = Place { path: Path::of_keys(root), refusal: None, raw: true, room };
    let mut reader = serde_json::Deserializer::from_str(json);
    let filled = read(&mut reader, record, &mut place);
    filled.and_then(|()| reader.end()).map_err(|error| place.problem(&error))
}

/// The same from the members of an object that was taken apart.
pub(crate) fn decode_members(
    members: &[(Cow<'_, str>, &RawValue)],
    root: &[&'static str],
    record: &mut dyn RecordMut,
    room: usize,
) -> Result<(), DecodeProblem> {
    let mut place = Place { path: Path::of_keys(root), refusal: None, raw: true, room };
    let map = MapDeserializer::new(members.iter().map(|(key, raw)| (&**key, *raw)));
    let filled = RecordVisitor { record, place: &mut place }.visit_map(map);
    filled.map_err(|error: serde_json::Error| place.problem(&error))
}

/// Fills `record` from any self-describing format.
#[cfg(feature = "serde")]
pub(crate) fn fill<'de, D: Deserializer<'de>>(
    deserializer: D,
    record: &mut dyn RecordMut,
) -> Result<(), D::Error> {
    let mut place = Place { path: Path::default(), refusal: None, raw: false, room: usize::MAX };
    read(deserializer, record, &mut place)
}

fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    record: &mut dyn RecordMut,
    place: &mut Place,
) -> Result<(), D::Error> {
    if record.shape().is_whole() {
        ValueSeed { slot: record.slot(0), place }.deserialize(deserializer)
    } else {
        deserializer.deserialize_any(RecordVisitor { record, place })
    }
}

/// Where the decoder stands. On an error the path stays as it is, and so names the place.
struct Place {
    path: Path,
    refusal: Option<Refusal>,
    /// Whether scalars are read from the JSON text itself.
    raw: bool,
    /// How many bytes records may still take.
    room: usize,
}

impl Place {
    fn problem(&self, error: &serde_json::Error) -> DecodeProblem {
        let what = self.refusal.map_or_else(|| error.to_string(), |refusal| refusal.to_string());
        DecodeProblem { path: self.path.to_string(), what }
    }

    /// Keeps the refusal aside: serde's own error text would carry the value.
    fn refuse<E: serde::de::Error>(&mut self, refusal: impl Into<Refusal>) -> E {
        let refusal = refusal.into();
        self.refusal = Some(refusal);
        if self.raw { E::custom("refused") } else { E::custom(format_args!("{}: {refusal}", self.path)) }
    }

    /// Makes a record where there is room for it.
    fn open<'s, E: serde::de::Error>(
        &mut self,
        target: &'s mut dyn Open,
    ) -> Result<&'s mut dyn RecordMut, E> {
        let Some(record) = target.open() else {
            return Err(E::custom("no place for an object"));
        };
        match self.room.checked_sub(size_of_val(record)) {
            Some(room) => self.room = room,
            None => return Err(self.refuse(Refusal::NoRoom)),
        }
        Ok(record)
    }
}

struct ValueSeed<'s, 'p> {
    slot: Slot<'s>,
    place: &'p mut Place,
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.slot {
            Slot::Ignore => IgnoredAny::deserialize(deserializer).map(drop),
            Slot::Scalar(target) if self.place.raw => {
                let raw = <&RawValue>::deserialize(deserializer)?;
                scalar::assign(raw, target).map_err(|mismatch| self.place.refuse(mismatch))
            }
            Slot::Json(target) => {
                serde_json::Value::deserialize(deserializer).map(|json| target.assign(json))
            }
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl ValueSeed<'_, '_> {
    fn take<E: serde::de::Error>(self, token: Token<'_>) -> Result<(), E> {
        let expected = match self.slot {
            Slot::Record(target) => {
                let record = self.place.open(target)?;
                return RecordVisitor { record, place: self.place }.take(token);
            }
            Slot::Scalar(target) => {
                return target.assign(token).map_err(|mismatch| self.place.refuse(mismatch));
            }
            Slot::List(_) => "a list",
            Slot::Ignore | Slot::Json(_) => return Ok(()),
        };
        Err(self.place.refuse(Mismatch { expected, found: kind(token) }))
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.take(Token::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.take(Token::Signed(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.take(Token::Unsigned(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.take(Token::Float(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.take(Token::Text(value))
    }

    /// Null is the same as absent.
    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let expected = match self.slot {
            Slot::List(list) => {
                list.start();
                let mut index = 0;
                while seq.next_element_seed(ItemSeed { list, index, place: self.place })?.is_some() {
                    index += 1;
                }
                return Ok(());
            }
            Slot::Record(_) => "an object",
            _ => "a single value",
        };
        Err(self.place.refuse(Mismatch { expected, found: "a list" }))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let expected = match self.slot {
            Slot::Record(target) => {
                let record = self.place.open(target)?;
                return RecordVisitor { record, place: self.place }.visit_map(map);
            }
            Slot::List(_) => "a list",
            _ => "a single value",
        };
        Err(self.place.refuse(Mismatch { expected, found: "an object" }))
    }
}

/// Asks the list for a place only once an item is really there.
struct ItemSeed<'s, 'p> {
    list: &'s mut dyn Append,
    index: usize,
    place: &'p mut Place,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.place.path.index(self.index);
        ValueSeed { slot: self.list.next(), place: self.place }.deserialize(deserializer)?;
        self.place.path.back();
        Ok(())
    }
}

struct RecordVisitor<'s, 'p> {
    record: &'s mut dyn RecordMut,
    place: &'p mut Place,
}

impl RecordVisitor<'_, '_> {
    /// A record whose page lists no fields takes anything: some operations answer "ok", some `{}`.
    fn take<E: serde::de::Error>(self, token: Token<'_>) -> Result<(), E> {
        if self.record.shape().fields().is_empty() {
            return Ok(());
        }
        Err(self.place.refuse(Mismatch { expected: "an object", found: kind(token) }))
    }
}

impl<'de> Visitor<'de> for RecordVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.take(Token::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.take(Token::Signed(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.take(Token::Unsigned(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.take(Token::Float(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.take(Token::Text(value))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if self.record.shape().fields().is_empty() {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        Err(self.place.refuse(Mismatch { expected: "an object", found: "a list" }))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let fields = self.record.shape().fields();
        let mut next = 0;
        while let Some(found) = map.next_key_seed(KeySeed { fields, next })? {
            let Some((index, field)) = found else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            self.place.path.key(field.wire());
            map.next_value_seed(ValueSeed { slot: self.record.slot(index), place: self.place })?;
            self.place.path.back();
            next = index + 1;
        }
        Ok(())
    }
}
