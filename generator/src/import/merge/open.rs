//! What a person has to decide, and how they say what they decided.
//!
//! Given a difference it returns the diagnostic that shows it, or whether a correction in the file has settled it. A correction settles it
//! only while the vendor still says what it was written against.

use serde_json::{Value as Json, json};

use super::decide::Difference;
use super::edit::find;
use super::file::Present;
use crate::diag::Diagnostic;
use crate::source::Span;
use crate::yaml::print::print_inline;

/// The id under which conflicts are shown.
pub(super) const RULE: &str = "import-conflict";

/// Whether a correction says that the spec's value stays, against this one of the vendor's.
pub(super) fn is_decided(spec: &Json, of: &Difference) -> bool {
    let corrections = spec.get("corrections").and_then(Json::as_array).into_iter().flatten();
    let (at, ours, theirs) =
        (dotted(&of.path), value(of, of.ours.as_ref()), in_words(&value(of, of.theirs.as_ref())));
    let gone =
        of.theirs.is_none() && of.path.last().is_some_and(|key| key != "required" && key != "nullable");
    corrections.into_iter().any(|correction| {
        let is_at = |at: &str| correction.get("at").and_then(Json::as_str) == Some(at);
        // A field that the vendor does not list is kept by its type, a code by its words.
        if gone && (is_at(&at) || is_at(&format!("{at}.type"))) {
            return correction.get("keep").is_some();
        }
        let claim = correction.get("witness").and_then(|of| of.get("catalogue"));
        if is_at(&at) && claim == Some(&value(of, of.theirs.as_ref())) {
            return true;
        }
        let page = correction.get("page").map(in_words).unwrap_or_default();
        let mentions =
            page.split(|c: char| c.is_whitespace() || ",;`".contains(c)).any(|word| word == theirs);
        is_at(&at) && correction.get("keep") == Some(&ours) && (page == theirs || mentions)
    })
}

/// The difference with both values, the place, and what to type.
pub(super) fn conflict(present: &Present, of: &Difference) -> Diagnostic {
    let at = dotted(&of.path);
    let show = |value: &Json| print_inline(value);
    let (ours, theirs) = (value(of, of.ours.as_ref()), value(of, of.theirs.as_ref()));
    let whole = super::facts::is_whole(&of.path);
    let (message, help) = match (&of.ours, &of.theirs) {
        (None, _) if whole => (
            format!("the vendor has `{at}`, which the spec does not have"),
            "add it, or let `--take theirs` add it; `--take ours` says that the spec is right without it"
                .to_owned(),
        ),
        (_, None) if whole => (
            format!("the spec has `{at}`, which the vendor's catalogue does not have"),
            format!(
                "delete it, or say in a correction why it stays: `{}`",
                print_inline(&stays(present, &at, of))
            ),
        ),
        _ => (
            format!("the spec says `{}` of `{at}`, and the vendor says `{}`", show(&ours), show(&theirs)),
            help(&at, of, &ours, &theirs),
        ),
    };
    let mut diagnostic = Diagnostic::error(RULE, place(present, &of.path), message).help(help);
    if let (Some(before), false) = (&of.before, whole) {
        diagnostic = diagnostic.label(format!("the vendor said `{}` at the last import", show(before)));
    }
    diagnostic
}

/// A field stays with its type, a code with its words.
fn stays(present: &Present, at: &str, of: &Difference) -> Json {
    let there = of.path.iter().try_fold(&present.json, |json, step| json.get(step)).unwrap_or(&Json::Null);
    match there.get("type") {
        Some(kind) => json!({ "at": format!("{at}.type"), "keep": kind, "page": "not listed", "why": "…" }),
        None => json!({ "at": at, "keep": there, "page": "not listed", "why": "…" }),
    }
}

fn help(at: &str, of: &Difference, ours: &Json, theirs: &Json) -> String {
    let keep = print_inline(&json!({ "at": at, "keep": ours, "page": theirs, "why": "…" }));
    let (key, show) = (of.path.last().map_or("", String::as_str), print_inline(theirs));
    match of.ours {
        Some(_) => format!("write `{show}`, or say in a correction why yours stays: `{keep}`"),
        // A correction keeps what stands there.
        None => format!(
            "write `{key}: {show}`, or `{key}: {}` with a correction that says why: `{keep}`",
            print_inline(ours)
        ),
    }
}

/// A flag that is not there says `false`.
fn value(of: &Difference, value: Option<&Json>) -> Json {
    let flag =
        of.path.last().is_some_and(|key| matches!(key.as_str(), "required" | "nullable" | "deprecated"));
    match value {
        Some(value) => value.clone(),
        None if flag => Json::Bool(false),
        None => Json::Null,
    }
}

fn in_words(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A path as corrections write it.
pub(super) fn dotted(path: &[String]) -> String {
    let step = |step: &String| if step.contains(['.', '[']) { format!("\"{step}\"") } else { step.clone() };
    path.iter().map(step).collect::<Vec<_>>().join(".")
}

/// The place of the fact, or of the nearest thing around it.
fn place(present: &Present, path: &[String]) -> Span {
    for length in (1..=path.len()).rev() {
        let Some(entry) = path.get(..length).and_then(|path| find(&present.node, path)) else { continue };
        let value = entry.value.span;
        let exact = length == path.len() && value.end > value.start + 1;
        return if exact { value } else { entry.key_span };
    }
    present.node.span
}
