//! The reasons that specs give for a difference: their corrections.
//!
//! Given the corrections of a model, it says which explains a difference, and in the end which explain nothing any more. A correction speaks of a
//! witness by `witness: { catalogue: false }`, with what it says; every correction speaks of the page.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::Difference;
use super::witness::{PAGE, Witness};
use crate::diag::{Diagnostic, Report};
use crate::model::walk::{self, Call};
use crate::model::{Correction, CorrectionKind, Model, Scope};
use crate::source::Span;

/// The id under which unexplained differences are shown.
const DIFFERS: &str = "witness-differs";
/// The id under which explanations of nothing are shown.
const STALE: &str = "witness-stale";

/// A difference that was found.
pub(super) struct Found<'a, 'm> {
    pub(super) call: Call<'m>,
    /// Which file declares the fact.
    pub(super) scope: Scope,
    pub(super) at: &'a str,
    pub(super) origin: Span,
    pub(super) witness: &'a Witness,
    pub(super) ours: Json,
    pub(super) theirs: Json,
}

/// What became of the claim of a correction.
struct Judged<'m> {
    claim: Span,
    /// The operation or version whose file it stands in.
    owner: Span,
    at: &'m str,
    name: &'m str,
    /// What the correction says that the witness says.
    says: Json,
    verdict: Verdict,
}

/// What a witness says at the place of a claim.
#[derive(Clone, Debug, PartialEq)]
enum Verdict {
    /// No witness of this name spoke of the place.
    Unasked,
    /// As claimed, and not what the spec says.
    Holds,
    /// What the spec says.
    Agrees,
    /// Something else that the spec does not say either.
    Other(Json),
}

/// All corrections of a model, and what they explained.
pub(super) struct Entries<'m> {
    judged: Vec<Judged<'m>>,
    /// Differences that were reported, by place, path and witness.
    told: BTreeSet<(Span, String, &'static str)>,
    /// The operations and versions that a witness spoke of.
    spoke: BTreeSet<(Span, &'static str)>,
}

impl<'m> Entries<'m> {
    /// Of the files that hold facts that witnesses speak of.
    pub(super) fn of(model: &'m Model) -> Self {
        let of_versions = walk::versions(model)
            .flat_map(|(_, _, version)| version.corrections.iter().map(|of| (version.origin, of)));
        let of_operations = walk::operations(model)
            .flat_map(|call| call.operation.corrections.iter().map(move |of| (call.operation.origin, of)));
        let mut judged = Vec::new();
        for (owner, of) in of_versions.chain(of_operations) {
            let made = |claim: Span, name: &'m str, says: Json| Judged {
                claim,
                owner,
                at: &of.at,
                name,
                says,
                verdict: Verdict::Unasked,
            };
            judged.extend(of.witness.iter().map(|claim| made(claim.origin, &claim.name, claim.says.clone())));
            // The page's value stands in the correction, exactly.
            if of.kind == CorrectionKind::Set {
                judged.push(Judged {
                    verdict: Verdict::Holds,
                    ..made(of.origin, PAGE, of.page.as_str().into())
                });
            }
        }
        Entries { judged, told: BTreeSet::new(), spoke: BTreeSet::new() }
    }

    /// Notes that a witness speaks of an operation.
    pub(super) fn spoke(&mut self, call: Call<'m>, witness: &Witness) {
        self.spoke.extend([call.operation.origin, call.version.origin].map(|owner| (owner, witness.name)));
    }

    /// The difference with its reason; without one it is reported.
    pub(super) fn explain(&mut self, found: Found<'_, 'm>, report: &mut Report) -> Difference {
        let why = self.reason(&found);
        let Found { at, origin, witness, ours, theirs, .. } = found;
        if why.is_none() && self.told.insert((origin, at.to_owned(), witness.name)) {
            report.push(differs(at, origin, witness, &ours, &theirs));
        }
        Difference { at: at.to_owned(), ours, theirs, why }
    }

    fn reason(&mut self, found: &Found<'_, 'm>) -> Option<String> {
        let corrections = corrections(found.call, found.scope).iter().filter(|of| of.at == found.at);
        for correction in corrections {
            let named = correction.witness.iter().find(|claim| claim.name == found.witness.name);
            if let Some(claim) = named {
                let holds = claim.says == found.theirs;
                let verdict = if holds { Verdict::Holds } else { Verdict::Other(found.theirs.clone()) };
                self.judge(claim.origin, verdict);
                return Some(correction.why.clone());
            }
            if found.witness.name != PAGE || correction.kind == CorrectionKind::Witness {
                continue;
            }
            if correction.kind == CorrectionKind::Set && correction.page != plain(&found.theirs) {
                self.judge(correction.origin, Verdict::Other(found.theirs.clone()));
            }
            // What stands under `page` beside a `keep` are a person's words, which nobody can compare.
            return Some(correction.why.clone());
        }
        None
    }

    /// Notes that a witness says of a fact what the spec says.
    pub(super) fn agrees(&mut self, call: Call<'m>, scope: Scope, at: &str, witness: &Witness) {
        for correction in corrections(call, scope).iter().filter(|of| of.at == at) {
            for claim in correction.witness.iter().filter(|claim| claim.name == witness.name) {
                self.judge(claim.origin, Verdict::Agrees);
            }
            if correction.kind == CorrectionKind::Set && witness.name == PAGE {
                self.judge(correction.origin, Verdict::Agrees);
            }
        }
    }

    fn judge(&mut self, claim: Span, verdict: Verdict) {
        if let Some(judged) = self.judged.iter_mut().find(|judged| judged.claim == claim) {
            judged.verdict = verdict;
        }
    }

    /// Reports the claims that do not hold.
    pub(super) fn stale(&self, report: &mut Report) {
        for Judged { claim, owner, at, name, says, verdict } in &self.judged {
            let (what, help) = match verdict {
                Verdict::Holds => continue,
                // A list of codes may be missing as a whole.
                Verdict::Unasked if at.starts_with("errors.") || !self.has_spoken(*owner, name) => continue,
                Verdict::Unasked => (
                    format!("the {name} tells nothing at `{at}`"),
                    "name a field, or its `type`, `required`, `nullable` or `deprecated`".to_owned(),
                ),
                Verdict::Agrees => (
                    format!("the {name} says of `{at}` what the spec says, and no longer {}", shown(says)),
                    "delete what the correction says of this witness; delete the correction if that is all of it".to_owned(),
                ),
                Verdict::Other(now) => (
                    format!("the {name} says {} of `{at}` now, and no longer {}", shown(now), shown(says)),
                    format!("look whether the reason still holds; then write `witness: {{ {name}: {} }}`", plain(now)),
                ),
            };
            report.push(Diagnostic::error(STALE, *claim, what).help(help));
        }
    }

    fn has_spoken(&self, owner: Span, name: &str) -> bool {
        self.spoke.iter().any(|(of, witness)| *of == owner && *witness == name)
    }
}

