//! What operations do to things, and which requests get which codes.

use super::words::one_of;
use crate::diag::{Diagnostic, Report};
use crate::model::{Breach, Condition, Effect, KeyPart, Path, Side, State, Step, When};
use crate::spec::{self, At};

/// What an operation does to a kind of things.
pub(super) fn lower(spec: &spec::State, report: &mut Report) -> Option<State> {
    let effects = [
        ("create", Effect::Create),
        ("put", Effect::Put),
        ("update", Effect::Update),
        ("read", Effect::Read),
        ("end", Effect::End),
        ("delete", Effect::Delete),
    ];
    let mut key: Vec<_> = spec.key.entries.iter().filter_map(|part| key_part(part, report)).collect();
    key.sort_by(|a, b| a.name.cmp(&b.name));
    if spec.key.entries.is_empty() {
        report.push(
            Diagnostic::error("bad-value", spec.span, "nothing tells one thing from another")
                .help("name the parameters that do under `key:`, as in key: { room: RoomId }"),
        );
    }
    Some(State {
        resource: spec.resource.value.clone(),
        effect: one_of(&spec.effect, "an effect", &effects, report)?,
        key,
        keeps: whole_or(spec.keeps.as_ref(), Side::Request, spec.span, report)?,
        sets: spec.sets.entries.iter().map(|(name, json)| (name.value.clone(), json.0.clone())).collect(),
        into: whole_or(spec.into.as_ref(), Side::Reply, spec.span, report)?,
        origin: spec.span,
    })
}

fn key_part((name, path): &(At<String>, At<String>), report: &mut Report) -> Option<KeyPart> {
    Some(KeyPart { name: name.value.clone(), path: path_of(path, Side::Request, report)?, origin: name.span })
}

fn whole_or(
    text: Option<&At<String>>,
    side: Side,
    origin: crate::source::Span,
    report: &mut Report,
) -> Option<Path> {
    match text {
        None => Some(Path::whole(side, origin)),
        Some(text) => path_of(text, side, report),
    }
}

/// `RoomInfo.RoomId`, `Metadata[].Key`, `response.TaskId`.
pub(super) fn path_of(text: &At<String>, side: Side, report: &mut Report) -> Option<Path> {
    let (side, rest) = match text.value.strip_prefix("response.") {
        Some(rest) => (Side::Reply, rest),
        None => (side, text.value.as_str()),
    };
    let steps = rest.split('.').map(|name| match name.strip_suffix("[]") {
        Some(name) => (name, [Some(Step::Field(name.to_owned())), Some(Step::Each)]),
        None => (name, [Some(Step::Field(name.to_owned())), None]),
    });
    let sound = |name: &str| !name.is_empty() && !name.contains(['[', ']', ' ']);
    let steps: Option<Vec<_>> = steps.map(|(name, steps)| sound(name).then_some(steps)).collect();
    let Some(steps) = steps else {
        report.push(
            Diagnostic::error("bad-value", text.span, format!("`{}` is not a path", text.value))
                .help("write field names with dots between them, and [] after a list: Metadata[].Key"),
        );
        return None;
    };
    Some(Path { side, steps: steps.into_iter().flatten().flatten().collect(), origin: text.span })
}

/// `clock_skew`, or `Metadata[].Value.bytes`.
pub(super) fn when(text: &At<String>, report: &mut Report) -> Option<When> {
    match text.value.rsplit_once('.') {
        None => one_of(text, "a condition", Condition::ALL, report).map(When::Is),
        Some((path, limit)) => {
            let at = |value: &str| At { value: value.to_owned(), span: text.span };
            let breach = one_of(&at(limit), "a limit of a field", Breach::ALL, report)?;
            Some(When::Breaks(path_of(&at(path), Side::Request, report)?, breach))
        }
    }
}
