//! A second import: the vendor's changes go into specs that people have edited.
//!
//! Given the specs of a version, the facts of the last import and the catalogue of now, it returns the files that change. What a person
//! wrote stays; what both sides changed is shown. It must not delete an operation, and must not decide what is open.

mod decide;
mod edit;
mod facts;
mod file;
mod open;
mod samples;
mod types;

use std::collections::BTreeSet;

use super::catalogue::Catalogue;
use super::draft::{Desk, Draft, SERVICE, file_name};
use super::json::Fault;
use super::note::Note;
use super::place::{Plan, Planned};
use crate::diag::Report;
use crate::source::SourceMap;
use crate::tree::FileTree;
use edit::Edits;
use file::{Merged, Present, Sides};
use serde_json::{Value as Json, json};

/// Whose value counts where both sides changed a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Take {
    /// A person is asked.
    #[default]
    Ask,
    /// The spec's, and the difference counts as decided.
    Ours,
    /// The vendor's.
    Theirs,
}

/// What comes of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    pub(super) files: FileTree,
    pub(super) conflicts: Report,
}

/// One side of a merge: a catalogue with what can be made of it.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) desk: Desk<'a>,
    pub(super) plan: &'a Plan<'a>,
}

/// The specs of a version that are there. A file that cannot be read is a fault: nothing could be told of it.
pub(super) fn present(existing: &SourceMap, folder: &str) -> Result<Specs, Fault> {
    let mut specs = Specs::default();
    for (file, source) in existing.files() {
        let below = source.path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        let Some(name) = below.filter(|name| !name.contains('/')) else { continue };
        let Some(present) = Present::read(existing, file) else {
            let what = "it cannot be read, and so nothing can be brought into it";
            return Err(Fault::new(
                existing.shown_path(file),
                what,
                "run `apiscribe check` and mend it first",
            ));
        };
        match name {
            SERVICE => specs.service = Some(present),
            _ => specs.operations.push(present),
        }
    }
    if let Some(service) = &specs.service {
        for operation in &mut specs.operations {
            operation.enums.extend(service.enums.clone());
        }
    }
    Ok(specs)
}

/// The specs of a version.
#[derive(Clone, Debug, Default)]
pub(super) struct Specs {
    service: Option<Present>,
    operations: Vec<Present>,
}

impl Specs {
    pub(super) fn is_empty(&self) -> bool {
        self.service.is_none() && self.operations.is_empty()
    }
}

/// Brings the vendor's changes in. `drafts` is what a first import would write, with its samples tried.
pub(super) fn merge(
    specs: &Specs,
    now: Side<'_>,
    before: Option<Side<'_>>,
    drafts: &[Draft],
    take: Take,
    notes: &mut Vec<Note>,
) -> Outcome {
    let mut placed = types::Placed::of(specs, now.plan);
    let mut outcome = Outcome::default();
    let mut results = Vec::new();
    for present in &specs.operations {
        results.push(operation(present, now, before, take, notes));
    }
    // Types that a new field needs stand where the others can see them.
    for merged in &mut results {
        types::complete(merged, now, &mut placed);
    }
    let created = create(specs, now, before, drafts, &mut placed, notes);
    let folder = format!("{}/{}/{}", super::VENDOR, now.desk.catalogue.service, now.desk.catalogue.version);
    for (present, merged) in specs.operations.iter().zip(results) {
        let name = present.json.get("operation").and_then(Json::as_str).unwrap_or_default();
        let draft = drafts.iter().find(|draft| draft.operation() == name);
        let last = before.and_then(|side| side.desk.catalogue.action(name));
        let merged = samples::bring(merged, draft, now.desk.catalogue.action(name), last, notes);
        finish(&folder, present, merged, now, &mut outcome);
    }
    match &specs.service {
        Some(present) => {
            let referenced = types::referenced(specs, &outcome.files, &folder);
            let merged = types::service(present, now, before, &placed, &referenced, take);
            finish(&folder, present, merged, now, &mut outcome);
        }
        None => {
            let shared: BTreeSet<&str> = placed.to_service.iter().map(String::as_str).collect();
            outcome.files.insert(format!("{folder}/{SERVICE}"), now.desk.service(now.plan, &shared).text());
        }
    }
    for draft in created {
        outcome.files.insert(format!("{folder}/{}", draft.name), draft.text());
    }
    outcome
}

