//! From a printed sample to an example of a spec.
//!
//! Given a sample and the members of its request and reply it returns the parts that are values, and says why the others are none. Values
//! are carried over as they are printed; where a number stands as text, or the other way round, it returns what the table makes of it. It
//! must not mend anything else.

use serde_json::{Map, Value as Json};

use super::catalogue::{Catalogue, Kind, Member, Printed};
use crate::yaml::is_hidden;

mod printed;

pub(super) use printed::is_other_content;

/// A sample, taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Taken {
    /// What it shows, for people.
    pub(super) title: String,
    pub(super) request: Option<Json>,
    /// Whether the request is printed as the query of a GET.
    pub(super) query: bool,
    pub(super) reply: Option<Json>,
    /// The code that the reply fails with.
    pub(super) fails_with: Option<String>,
    /// Where a value is of another type than the table says, in either of them.
    pub(super) mended: Vec<Mended>,
}

/// A value that stands in a sample as text and in the table as a number, or the like.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mended {
    /// Below the example: `request.Record.TTL`.
    pub(super) at: String,
    pub(super) page: Json,
    pub(super) set: Json,
    pub(super) why: &'static str,
}

/// Why a half of a sample is not carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lost {
    /// `request` or `reply`.
    pub(super) half: &'static str,
    pub(super) why: String,
}

/// Takes a sample apart.
pub(super) fn take(
    title: String,
    printed: &Printed,
    (input, output): (&str, &str),
    catalogue: &Catalogue,
) -> (Taken, Vec<Lost>) {
    let mut taken = Taken { title, ..Taken::default() };
    let mut lost = Vec::new();
    let mut keep = |half: &'static str, found: Result<Json, String>| {
        let sound = found.and_then(|json| fits_yaml(&json, 0).map(|()| json));
        sound.map_err(|why| lost.push(Lost { half, why })).ok()
    };
    let (request, query) = printed::request(&printed.input);
    taken.request = keep("request", request);
    taken.query = query && taken.request.is_some();
    taken.reply = keep("reply", printed::reply(&printed.output));
    let mut mend = Mend { catalogue, found: Vec::new() };
    if let Some(request) = taken.request.as_ref().filter(|_| !taken.query) {
        mend.object(request, catalogue.members(input), "request");
    }
    let response = taken.reply.as_ref().and_then(|reply| reply.get("Response"));
    taken.fails_with = response.and_then(|of| of.get("Error")?.get("Code")?.as_str()).map(str::to_owned);
    if let Some(response) = response.filter(|_| taken.fails_with.is_none()) {
        mend.object(response, catalogue.members(output), "reply.body.Response");
    }
    taken.mended = mend.found;
    (taken, lost)
}

/// Whether a spec can hold the value: so many levels, no invisible characters, no number beyond 64 bits.
fn fits_yaml(json: &Json, depth: usize) -> Result<(), String> {
    // Of the 24 levels of a file, those that an example stands in.
    if depth > 16 {
        return Err("is nested more than 16 levels deep".to_owned());
    }
    let text = |text: &str| match text.chars().find(|c| is_hidden(*c)) {
        Some(c) => Err(format!("holds the invisible character U+{:04X}", c as u32)),
        None => Ok(()),
    };
    match json {
        Json::String(words) => text(words),
        Json::Array(items) => items.iter().try_for_each(|item| fits_yaml(item, depth + 1)),
        Json::Object(map) => {
            map.iter().try_for_each(|(key, value)| text(key).and_then(|()| fits_yaml(value, depth + 1)))
        }
        Json::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() >= 9e18 => {
                Err(format!("holds a number that has no room in 64 bits, near {float:e}"))
            }
            _ => Ok(()),
        },
        Json::Null | Json::Bool(_) => Ok(()),
    }
}

struct Mend<'c> {
    catalogue: &'c Catalogue,
    found: Vec<Mended>,
}

impl Mend<'_> {
    fn object(&mut self, json: &Json, members: &[Member], path: &str) {
        let Json::Object(map) = json else { return };
        for (key, value) in map {
            if let Some(member) = members.iter().find(|member| member.name == *key) {
                let step = if key.contains(['.', '[', '"']) { format!("\"{key}\"") } else { key.clone() };
                self.value(value, &member.kind(), &format!("{path}.{step}"));
            }
        }
    }

    fn value(&mut self, value: &Json, kind: &Kind<'_>, path: &str) {
        match (kind, value) {
            (Kind::List(item), Json::Array(values)) => {
                for (at, value) in values.iter().enumerate() {
                    self.value(value, item, &format!("{path}[{at}]"));
                }
            }
            (Kind::Object(name), Json::Object(_)) => {
                let catalogue = self.catalogue;
                self.object(value, catalogue.members(name), path);
            }
            _ => {
                if let Some((set, why)) = as_table_says(value, kind) {
                    self.found.push(Mended { at: path.to_owned(), page: value.clone(), set, why });
                }
            }
        }
    }
}

/// The same value in the type of the table, where it is written in another.
fn as_table_says(value: &Json, kind: &Kind<'_>) -> Option<(Json, &'static str)> {
    const NUMBER: &str = "The table says that it is a number; the sample writes the number as text.";
    const FLAG: &str = "The table says that it is a flag; the sample writes the flag as text.";
    const TEXT: &str = "The table says that it is text; the sample writes it without quotes.";
    match (kind, value) {
        (Kind::Signed, Json::String(text)) => text.parse::<i64>().ok().map(|set| (set.into(), NUMBER)),
        (Kind::Unsigned, Json::String(text)) => text.parse::<u64>().ok().map(|set| (set.into(), NUMBER)),
        (Kind::Float, Json::String(text)) => {
            let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
            number.map(|set| (set.into(), NUMBER))
        }
        (Kind::Bool, Json::String(text)) => text.parse::<bool>().ok().map(|set| (set.into(), FLAG)),
        (Kind::Text | Kind::Time, Json::Number(_) | Json::Bool(_)) => Some((value.to_string().into(), TEXT)),
        _ => None,
    }
}

/// The example as specs have it.
pub(super) fn example(taken: &Taken) -> Map<String, Json> {
    let mut map = Map::new();
    map.insert("title".to_owned(), taken.title.as_str().into());
    if let Some(request) = &taken.request {
        map.insert("request".to_owned(), request.clone());
        map.extend(taken.query.then(|| ("form".to_owned(), "query".into())));
    }
    if let Some(reply) = &taken.reply {
        map.insert("reply".to_owned(), serde_json::json!({ "body": reply }));
        map.extend(taken.fails_with.as_ref().map(|code| ("fails_with".to_owned(), code.as_str().into())));
    }
    map
}
