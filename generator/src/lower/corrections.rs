//! Corrections: where the page is wrong, the spec says so, and this stage checks that it still is and puts it right.
//!
//! A correction that no longer applies is an error: either the page was mended, or somebody edited past it.

use crate::diag::{Diagnostic, Report};
use crate::model::{Claim, Correction, CorrectionKind};
use crate::spec::{self, At, Read, Reader};
use crate::verify::witness::{NAMES, PAGE};
use crate::yaml::{Node, Path, Scalar, Value};

/// Applies the corrections of a file to its tree, and returns them in words.
pub(super) fn apply(root: &mut Node, report: &mut Report) -> Vec<Correction> {
    let Value::Map(entries) = &root.value else { return Vec::new() };
    let Some(node) = entries.iter().find(|e| e.key == "corrections").map(|e| e.value.clone()) else {
        return Vec::new();
    };
    // Its keys are reported when the whole file is read; here only what is sound is applied.
    let mut unreported = Report::default();
    let list = Vec::<spec::Correction>::read(&node, &mut Reader::new(&mut unreported)).unwrap_or_default();
    list.into_iter().filter_map(|correction| apply_one(root, correction, report)).collect()
}

fn apply_one(root: &mut Node, correction: spec::Correction, report: &mut Report) -> Option<Correction> {
    let at = &correction.at;
    let path = match Path::parse(&at.value) {
        Ok(path) => path,
        Err(problem) => {
            report.push(
                Diagnostic::error("bad-value", at.span, format!("`{}` is not a path: {problem}", at.value))
                    .help(
                        "write the keys with dots between them: request.RoomId.type, examples[0].reply.body",
                    ),
            );
            return None;
        }
    };
    if correction.why.value.trim().is_empty() {
        report.push(
            Diagnostic::error(
                "correction-without-reason",
                correction.why.span,
                "a correction needs a reason",
            )
            .help("say what you saw, where, and why this is the right reading"),
        );
    }
    let kind = match (&correction.set, &correction.keep, correction.repair.is_empty()) {
        (Some(_), _, _) => CorrectionKind::Set,
        (None, Some(_), _) => CorrectionKind::Keep,
        (None, None, false) => CorrectionKind::Repair,
        (None, None, true) => CorrectionKind::Witness,
    };
    let ours = match (&correction.set, &correction.keep, correction.repair.is_empty()) {
        (Some(_), None, true) => set(root, &path, &correction, report),
        (None, Some(_), true) => keep(root, &path, &correction, report),
        (None, None, false) => repair(root, &path, &correction, report),
        // The value stays as it is; `apiscribe verify` compares it.
        (None, None, true) if !correction.witness.entries.is_empty() => Some(standing(root, &path)),
        _ => {
            report.push(Diagnostic::error("bad-value", correction.span, "a correction has exactly one of `set`, `keep` and `repair`, or else `witness`")
                .help("set: the value that holds instead; keep: the value that stays; repair: replacements in a printed sample; witness: what a witness says otherwise"));
            None
        }
    }?;
    let page = match (&correction.page, correction.repair.is_empty()) {
        (Some(page), _) => in_words(&page.value.0),
        (None, true) => claimed(&correction),
        (None, false) => "a sample that is not JSON".to_owned(),
    };
    let claims = claims(&correction, report);
    let (at, why) = (at.value.clone(), correction.why.value);
    Some(Correction { at, page, ours, kind, witness: claims, why, origin: correction.span })
}

/// What the value at a path is, in words.
fn standing(root: &Node, path: &Path) -> String {
    let found = path.find(root).and_then(|node| node.to_json().ok());
    found.map_or_else(|| "nothing".to_owned(), |value| in_words(&value))
}

/// What witnesses say, where nothing is said of the page.
fn claimed(correction: &spec::Correction) -> String {
    let said = correction.witness.entries.iter().map(|(name, says)| match &says.0 {
        serde_json::Value::Null => format!("the {} has nothing there", name.value),
        value if name.value == PAGE => in_words(value),
        value => format!("the {} says {}", name.value, in_words(value)),
    });
    let said: Vec<_> = said.collect();
    if said.is_empty() { "nothing".to_owned() } else { said.join(", ") }
}

