//! No key of the language is overlooked: for each there is a place in the base where another value, or none, is told as more than another form
//! of the same.

use std::collections::{BTreeMap, BTreeSet};

use apiscribe_tests::change;
use serde_json::{Value as Json, json};

use crate::language::{Language, Place};
use crate::{BASE, Sound, flow};

/// Keys of which users of the crate see nothing, or that are names of folders.
const SILENT: &[(&str, &str)] = &[
    ("Vendor.vendor", "the name of its folder; in another folder it is another vendor"),
    ("Service.service", "the name of its folder; in another folder it is another service"),
    ("Service.version", "the name of its folder; in another folder it is another version"),
    ("ResponseRules.service", "the name of its folder; in another folder it is another service"),
    ("ResponseRules.summary", "for those who transcribe pages; nothing of it gets into the crate"),
    ("ResponseRules.also", "for those who transcribe pages; nothing of it gets into the crate"),
    (
        "Service.untranscribed",
        "for those who transcribe pages; an operation that is transcribed is told as new",
    ),
    ("Operation.words", "for those who transcribe pages; words that are written are compared"),
    ("Service.words", "for those who transcribe pages; words that are written are compared"),
    ("Correction.source", "for those who transcribe pages; the reason is compared"),
    ("Correction.keep", "has to be what stands there, which is compared"),
    ("Repair.find", "a part of a repair; the sample that comes of it is compared"),
];

/// Keys that the gate lets change only together with others, and the kind of change whose cases show it.
const TOGETHER: &[(&str, &str)] = &[
    ("Paging.style", "op-pages-removed"),
    ("Paging.get", "op-pages-removed"),
    ("Poll.field", "op-task-changed"),
    ("Poll.running", "op-task-changed"),
    ("Poll.failed", "op-task-changed"),
    ("Operation.rust_name", "op-rust-name-changed"),
    ("Example.fails_with", "example-changed"),
    ("ErrorAt.at", "envelope-error-field-changed"),
    ("FieldIsNot.field", "success-rule-changed"),
    ("FieldIsNot.not", "success-rule-changed"),
];

/// A key that no sound spec has: what it says has to be decided before there is anything to compare.
const REFUSED: &str = "undecided";

/// What may stand in place of a word of the language, or of a module of the base.
const WORDS: &[&str] = &[
    "tc3",
    "volcengine",
    "POST",
    "GET",
    "read",
    "idempotent",
    "unsafe",
    "header",
    "query",
    "json",
    "transient",
    "throttle",
    "ms",
    "unix_ms",
    "on_success",
    "always",
    "put",
    "end",
    "error_present",
    "status_not_200",
    "bad_parameter",
    "unknown_key",
    "host",
    "version",
    "random",
    "talk",
    "song",
    "i32",
    "u64",
    "i64",
    "string",
];

/// The files of the base as values.
pub(crate) fn base_values() -> BTreeMap<String, Json> {
    let specs = change::base().into_iter().filter(|(path, _)| path.ends_with(".yaml"));
    specs.map(|(path, text)| (path, flow::read(&text))).collect()
}

/// Other values for a place, those that are most likely sound first; `None` is no value.
pub(crate) fn others(value: &Json, names: &[String]) -> Vec<Option<Json>> {
    let mut others = match value {
        Json::Bool(of) => vec![json!(!of)],
        Json::Number(number) => number
            .as_i64()
            .into_iter()
            .flat_map(|of| [json!(of.saturating_add(1)), json!(of.saturating_sub(1))])
            .collect(),
        Json::String(text) => texts(text, names),
        Json::Array(items) => {
            let inner =
                items.iter().enumerate().flat_map(|(at, item)| inner(value, &at.to_string(), item, names));
            lists(items).into_iter().chain(inner).collect()
        }
        Json::Object(entries) => {
            entries.iter().flat_map(|(key, of)| inner(value, &flow::escaped(key), of, names)).collect()
        }
        Json::Null => Vec::new(),
    };
    others.retain(|other| other != value);
    others.into_iter().map(Some).chain([None]).collect()
}

/// The whole with other values for a part of it.
fn inner(whole: &Json, key: &str, part: &Json, names: &[String]) -> Vec<Json> {
    let others = others(part, names).into_iter().flatten();
    others.map(|other| flow::with(whole, &format!("/{key}"), Some(other))).collect()
}

fn lists(items: &[Json]) -> Vec<Json> {
    let longer =
        items.last().and_then(Json::as_str).map(|last| [items, &[json!(format!("{last}x"))]].concat());
    let shorter = [items.get(1..), items.get(..items.len().saturating_sub(1))];
    let turned: Vec<_> = items.iter().rev().cloned().collect();
    shorter
        .into_iter()
        .flatten()
        .map(<[Json]>::to_vec)
        .chain([turned])
        .chain(longer)
        .map(Json::from)
        .collect()
}

