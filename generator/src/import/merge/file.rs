//! One spec that is there, and what becomes of its text.
//!
//! Given a file and the vendor's side of it, before and now, it returns the text with the vendor's changes in it and what is left to
//! decide. It must not write what does not read back as what was meant.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::decide::{Difference, differences};
use super::edit::{Edits, Path, SECTIONS, find};
use super::facts::{self, Enums, Facts};
use super::{Take, open};
use crate::diag::{Diagnostic, Report};
use crate::source::{FileId, SourceMap};
use crate::yaml::print::Tree;
use crate::yaml::{self, Node, Value};

/// A spec that is there.
#[derive(Clone, Debug)]
pub(super) struct Present {
    /// Below the specs.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) node: Node,
    pub(super) json: Json,
    /// The documented values that it and its service declare by name.
    pub(super) enums: Enums,
}

impl Present {
    /// Reads a file of the specs. Nothing when it is not sound YAML.
    pub(super) fn read(sources: &SourceMap, file: FileId) -> Option<Self> {
        let mut report = Report::default();
        let node = yaml::parse(sources, file, &mut report).filter(|_| !report.has_errors())?;
        let json = node.to_json().ok()?;
        let (path, text) = (sources.path(file).to_owned(), sources.text(file).to_owned());
        Some(Present { path, text, node, enums: facts::enums(&json), json })
    }

    /// The same file with another text; nothing when that is not sound YAML.
    pub(super) fn with_text(&self, text: String) -> Option<Self> {
        let sources = SourceMap::new([(self.path.clone(), text)]);
        let (file, _) = sources.files().next()?;
        let read = Present::read(&sources, file)?;
        Some(Present { enums: self.enums.clone(), ..read })
    }

    /// What of it the vendor's catalogue can know.
    pub(super) fn facts(&self) -> Facts {
        facts::of(&self.json, &self.enums)
    }

    /// The data types that it declares.
    pub(super) fn types(&self) -> BTreeSet<String> {
        let types = self.json.get("types").and_then(Json::as_object);
        types.into_iter().flat_map(|types| types.keys().cloned()).collect()
    }

    /// What the fields of its types have as their types.
    pub(super) fn named_by_types(&self) -> BTreeSet<String> {
        let facts = facts::of(&self.json, &Enums::new());
        let types = facts.iter().filter(|(path, _)| {
            path.first().is_some_and(|section| section == "types")
                && path.last().is_some_and(|key| key == "type")
        });
        types
            .filter_map(|(_, value)| value.as_str())
            .map(|name| name.trim_matches(['[', ']']).to_owned())
            .collect()
    }

    /// The types that its requests and replies reach, and those that `others` do.
    pub(super) fn referenced(&self, others: &BTreeSet<String>) -> BTreeSet<String> {
        let facts = facts::of(&self.json, &Enums::new());
        let types = || facts.iter().filter(|(path, _)| path.last().is_some_and(|key| key == "type"));
        let named = |value: &Json| value.as_str().map(|name| name.trim_matches(['[', ']']).to_owned());
        let is_type = |path: &[String]| path.first().is_some_and(|section| section == "types");
        let mut open: Vec<String> = others.iter().cloned().collect();
        open.extend(types().filter(|(path, _)| !is_type(path)).filter_map(|(_, value)| named(value)));
        let mut found = BTreeSet::new();
        while let Some(name) = open.pop() {
            let inside = |path: &&Vec<String>| is_type(path) && path.get(1) == Some(&name);
            open.extend(
                types()
                    .filter(|(path, _)| inside(path))
                    .filter_map(|(_, value)| named(value))
                    .filter(|of| !found.contains(of)),
            );
            found.insert(name);
        }
        found
    }
}

/// The vendor's side of a file.
pub(super) struct Sides<'a> {
    /// What the vendor says now, as it would be written anew.
    pub(super) theirs: &'a [(String, Tree)],
    /// What it said at the last import, where that is known.
    pub(super) before: Option<&'a [(String, Tree)]>,
}

/// What becomes of a file.
pub(super) struct Merged {
    pub(super) present: Present,
    /// What a person has to decide.
    pub(super) conflicts: Vec<Diagnostic>,
    /// Types that went from the vendor's side; they go from the file when no field has them any more.
    pub(super) gone: Vec<String>,
}

