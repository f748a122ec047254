//! What changed in a witness between two days.
//!
//! Given two states of one witness, it returns a line for each fact that came, went or changed. It must not ask what the specs say: that is
//! [`super::verify`]'s.

use std::collections::BTreeMap;

use super::witness::{Part, Witness};

/// A fact that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `tencent/trtc/2019-07-22`.
    pub version: String,
    /// `DeleteCloudRecording request.TaskId.type`, `types.Filter.Name`.
    pub path: String,
    /// What was said, where something was.
    pub before: Option<String>,
    /// What is said, where something is.
    pub now: Option<String>,
}

/// Everything that changed, by path. What a new or vanished operation, type or field brings with it is not listed by itself.
pub fn changes(before: &Witness, now: &Witness) -> Vec<Change> {
    let version = format!("{}/{}/{}", now.vendor, now.service, now.version);
    let (old, new) = (facts(before), facts(now));
    let mut paths: Vec<_> = old.keys().chain(new.keys()).collect();
    paths.sort();
    paths.dedup();
    let within = |path: &str| {
        path.match_indices(['.', ' ']).any(|(at, _)| {
            let above = path.get(..at).unwrap_or_default();
            old.contains_key(above) != new.contains_key(above)
        })
    };
    let changed = paths.into_iter().filter(|path| old.get(*path) != new.get(*path) && !within(path));
    // A field is told with its type.
    let said = |facts: &BTreeMap<String, String>, path: &String| {
        facts.get(&format!("{path}.type")).or_else(|| facts.get(path)).cloned()
    };
    let change = |path: &String| Change {
        version: version.clone(),
        path: path.clone(),
        before: said(&old, path),
        now: said(&new, path),
    };
    changed.map(change).collect()
}

/// A change as one line.
pub fn line(of: &Change) -> String {
    let Change { version, path, before, now } = of;
    match (before, now) {
        (None, Some(now)) => format!("{version} {path}: new, {now}\n"),
        (Some(_), None) => format!("{version} {path}: gone\n"),
        (before, now) => {
            format!(
                "{version} {path}: {}, was {}\n",
                now.as_deref().unwrap_or("-"),
                before.as_deref().unwrap_or("-")
            )
        }
    }
}

fn facts(of: &Witness) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    for told in &of.operations {
        facts.insert(told.name.clone(), "an operation".to_owned());
        let mut put = |path: &str, value: String| facts.insert(format!("{} {path}", told.name), value);
        for code in told.codes.iter().flatten() {
            put(&format!("errors.{code}"), "a code".to_owned());
        }
        if let Some(deprecated) = told.deprecated {
            put("deprecated", deprecated.to_string());
        }
        parts(&mut facts, &format!("{} request", told.name), &told.request);
        parts(&mut facts, &format!("{} response", told.name), &told.reply);
    }
    let bodies = |name: &str| {
        of.operations.iter().any(|told| {
            name.strip_suffix("Request")
                .or(name.strip_suffix("Response"))
                .is_some_and(|stem| stem == told.name)
        })
    };
    for (name, members) in of.types.iter().filter(|(name, _)| !bodies(name)) {
        facts.insert(format!("types.{name}"), "a type".to_owned());
        parts(&mut facts, &format!("types.{name}"), members);
    }
    facts
}

fn parts(facts: &mut BTreeMap<String, String>, prefix: &str, parts: &[Part]) {
    for part in parts {
        let path = format!("{prefix}.{}", part.wire);
        let word = match (part.shape.word(), part.shape.object()) {
            (Some(word), Some(name)) => word.replace("object", name),
            (Some(word), None) => word,
            (None, _) => "a type that is not told".to_owned(),
        };
        facts.insert(format!("{path}.type"), word);
        let flags =
            [("required", part.required), ("nullable", part.nullable), ("deprecated", part.deprecated)];
        for (key, flag) in flags {
            facts.extend(flag.map(|flag| (format!("{path}.{key}"), flag.to_string())));
        }
        facts.insert(path, "a field".to_owned());
    }
}
