//! What a mock keeps and refuses: paths that lead somewhere, keys that agree, conditions with one code.

use std::collections::BTreeMap;

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk::{self, Call, Types};
use crate::model::{
    Breach, Effect, ErrorCode, Field, Limits, Model, Path, Service, Side, State, Step, Ty, When,
};

/// `state-path`, `state-key`, `when-path`, `when-repeated`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for call in walk::operations(model) {
        if let Some(state) = &call.operation.state {
            paths(state, call, findings);
        }
        repeats(&call.operation.errors, findings);
        for (code, path, breach) in breaches(&call.operation.errors) {
            limit(code, path, breach, &[call], findings);
        }
    }
    for (vendor, service, version) in walk::versions(model) {
        repeats(&version.errors, findings);
        let calls = version.operations.iter().map(|operation| Call { vendor, service, version, operation });
        let calls: Vec<_> = calls.collect();
        for (code, path, breach) in breaches(&version.errors) {
            limit(code, path, breach, &calls, findings);
        }
    }
    for vendor in &model.vendors {
        repeats(&vendor.errors, findings);
        vendor.services.iter().for_each(|service| keys(service, findings));
    }
}

fn paths(state: &State, call: Call<'_>, findings: &mut Findings) {
    for part in &state.key {
        path(&part.path, call, findings);
        if part.path.side == Side::Reply && state.effect != Effect::Create {
            let message =
                format!("`{}` is read off the reply of an operation that creates nothing", part.name);
            findings.push(
                Diagnostic::error("state-key", part.path.origin, message).help(
                    "only what is created gets its key from the server; name the parameter that has it",
                ),
            );
        }
    }
    path(&state.keeps, call, findings);
    path(&state.into, call, findings);
    for (of, side, key) in [(&state.keeps, Side::Request, "keeps"), (&state.into, Side::Reply, "into")] {
        if of.side != side {
            let message = format!("`{key}` is a path of the {}", side_word(side));
            findings.push(
                Diagnostic::error("state-path", of.origin, message)
                    .help("`keeps` is of the request, `into` of the reply"),
            );
        }
    }
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Request => "request",
        Side::Reply => "reply",
    }
}

fn path(path: &Path, call: Call<'_>, findings: &mut Findings) {
    if let Err(problem) = follow(path, call) {
        let known = fields(path.side, call).iter().map(|field| field.wire.as_str());
        findings.push_absence(
            Diagnostic::error("state-path", path.origin, format!("`{path}` leads nowhere: {problem}")).help(
                format!(
                    "begin with a field of the {} ({}), and put [] after a list",
                    side_word(path.side),
                    known.collect::<Vec<_>>().join(", "),
                ),
            ),
        );
    }
}

fn fields<'m>(side: Side, call: Call<'m>) -> &'m [Field] {
    match side {
        Side::Request => &call.operation.request,
        Side::Reply => &call.operation.reply,
    }
}

/// The field that a path ends at; `None` for the whole.
pub(super) fn follow<'m>(path: &Path, call: Call<'m>) -> Result<Option<&'m Field>, String> {
    let types = Types::of(call);
    let mut inside = Some(fields(path.side, call));
    let mut end: Option<(&Field, &Ty)> = None;
    for step in &path.steps {
        match step {
            Step::Field(name) => {
                let field = inside.unwrap_or_default().iter().find(|field| field.wire == *name);
                let field = field.ok_or_else(|| format!("there is no `{name}`"))?;
                end = Some((field, &field.ty));
            }
            Step::Each => {
                let Some((field, Ty::List(item))) = end else {
                    return Err("[] stands after something that is no list".to_owned());
                };
                end = Some((field, item));
            }
        }
        inside = end.and_then(|(_, ty)| members(ty, types));
    }
    Ok(end.map(|(field, _)| field))
}