fn operation(
    present: &Present,
    now: Side<'_>,
    before: Option<Side<'_>>,
    take: Take,
    notes: &mut Vec<Note>,
) -> Merged {
    let name = present.json.get("operation").and_then(Json::as_str).unwrap_or_default();
    let unchanged = || Merged { present: present.clone(), conflicts: Vec::new(), gone: Vec::new() };
    let own = present.types();
    let Some(planned) = planned(now, name) else {
        let listed = now.desk.catalogue.action(name).is_some();
        let knew = before.is_some_and(|side| side.desk.catalogue.action(name).is_some());
        if listed || !knew {
            if !listed {
                notes.push(Note::told(
                    name,
                    "the vendor's catalogue does not list it; the spec stays as it is".to_owned(),
                ));
            }
            return unchanged();
        }
        notes.push(Note::told(
            name,
            "the vendor's catalogue does not list it any more; it is marked as deprecated".to_owned(),
        ));
        return Merged { present: vanished(present), ..unchanged() };
    };
    let head = |side: Side<'_>, planned: &Planned<'_>| {
        let others: BTreeSet<&str> =
            planned.types.iter().copied().filter(|name| !own.contains(*name)).collect();
        side.desk.operation(planned, side.plan, &others, &mut Vec::new()).head
    };
    let theirs = head(now, planned);
    let last = before.and_then(|side| Some(head(side, self::planned(side, name)?)));
    file::merge(present, &Sides { theirs: &theirs, before: last.as_deref() }, take)
}

/// Marks an operation that the vendor no longer lists. It is not deleted: whoever calls it has to hear of it from the compiler first,
/// and the vendor answers for a long time what it no longer describes.
fn vanished(present: &Present) -> Present {
    if present.json.get("deprecated").is_some() {
        return present.clone();
    }
    let note = json!({ "note": "The vendor's catalogue no longer lists it." });
    let mut edits = Edits::new(&present.text, &present.node);
    edits.insert(&[], "deprecated", &note.into(), file::sections_before("deprecated"));
    present.with_text(edits.apply()).unwrap_or_else(|| present.clone())
}

fn planned<'a>(side: Side<'a>, name: &str) -> Option<&'a Planned<'a>> {
    side.plan.operations.iter().find(|planned| planned.action.name == name)
}

/// The files of operations that have none.
fn create(
    specs: &Specs,
    now: Side<'_>,
    before: Option<Side<'_>>,
    drafts: &[Draft],
    placed: &mut types::Placed,
    notes: &mut Vec<Note>,
) -> Vec<Draft> {
    let there: BTreeSet<&str> =
        specs.operations.iter().filter_map(|present| present.json.get("operation")?.as_str()).collect();
    let mut missing = Vec::new();
    for planned in now.plan.operations.iter().filter(|planned| !there.contains(planned.action.name.as_str()))
    {
        match before.is_some_and(|side| side.desk.catalogue.action(&planned.action.name).is_some()) {
            true => {
                let text = "its spec was deleted and is not made again".to_owned();
                notes.push(Note::told(&planned.action.name, text));
            }
            false => missing.push(planned),
        }
    }
    for planned in &missing {
        planned.types.iter().for_each(|name| placed.share(name, now));
    }
    let mut created = Vec::new();
    for planned in missing {
        let shared: BTreeSet<&str> =
            planned.types.iter().copied().filter(|name| placed.is_shared(name)).collect();
        let mut draft = now.desk.operation(planned, now.plan, &shared, &mut Vec::new());
        let tried = drafts.iter().find(|draft| draft.name == file_name(planned));
        draft.samples = tried.map(|tried| tried.samples.clone()).unwrap_or_default();
        created.push(draft);
    }
    created
}

/// Takes a file into the outcome, with its words and dates in order.
fn finish(folder: &str, old: &Present, merged: Merged, now: Side<'_>, outcome: &mut Outcome) {
    merged.conflicts.into_iter().for_each(|conflict| outcome.conflicts.push(conflict));
    if merged.present.text == old.text {
        return;
    }
    let changed = types::with_words_settled(merged.present, now);
    let name = old.path.rsplit('/').next().unwrap_or_default();
    outcome.files.insert(format!("{folder}/{name}"), changed.text);
}

/// Whether two catalogues are of the same service, so that one can be the base of the other.
pub(super) fn is_base(base: &Catalogue, now: &Catalogue) -> bool {
    base.service == now.service && base.version == now.version
}