fn claims(correction: &spec::Correction, report: &mut Report) -> Vec<Claim> {
    for (name, _) in &correction.witness.entries {
        if !NAMES.contains(&name.value.as_str()) {
            let message = format!("there is no witness `{}`", name.value);
            let help = format!("the witnesses are {}", NAMES.join(" and "));
            report.push(Diagnostic::error("bad-value", name.span, message).help(help));
        }
    }
    let claim = |(name, says): &(At<String>, spec::Json)| Claim {
        name: name.value.clone(),
        says: says.0.clone(),
        origin: name.span,
    };
    correction.witness.entries.iter().map(claim).collect()
}

fn set(root: &mut Node, path: &Path, correction: &spec::Correction, report: &mut Report) -> Option<String> {
    let new = correction.set.as_ref()?;
    let found = path.find(root).and_then(|node| node.to_json().ok());
    let page = correction.page.as_ref().map(|page| page.value.0.clone());
    if found != page {
        let found = found.map_or("nothing".to_owned(), |value| format!("`{}`", in_words(&value)));
        report.push(stale(correction, format!("the file holds {found} there, not what `page` says")));
        return None;
    }
    if page.as_ref() == Some(&new.value.0) {
        report.push(stale(correction, "`set` is what the page says already".to_owned()));
        return None;
    }
    if !path.put(root, node_of(&new.value.0, new.span)) {
        report.push(stale(correction, "there is nothing to put it into".to_owned()));
        return None;
    }
    Some(in_words(&new.value.0))
}

fn keep(root: &Node, path: &Path, correction: &spec::Correction, report: &mut Report) -> Option<String> {
    let kept = correction.keep.as_ref()?;
    match path.find(root).and_then(|node| node.to_json().ok()) {
        Some(found) if found == kept.value.0 => Some(in_words(&found)),
        Some(found) => {
            report.push(stale(
                correction,
                format!("the file holds `{}` there, not what `keep` says", in_words(&found)),
            ));
            None
        }
        None => {
            report.push(stale(correction, "the file holds nothing there".to_owned()));
            None
        }
    }
}

fn repair(
    root: &mut Node,
    path: &Path,
    correction: &spec::Correction,
    report: &mut Report,
) -> Option<String> {
    let Some((text, span)) =
        path.find(root).and_then(|node| node.as_text().map(|text| (text.to_owned(), node.span)))
    else {
        report.push(stale(correction, "there is no text to repair".to_owned()));
        return None;
    };
    if serde_json::from_str::<serde_json::Value>(&text).is_ok() {
        report.push(stale(correction, "the sample is JSON without it".to_owned()));
        return None;
    }
    let mut repaired = text;
    for step in &correction.repair {
        if repaired.matches(step.find.value.as_str()).count() != 1 {
            let times = repaired.matches(step.find.value.as_str()).count();
            report.push(stale(
                correction,
                format!("`{}` stands there {times} times, not once", step.find.value.escape_debug()),
            ));
            return None;
        }
        repaired = repaired.replacen(step.find.value.as_str(), &step.replace.value, 1);
    }
    if let Err(error) = serde_json::from_str::<serde_json::Value>(&repaired) {
        report.push(stale(correction, format!("the repaired sample is still not JSON: {error}")));
        return None;
    }
    path.put(root, Node { span, value: Value::Scalar(Scalar { text: repaired, plain: false }) });
    Some("the sample with its JSON repaired".to_owned())
}

fn stale(correction: &spec::Correction, how: String) -> Diagnostic {
    let message = format!("the correction of `{}` does not apply: {how}", correction.at.value);
    Diagnostic::error("stale-correction", correction.at.span, message)
        .help("look at the page again: delete the correction if the page was mended, or bring it up to date")
}

/// JSON as people read it: texts without quotes.
fn in_words(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A JSON value as a tree, all of it at one place.
fn node_of(json: &serde_json::Value, span: crate::source::Span) -> Node {
    use crate::yaml::Entry;
    use serde_json::Value as Json;
    let plain = |text: String| Value::Scalar(Scalar { text, plain: true });
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(value) => plain(value.to_string()),
        Json::Number(value) => plain(value.to_string()),
        Json::String(text) => Value::Scalar(Scalar { text: text.clone(), plain: false }),
        Json::Array(items) => Value::List(items.iter().map(|item| node_of(item, span)).collect()),
        Json::Object(map) => Value::Map(
            map.iter()
                .map(|(key, value)| Entry { key: key.clone(), key_span: span, value: node_of(value, span) })
                .collect(),
        ),
    };
    Node { span, value }
}