fn members<'m>(ty: &Ty, types: Types<'m>) -> Option<&'m [Field]> {
    match ty {
        Ty::Struct { target, .. } => types.fields_of(target).map(|of| of.fields.as_slice()),
        _ => None,
    }
}

/// All operations of a resource tell its things apart by the same parts.
fn keys(service: &Service, findings: &mut Findings) {
    let mut first: BTreeMap<&str, &State> = BTreeMap::new();
    let operations = service.versions.iter().flat_map(|version| &version.operations);
    for state in operations.filter_map(|operation| operation.state.as_ref()) {
        let before = *first.entry(&state.resource).or_insert(state);
        let names = |state: &State| state.key.iter().map(|part| part.name.clone()).collect::<Vec<_>>();
        if names(before) != names(state) {
            let message = format!(
                "the key of a {} is {} here, and {} elsewhere",
                state.resource,
                names(state).join(", "),
                names(before).join(", "),
            );
            findings.push(
                Diagnostic::error("state-key", state.origin, message)
                    .also(before.origin, "elsewhere")
                    .help("give the parts the same names; parameters may differ, as in key: { room: RoomInfo.RoomId }"),
            );
        }
    }
}

fn breaches(codes: &[ErrorCode]) -> impl Iterator<Item = (&ErrorCode, &Path, Breach)> {
    codes.iter().flat_map(|code| {
        code.when.iter().filter_map(move |when| match when {
            When::Breaks(path, breach) => Some((code, path, *breach)),
            When::Is(_) => None,
        })
    })
}

/// A limit that one of the operations has.
fn limit(code: &ErrorCode, path: &Path, breach: Breach, calls: &[Call<'_>], findings: &mut Findings) {
    let ends = calls.iter().filter_map(|call| follow(path, *call).ok().flatten());
    let ends: Vec<_> = ends.collect();
    if ends.iter().any(|field| has(field, breach)) {
        return;
    }
    let message = match ends.is_empty() {
        true => format!("`{}` is sent for `{path}`, which no request has", code.key),
        false => format!("`{}` is sent for a limit that `{path}` does not have", code.key),
    };
    findings.push_absence(
        Diagnostic::error("when-path", path.origin, message)
            .help("write the path of a parameter and one of its keys, as in Metadata[].Value.bytes"),
    );
}

fn has(field: &Field, breach: Breach) -> bool {
    let Limits { range, float_range, chars, bytes, items, total_bytes, pattern } = &*field.limits;
    match breach {
        Breach::Required => field.required,
        Breach::Type => true,
        Breach::Range => range.is_some() || float_range.is_some(),
        Breach::Chars => chars.is_some(),
        Breach::Bytes => bytes.is_some(),
        Breach::Items => items.is_some(),
        Breach::TotalBytes => total_bytes.is_some(),
        Breach::Pattern => pattern.is_some(),
        Breach::Values => matches!(walk::item(&field.ty), Ty::Enum(_)),
    }
}

/// A request can be answered with one code only.
fn repeats(codes: &[ErrorCode], findings: &mut Findings) {
    let mut seen: Vec<(&When, &ErrorCode)> = Vec::new();
    for (code, when) in codes.iter().flat_map(|code| code.when.iter().map(move |when| (code, when))) {
        match seen.iter().find(|(before, _)| same(before, when)) {
            Some((_, first)) => findings.push(
                Diagnostic::error(
                    "when-repeated",
                    code.origin,
                    format!("`{}` and `{}` are both sent for the same thing", first.key, code.key),
                )
                .also(first.origin, "first here")
                .help("keep `when` with the code that a server sends; if no page tells, with neither"),
            ),
            None => seen.push((when, code)),
        }
    }
}

fn same(a: &When, b: &When) -> bool {
    match (a, b) {
        (When::Is(a), When::Is(b)) => a == b,
        (When::Breaks(a, of_a), When::Breaks(b, of_b)) => a.steps == b.steps && of_a == of_b,
        _ => false,
    }
}