/// Brings the vendor's changes into a file.
pub(super) fn merge(present: &Present, sides: &Sides<'_>, take: Take) -> Merged {
    let json = |head: &[(String, Tree)]| Tree::Map(head.to_vec()).to_json();
    let theirs = json(sides.theirs);
    let before = sides.before.map(|before| facts::of(&json(before), &Enums::new()));
    let found = differences(before.as_ref(), &facts::of(&theirs, &Enums::new()), &present.facts());
    let mut merged = Merged { present: present.clone(), conflicts: Vec::new(), gone: Vec::new() };
    let mut follow = Vec::new();
    for mut difference in found {
        // Types come and go with the fields that have them.
        if let [section, name] = difference.path.as_slice()
            && section == "types"
        {
            if difference.theirs.is_none() && !difference.open {
                merged.gone.push(name.clone());
            }
            continue;
        }
        difference.open |= difference.theirs.is_none() && has_words(present, &difference.path);
        match (difference.open, take) {
            (true, Take::Ours) => {}
            (true, Take::Ask) if open::is_decided(&present.json, &difference) => {}
            (true, Take::Ask) => merged.conflicts.push(open::conflict(present, &difference)),
            _ => follow.push(difference),
        }
    }
    if let Some(changed) = followed(present, &follow, sides.theirs) {
        merged.present = changed;
    } else {
        // The layout is one that the editor does not understand; a person is told what to do.
        merged.conflicts.extend(follow.iter().map(|difference| open::conflict(present, difference)));
    }
    merged
}

/// The file with all of these differences settled for the vendor, if that can be done.
fn followed(present: &Present, follow: &[Difference], theirs: &[(String, Tree)]) -> Option<Present> {
    if follow.is_empty() {
        return Some(present.clone());
    }
    let mut edits = Edits::new(&present.text, &present.node);
    for difference in follow {
        edit(&mut edits, present, difference, theirs);
    }
    let changed = present.with_text(edits.apply())?;
    let now = changed.facts();
    let as_meant = follow.iter().all(|of| now.get(&of.path) == of.theirs.as_ref());
    (as_meant && nothing_else_changed(&present.facts(), &now, follow)).then_some(changed)
}

fn nothing_else_changed(before: &Facts, now: &Facts, follow: &[Difference]) -> bool {
    let meant = |path: &[String]| follow.iter().any(|of| path.starts_with(&of.path));
    let same = |one: &Facts, other: &Facts| {
        one.iter().all(|(path, value)| meant(path) || other.get(path) == Some(value))
    };
    same(before, now) && same(now, before)
}

fn edit(edits: &mut Edits<'_>, present: &Present, of: &Difference, theirs: &[(String, Tree)]) {
    let Some((key, owner)) = of.path.split_last() else { return };
    let Some(value) = tree_at(theirs, &of.path).filter(|_| of.theirs.is_some()) else {
        edits.forget(&open::dotted(&of.path));
        return edits.remove(&of.path);
    };
    if facts::is_whole(&of.path) {
        let order = keys_at(theirs, owner);
        let before: Vec<_> = order.iter().map(String::as_str).take_while(|name| name != key).collect();
        return edits.insert(owner, key, &value, &before);
    }
    match find(&present.node, &of.path) {
        Some(_) => edits.replace(&of.path, &value.to_json()),
        None if owner.is_empty() => edits.insert(owner, key, &value, sections_before(key)),
        None => edits.insert(owner, key, &value, &["type", "required", "nullable"]),
    }
}

/// The sections that stand in front of one.
pub(super) fn sections_before(key: &str) -> &'static [&'static str] {
    let at = SECTIONS.iter().position(|section| *section == key).unwrap_or(SECTIONS.len());
    SECTIONS.get(..at).unwrap_or_default()
}

/// Whether a person has written something about a field or code.
fn has_words(present: &Present, path: &Path) -> bool {
    const OURS: &[&str] = &[
        "type",
        "required",
        "nullable",
        "time",
        "sensitive",
        "example",
        "deprecated",
        "rust_name",
        "retry",
        "name",
    ];
    let Some(entry) = find(&present.node, path).filter(|_| facts::is_whole(path)) else { return false };
    match &entry.value.value {
        Value::Map(keys) => keys.iter().any(|key| !OURS.contains(&key.key.as_str())),
        Value::Scalar(_) => true,
        Value::Null | Value::List(_) => false,
    }
}

/// What stands at a path of a tree.
pub(super) fn tree_at(entries: &[(String, Tree)], path: &Path) -> Option<Tree> {
    let (first, rest) = path.split_first()?;
    let (_, tree) = entries.iter().find(|(key, _)| key == first)?;
    match (rest, tree) {
        ([], tree) => Some(tree.clone()),
        (_, Tree::Map(entries)) => tree_at(entries, rest),
        (_, Tree::Json(json)) => {
            rest.iter().try_fold(json, |json, step| json.get(step)).cloned().map(Tree::Json)
        }
        _ => None,
    }
}

fn keys_at(entries: &[(String, Tree)], path: &Path) -> Vec<String> {
    match tree_at(entries, path) {
        Some(Tree::Map(entries)) => entries.into_iter().map(|(key, _)| key).collect(),
        _ => Vec::new(),
    }
}
