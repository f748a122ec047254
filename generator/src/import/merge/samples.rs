//! Samples in a second import.
//!
//! Given a file and the samples of its operation, it returns the file with the new ones at the end of its examples. Samples that the
//! vendor took back or changed stay: a person may have written about them, and is told.

use serde_json::Value as Json;

use super::edit::Edits;
use super::file::{Merged, Present, sections_before};
use crate::import::catalogue::Action;
use crate::import::draft::{Draft, mended};
use crate::import::note::Note;
use crate::import::sample::{self, Taken};
use crate::yaml::print::Tree;

/// Brings new samples in, where the last import is known.
pub(super) fn bring(
    mut merged: Merged,
    draft: Option<&Draft>,
    now: Option<&Action>,
    before: Option<&Action>,
    notes: &mut Vec<Note>,
) -> Merged {
    let (Some(draft), Some(now), Some(before)) = (draft, now, before) else { return merged };
    let known = |of: &Action, print: &str| of.samples.iter().any(|sample| sample.fingerprint == print);
    let gone = before.samples.iter().filter(|sample| !known(now, &sample.fingerprint)).count();
    if gone > 0 {
        let text = format!(
            "{gone} of the samples of the last import are changed or gone; the spec keeps them, look at `examples:`"
        );
        notes.push(Note::told(&now.name, text));
    }
    for (taken, sample) in draft.samples.iter().zip(&now.samples) {
        let empty = taken.request.is_none() && taken.reply.is_none();
        if !empty && !known(before, &sample.fingerprint) && !has(&merged.present, taken) {
            merged.present = with(&merged.present, taken);
        }
    }
    merged
}

/// Whether the file shows the same request and reply already.
fn has(present: &Present, taken: &Taken) -> bool {
    let new = sample::example(taken);
    examples(present).any(|old| ["request", "reply"].iter().all(|half| old.get(half) == new.get(*half)))
}

fn with(present: &Present, taken: &Taken) -> Present {
    let count = examples(present).count();
    let used =
        |title: &str| examples(present).any(|old| old.get("title").and_then(Json::as_str) == Some(title));
    let mut taken = taken.clone();
    let mut next = count + 1;
    while used(&taken.title) {
        taken.title = format!("Sample {next}");
        next += 1;
    }
    let map = sample::example(&taken).into_iter().map(|(key, value)| (key, Tree::Json(value)));
    let mut changed = push(present, "examples", &Tree::Map(map.collect()));
    for correction in mended(&taken, count) {
        changed = push(&changed, "corrections", &correction);
    }
    changed
}

fn push(present: &Present, key: &str, item: &Tree) -> Present {
    let mut edits = Edits::new(&present.text, &present.node);
    edits.push(key, item, sections_before(key));
    present.with_text(edits.apply()).unwrap_or_else(|| present.clone())
}

fn examples(present: &Present) -> impl Iterator<Item = &Json> {
    present.json.get("examples").and_then(Json::as_array).into_iter().flatten()
}
