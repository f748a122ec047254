//! Three sides of every fact: what the vendor said at the last import, what it says now, and what the spec says.
//!
//! Given the facts of all three it returns what to change in the spec and what a person has to decide. It must not decide for a person
//! who has changed a fact that the vendor changed as well.

use serde_json::Value as Json;

use super::facts::{Facts, is_soft, is_whole};

/// A fact in which the spec is to follow the vendor, or about which somebody has to decide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference {
    pub(super) path: Vec<String>,
    /// What the spec says.
    pub(super) ours: Option<Json>,
    /// What the vendor says now.
    pub(super) theirs: Option<Json>,
    /// What the vendor said at the last import, where that is known.
    pub(super) before: Option<Json>,
    /// Whether a person has to decide.
    pub(super) open: bool,
}

/// Every difference that matters, in the order of the paths; what a whole field brings with it is not listed by itself.
pub(super) fn differences(before: Option<&Facts>, theirs: &Facts, ours: &Facts) -> Vec<Difference> {
    let mut paths: Vec<_> = theirs.keys().chain(ours.keys()).collect();
    paths.sort();
    paths.dedup();
    let mut found: Vec<Difference> = Vec::new();
    for path in paths {
        // A field that comes or goes is one difference.
        let within = |of: &Difference| of.path.len() < path.len() && path.starts_with(&of.path);
        let missing_parent = (1..path.len()).any(|length| {
            let parent = path.get(..length).unwrap_or_default();
            is_whole(parent) && theirs.contains_key(parent) != ours.contains_key(parent)
        });
        if missing_parent || found.iter().rev().take(1).any(within) {
            continue;
        }
        found.extend(difference(path, before, theirs, ours));
    }
    found
}

fn difference(path: &[String], before: Option<&Facts>, theirs: &Facts, ours: &Facts) -> Option<Difference> {
    let (n, f) = (theirs.get(path), ours.get(path));
    if n == f {
        return None;
    }
    let made = |open: bool| Difference {
        path: path.to_owned(),
        ours: f.cloned(),
        theirs: n.cloned(),
        before: before.and_then(|of| of.get(path)).cloned(),
        open,
    };
    let Some(before) = before else {
        // A type that no field of the spec speaks of is not missing.
        let spare = path.len() == 2 && path.first().is_some_and(|section| section == "types");
        return (!is_soft(path) && !spare).then(|| made(true));
    };
    let b = before.get(path);
    if b == n {
        return None;
    }
    if is_whole(path) {
        return whole(path, before, ours, made);
    }
    match f == b {
        true => Some(made(false)),
        false => (!is_soft(path)).then(|| made(true)),
    }
}

/// A field, type or code that comes or goes. It goes without a question when nobody has touched its facts.
fn whole(
    path: &[String],
    before: &Facts,
    ours: &Facts,
    made: impl Fn(bool) -> Difference,
) -> Option<Difference> {
    let below = |facts: &Facts| -> Vec<(Vec<String>, Json)> {
        let inside = facts.iter().filter(|(of, _)| of.starts_with(path) && !is_soft(of));
        inside.map(|(of, value)| (of.clone(), value.clone())).collect()
    };
    let touched = ours.contains_key(path) && below(before) != below(ours);
    Some(made(touched))
}