fn texts(text: &str, names: &[String]) -> Vec<Json> {
    if WORDS.contains(&text) {
        return WORDS.iter().map(|word| json!(word)).collect();
    }
    let last = text.rfind(|c: char| c.is_ascii_alphanumeric());
    let bent = last.into_iter().flat_map(|at| {
        let other = match text.as_bytes()[at] {
            b'0' => ['1', '2'],
            b'9' => ['8', '7'],
            digit @ b'1'..=b'8' => [char::from(digit - 1), char::from(digit + 1)],
            _ => ['x', 'y'],
        };
        other.map(|other| format!("{}{other}{}", &text[..at], &text[at + 1..]))
    });
    // Of a path each part may be another name.
    let parts: Vec<_> =
        text.split(['.', '[', ']']).filter(|part| names.iter().any(|name| name == part)).collect();
    let renamed = parts.iter().flat_map(|part| names.iter().map(move |name| text.replacen(part, name, 1)));
    bent.chain([format!("{text} more")]).chain(renamed).map(Json::from).collect()
}

/// What fields, types and codes are called in a file and in the service's.
pub(crate) fn names(files: &BTreeMap<String, Json>, file: &str) -> Vec<String> {
    let mut names = BTreeSet::new();
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    for value in [files.get(file), files.get(&format!("{folder}/service.yaml"))].into_iter().flatten() {
        let mut open = vec![value];
        while let Some(next) = open.pop() {
            let entries = next.as_object().into_iter().flatten();
            names.extend(
                entries.clone().map(|(key, _)| key.clone()).filter(|key| key.starts_with(char::is_uppercase)),
            );
            open.extend(entries.map(|(_, value)| value));
            open.extend(next.as_array().into_iter().flatten());
        }
    }
    names.into_iter().collect()
}

/// Whether another value at a place is told.
fn is_told(files: &BTreeMap<String, Json>, place: &Place) -> bool {
    let value = files[&place.file].pointer(&place.pointer).unwrap();
    others(value, &names(files, &place.file)).into_iter().any(|other| {
        let mut specs = change::base();
        let changed = flow::with(&files[&place.file], &place.pointer, other);
        specs.insert(place.file.clone(), flow::write(&changed));
        Sound::of(&specs).is_ok_and(|changed| {
            BASE.diff(&changed).iter().any(|finding| finding.change.id != "spec-only-reformat")
        })
    })
}

/// The keys of which a place is told; of maps and lists it is enough that something in them is.
fn told_keys(files: &BTreeMap<String, Json>, keys: &BTreeMap<String, Vec<Place>>) -> BTreeSet<String> {
    let value = |place: &Place| files[&place.file].pointer(&place.pointer).unwrap();
    let holds_more =
        |places: &Vec<Place>| places.iter().any(|place| value(place).is_object() || value(place).is_array());
    let (wholes, leaves): (Vec<_>, Vec<_>) = keys.iter().partition(|(_, places)| holds_more(places));
    let mut told_places: Vec<&Place> = Vec::new();
    let mut told = BTreeSet::new();
    for (key, places) in leaves.into_iter().chain(wholes) {
        let below = |place: &Place, other: &Place| {
            place.file == other.file && other.pointer.starts_with(&format!("{}/", place.pointer))
        };
        let within = places.iter().any(|place| told_places.iter().any(|other| below(place, other)));
        if within {
            told.insert(key.clone());
        } else if let Some(place) = places.iter().find(|place| is_told(files, place)) {
            told.insert(key.clone());
            told_places.push(place);
        }
    }
    told
}

#[test]
fn every_key_of_the_language_is_told_when_it_changes() {
    let files = base_values();
    let mut keys = Language::of(&files).keys;
    keys.retain(|key, _| !key.ends_with(REFUSED));
    let nowhere: Vec<_> = keys.iter().filter(|(_, places)| places.is_empty()).map(|(key, _)| key).collect();
    assert!(nowhere.is_empty(), "keys that stand nowhere in cases/changes/base: {nowhere:?}");
    let told = told_keys(&files, &keys);
    let untold: BTreeSet<_> = keys.keys().map(String::as_str).filter(|key| !told.contains(*key)).collect();
    let known: BTreeSet<_> = SILENT.iter().chain(TOGETHER).map(|(key, _)| *key).collect();
    assert_eq!(
        untold, known,
        "left: keys whose change `apiscribe diff` does not tell; right: those of which we know, in SILENT and TOGETHER"
    );
    for (key, id) in TOGETHER {
        assert!(apiscribe::diff::find(id).is_some(), "{key}: there is no kind of change `{id}`");
    }
}

/// Writing a file anew says nothing new.
#[test]
fn another_form_of_a_file_is_only_another_form() {
    for (path, value) in base_values() {
        let mut specs = change::base();
        specs.insert(path.clone(), flow::write(&value));
        let findings = BASE.diff(&Sound::of(&specs).unwrap());
        let ids: Vec<_> = findings.iter().map(|finding| finding.change.id).collect();
        assert_eq!(ids, ["spec-only-reformat"], "{path}");
    }
}
