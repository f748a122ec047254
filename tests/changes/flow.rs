//! Spec files as JSON values, to be changed at one place and written as YAML again.

use apiscribe::diag::Report;
use apiscribe::yaml;
use apiscribe_tests::{Specs, sources};
use serde_json::Value as Json;

/// A spec as a value.
pub(crate) fn read(text: &str) -> Json {
    let sources = sources(&Specs::from([("spec.yaml".to_owned(), text.to_owned())]));
    let (file, _) = sources.files().next().unwrap();
    yaml::parse(&sources, file, &mut Report::default()).unwrap().to_json().unwrap()
}

/// A value as YAML in one line. Keys that are numbers stand without quotes, since that is what tells codes that are numbers.
pub(crate) fn write(value: &Json) -> String {
    match value {
        Json::Object(entries) => {
            let entry = |(key, value): (&String, &Json)| match key.parse::<i64>() {
                Ok(_) => format!("{key}: {}", write(value)),
                Err(_) => format!("{}: {}", Json::from(key.as_str()), write(value)),
            };
            format!("{{ {} }}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Json::Array(items) => format!("[{}]", items.iter().map(write).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// The value with another in place of what stands at a pointer, or without it.
pub(crate) fn with(whole: &Json, pointer: &str, value: Option<Json>) -> Json {
    let mut changed = whole.clone();
    match value {
        Some(value) => *changed.pointer_mut(pointer).unwrap() = value,
        None => {
            let (parent, last) = pointer.rsplit_once('/').unwrap();
            let key = last.replace("~1", "/").replace("~0", "~");
            match changed.pointer_mut(parent).unwrap() {
                Json::Object(entries) => drop(entries.shift_remove(&key).unwrap()),
                Json::Array(items) => drop(items.remove(key.parse().unwrap())),
                other => panic!("{pointer} leads into {other}"),
            }
        }
    }
    changed
}

/// A step of a pointer.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
