//! Data types in a second import: where they stand, which are needed, which are needed no more.
//!
//! Given the files it returns them with every type that a field names, declared once where the field can see it. A type that stands in the
//! file of one operation stays there, because people have written about it.

use std::collections::BTreeSet;

use super::edit::Edits;
use super::file::{self, Merged, Present, Sides, sections_before};
use super::open::dotted;
use super::{Side, Specs, Take};
use crate::diag::Report;
use crate::import::place::{Plan, in_order};
use crate::tree::FileTree;
use crate::yaml::print::Tree;
use crate::{spec, yaml};
use serde_json::Value as Json;

/// Where types stand.
pub(super) struct Placed {
    /// In service.yaml already.
    in_service: BTreeSet<String>,
    /// In the file of some operation.
    in_operations: BTreeSet<String>,
    /// Used by several operations, by the catalogue.
    shared: BTreeSet<String>,
    /// To be added to service.yaml.
    pub(super) to_service: BTreeSet<String>,
}

impl Placed {
    pub(super) fn of(specs: &Specs, plan: &Plan<'_>) -> Self {
        Placed {
            in_service: specs.service.as_ref().map(Present::types).unwrap_or_default(),
            in_operations: specs.operations.iter().flat_map(Present::types).collect(),
            shared: plan.shared.iter().map(|name| (*name).to_owned()).collect(),
            to_service: BTreeSet::new(),
        }
    }

    /// Puts a type that several operations use into service.yaml, with all that it needs, unless one operation has it for itself.
    pub(super) fn share(&mut self, name: &str, now: Side<'_>) {
        if !self.shared.contains(name) || self.in_operations.contains(name) || self.in_service.contains(name)
        {
            return;
        }
        let needed = now.desk.catalogue.reach(name).into_iter().chain([name]);
        for of in needed.filter(|of| !self.in_service.contains(*of)) {
            self.to_service.insert(of.to_owned());
        }
    }

    /// Whether every operation sees the type.
    pub(super) fn is_shared(&self, name: &str) -> bool {
        self.in_service.contains(name) || self.to_service.contains(name)
    }
}

/// Declares what new fields of an operation name, and takes out what no field names any more.
pub(super) fn complete(merged: &mut Merged, now: Side<'_>, placed: &mut Placed) {
    let (own, used) = (merged.present.types(), merged.present.referenced(&BTreeSet::new()));
    let mut needed = BTreeSet::new();
    for name in used.iter().filter(|name| now.desk.catalogue.has(name) && !own.contains(*name)) {
        placed.share(name, now);
        if !placed.is_shared(name) {
            needed.insert(name.as_str());
            needed.extend(now.desk.catalogue.reach(name));
        }
    }
    needed.retain(|name| !own.contains(*name) && !placed.is_shared(name));
    add(&mut merged.present, &needed, now);
    remove_unused(merged, &BTreeSet::new());
}

/// service.yaml with the vendor's changes, and the types that operations need.
pub(super) fn service(
    present: &Present,
    now: Side<'_>,
    before: Option<Side<'_>>,
    placed: &Placed,
    referenced: &BTreeSet<String>,
    take: Take,
) -> Merged {
    let own = present.types();
    let types = |side: Side<'_>| {
        let reached: BTreeSet<&str> =
            side.plan.operations.iter().flat_map(|of| of.types.iter().copied()).collect();
        let names: BTreeSet<&str> = reached.into_iter().filter(|name| own.contains(*name)).collect();
        let (types, _) = side.desk.types(&in_order(side.desk.catalogue, &names), side.plan, BTreeSet::new());
        vec![("types".to_owned(), Tree::Map(types))]
    };
    let (theirs, last) = (types(now), before.map(types));
    let mut merged = file::merge(present, &Sides { theirs: &theirs, before: last.as_deref() }, take);
    let mut needed: BTreeSet<&str> = placed.to_service.iter().map(String::as_str).collect();
    // What its types name has to stand here as well, also where an operation has it for itself.
    let named = merged.present.named_by_types();
    for name in named.iter().filter(|name| now.desk.catalogue.has(name) && !own.contains(*name)) {
        needed.insert(name);
        needed.extend(now.desk.catalogue.reach(name));
    }
    needed.retain(|name| !own.contains(*name));
    add(&mut merged.present, &needed, now);
    remove_unused(&mut merged, referenced);
    merged
}

/// What the operations name, old and changed ones.
pub(super) fn referenced(specs: &Specs, changed: &FileTree, folder: &str) -> BTreeSet<String> {
    let files = specs.operations.iter().map(|present| {
        let name = present.path.rsplit('/').next().unwrap_or_default();
        let text = changed.get(&format!("{folder}/{name}"));
        text.and_then(|text| present.with_text(text.to_owned())).unwrap_or_else(|| present.clone())
    });
    files.flat_map(|present| present.referenced(&BTreeSet::new())).collect()
}

fn add(present: &mut Present, names: &BTreeSet<&str>, now: Side<'_>) {
    if names.is_empty() {
        return;
    }
    let order = in_order(now.desk.catalogue, names);
    let (types, _) = now.desk.types(&order, now.plan, present.types());
    for (name, tree) in types {
        let mut edits = Edits::new(&present.text, &present.node);
        let has_types = present.json.get("types").is_some();
        match has_types {
            true => edits.insert(&["types".to_owned()], &name, &tree, &[]),
            false => edits.insert(&[], "types", &Tree::Map(vec![(name, tree)]), sections_before("types")),
        }
        if let Some(changed) = present.with_text(edits.apply()) {
            *present = changed;
        }
    }
}

fn remove_unused(merged: &mut Merged, elsewhere: &BTreeSet<String>) {
    for name in std::mem::take(&mut merged.gone) {
        if merged.present.referenced(elsewhere).contains(&name) {
            continue;
        }
        let mut edits = Edits::new(&merged.present.text, &merged.present.node);
        let path = ["types".to_owned(), name];
        edits.forget(&dotted(&path));
        edits.remove(&path);
        if let Some(changed) = merged.present.with_text(edits.apply()) {
            merged.present = changed;
        }
    }
}

/// A changed file with `words: pending` exactly while words are missing, and with the day on which its sources were read again.
pub(super) fn with_words_settled(present: Present, now: Side<'_>) -> Present {
    let mut edits = Edits::new(&present.text, &present.node);
    edits
        .read_again(&now.desk.pages.read, &now.desk.pages.addresses(now.desk.catalogue, operation(&present)));
    let pending = present.json.get("words").is_some();
    let (missing, complete) = words(&present);
    if missing && !pending {
        edits.insert(&[], "words", &"pending".into(), sections_before("words"));
    }
    if complete && pending {
        edits.remove(&["words".to_owned()]);
    }
    let text = edits.apply();
    present.with_text(text).unwrap_or(present)
}

fn operation(present: &Present) -> &str {
    present.json.get("operation").and_then(Json::as_str).unwrap_or_default()
}

/// Whether words are missing that have to be there, and whether a file that says `words: pending` has them all.
fn words(present: &Present) -> (bool, bool) {
    let mut report = Report::default();
    let node: &yaml::Node = &present.node;
    match operation(present).is_empty() {
        true => drop(spec::read::<spec::Service>(node, &mut report)),
        false => drop(spec::read::<spec::Operation>(node, &mut report)),
    }
    let has = |rule: &str| report.sorted().iter().any(|found| found.rule == rule);
    (has("missing-key"), has("words-written"))
}
