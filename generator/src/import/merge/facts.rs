//! What of a spec the vendor's catalogue can know, as a flat list.
//!
//! Given a spec as JSON it returns its facts by path. Words, names in Rust, limits, documented values and everything else that a person
//! adds is none of them.

use std::collections::BTreeMap;

use serde_json::Value as Json;

/// Facts by path; what is there and has no value of its own is `true`.
pub(super) type Facts = BTreeMap<Vec<String>, Json>;

/// What stands behind the names of documented values: `RenderMode` is `u64`.
pub(super) type Enums = BTreeMap<String, String>;

/// The documented values that a spec declares by name.
pub(super) fn enums(spec: &Json) -> Enums {
    let of = entries(spec.get("enums"));
    of.filter_map(|(name, of)| Some((name.to_owned(), of.get("type")?.as_str()?.to_owned()))).collect()
}

/// The facts of a spec. The name of documented values says the same as the type behind them.
pub(super) fn of(spec: &Json, enums: &Enums) -> Facts {
    let mut facts = Facts::new();
    let keys = |field: &Json| keys(field, enums);
    let mut put = |path: &[&str], value: Json| {
        facts.insert(path.iter().map(|step| (*step).to_owned()).collect(), value);
    };
    if spec.get("deprecated").is_some() {
        put(&["deprecated"], true.into());
    }
    for section in ["request", "response"] {
        for (name, field) in entries(spec.get(section)) {
            put(&[section, name], true.into());
            keys(field).into_iter().for_each(|(key, value)| put(&[section, name, key], value));
        }
    }
    for (of, fields) in entries(spec.get("types")) {
        put(&["types", of], true.into());
        for (name, field) in entries(Some(fields)).filter(|(name, _)| !name.starts_with('_')) {
            put(&["types", of, name], true.into());
            keys(field).into_iter().for_each(|(key, value)| put(&["types", of, name, key], value));
        }
    }
    for (code, _) in entries(spec.get("errors")) {
        put(&["errors", code], true.into());
    }
    facts
}

/// Whether a fact is a sample value, which nobody has to decide about.
pub(super) fn is_soft(path: &[String]) -> bool {
    path.len() > 2 && path.last().is_some_and(|key| key == "example")
}

/// Whether a path leads to a whole field, type or code, and not to a key of one.
pub(super) fn is_whole(path: &[String]) -> bool {
    match path {
        [section, _] => section != "deprecated",
        [section, _, _] => section == "types",
        _ => false,
    }
}

fn keys(field: &Json, enums: &Enums) -> Vec<(&'static str, Json)> {
    let found = ["type", "required", "nullable", "deprecated", "example"].into_iter().filter_map(|key| {
        let value = field.get(key)?;
        match key {
            // What is said is the same, in whatever words.
            "deprecated" => Some((key, true.into())),
            "type" => Some((key, behind(value, enums))),
            _ if *value == Json::Bool(false) && key != "example" => None,
            _ => Some((key, value.clone())),
        }
    });
    found.collect()
}

fn behind(value: &Json, enums: &Enums) -> Json {
    let Some(name) = value.as_str() else { return value.clone() };
    let inner = name.trim_matches(['[', ']']);
    enums.get(inner).map_or_else(|| value.clone(), |of| name.replace(inner, of).into())
}

fn entries(map: Option<&Json>) -> impl Iterator<Item = (&str, &Json)> {
    map.and_then(Json::as_object).into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}
