//! The JSON of a catalogue, read strictly.
//!
//! Given the text of a file it returns a value of the asked type, or a [`Fault`] that says where the text stops being one. It must not
//! take more memory than a few times the text, and must not let one of two entries of the same name win in silence.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use crate::yaml::is_hidden;

/// The largest file that is read; the largest of the vendor's has a tenth of it.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Why the files of a service cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, and the line and column where there is one.
    pub place: String,
    /// What is wrong, as one sentence without a full stop.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl Fault {
    pub(super) fn new(place: impl Into<String>, what: impl Into<String>, help: impl Into<String>) -> Self {
        Fault { place: place.into(), what: what.into(), help: help.into() }
    }
}

/// Reads a text.
pub(super) fn read<T: DeserializeOwned>(file: &str, text: &str, help: &str) -> Result<T, Fault> {
    if text.len() as u64 > MOST_BYTES {
        let what = format!("the file has more than {} MB", MOST_BYTES / 1024 / 1024);
        return Err(Fault::new(
            file,
            what,
            "no catalogue of one service is that long; is it the right file?",
        ));
    }
    serde_json::from_str(text).map_err(|error| {
        let words = error.to_string();
        let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
        let shown = excerpt(text, error.line(), error.column());
        // A text of the wrong kind is told in full, and may be as long as the file.
        let words: String = words.chars().take(200).collect();
        let what = format!("{}{shown}", shown_plainly(&words));
        Fault::new(format!("{file}:{}:{}", error.line(), error.column()), what, help)
    })
}

/// Words, which some catalogues have as null.
pub(super) fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// A flag, which some catalogues have as 1 or 0.
pub(super) fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected true or false")]
    enum Flag {
        Word(bool),
        Number(u8),
    }
    match Option::deserialize(deserializer)? {
        None => Ok(None),
        Some(Flag::Word(flag)) => Ok(Some(flag)),
        Some(Flag::Number(number @ 0..=1)) => Ok(Some(number == 1)),
        Some(Flag::Number(number)) => Err(D::Error::custom(format!("{number} is neither true nor false"))),
    }
}

/// What stands around a place, which may lie in a line of any length.
fn excerpt(text: &str, line: usize, column: usize) -> String {
    let Some(line) = text.lines().nth(line.saturating_sub(1)) else { return String::new() };
    let border = |at: usize| (0..=at).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let upto = border(column.min(line.len()));
    let from = border(upto.saturating_sub(60));
    match line.get(from..upto).map(str::trim_start) {
        None | Some("") => String::new(),
        Some(shown) => format!(", after `{}`", shown_plainly(shown)),
    }
}

/// Without what moves a terminal's cursor or turns the text around.
fn shown_plainly(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || is_hidden(c) { '\u{fffd}' } else { c }).collect()
}

/// An object with free keys, in the order of the file. A key that stands there twice is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entries<T>(pub(super) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut seen = BTreeSet::new();
        let mut entries = Vec::new();
        while let Some((key, value)) = access.next_entry::<String, T>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!("`{key}` stands here twice")));
            }
            entries.push((key, value));
        }
        Ok(Entries(entries))
    }
}

/// Reads a sample. Of two entries of the same name none wins.
pub(super) fn strict(text: &str) -> Result<Json, String> {
    serde_json::from_str::<Strict>(text).map(|Strict(json)| json).map_err(|error| error.to_string())
}

struct Strict(Json);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(Strict(item)) = access.next_element()? {
            items.push(item);
        }
        Ok(items.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Json, A::Error> {
        let entries: Entries<Strict> = EntriesVisitor(PhantomData).visit_map(access)?;
        Ok(Json::Object(entries.0.into_iter().map(|(key, Strict(value))| (key, value)).collect()))
    }
}