fn corrections(call: Call<'_>, scope: Scope) -> &[Correction] {
    match scope {
        Scope::Operation => &call.operation.corrections,
        Scope::Version => &call.version.corrections,
    }
}

fn differs(at: &str, origin: Span, witness: &Witness, ours: &Json, theirs: &Json) -> Diagnostic {
    let (name, file) = (witness.name, &witness.file);
    let message = match (ours, theirs) {
        (_, Json::Null) if at == "operation" => format!("the {name} does not have the operation"),
        (Json::Null, Json::Bool(true)) => format!("the {name} has `{at}`, which the spec does not have"),
        (Json::Null, theirs) => {
            format!("the {name} has `{at}` ({}), which the spec does not have", plain(theirs))
        }
        (_, Json::Null) => format!("the spec has `{at}`, which the {name} does not have"),
        (ours, theirs) => {
            format!("the spec says {} of `{at}`, and the {name} {}", shown(ours), shown(theirs))
        }
    };
    let entry = format!("{{ at: {}, witness: {{ {name}: {} }}, why: … }}", yaml(at), plain(theirs));
    Diagnostic::error(DIFFERS, origin, message)
        .label(format!("beside {file}"))
        .help(format!("mend the spec, or say under `corrections:` why it is so: `{entry}`"))
}

fn yaml(at: &str) -> String {
    if at.contains('"') {
        format!("'{at}'")
    } else if at.contains('[') {
        format!("\"{at}\"")
    } else {
        at.to_owned()
    }
}

fn shown(value: &Json) -> String {
    match value {
        Json::Null => "nothing".to_owned(),
        value => format!("`{}`", plain(value)),
    }
}

fn plain(value: &Json) -> String {
    match value {
        Json::String(text) if text.starts_with('[') => format!("\"{text}\""),
        Json::String(text) => text.clone(),
        value => value.to_string(),
    }
}
