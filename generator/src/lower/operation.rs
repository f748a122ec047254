//! One operation.

use super::errors;
use super::examples;
use super::fields::{self, Owner};
use super::files::File;
use super::scope::{self, Scope};
use super::state;
use super::types::{self, Declared};
use super::version::{Rules, Surroundings, rule_of};
use super::walks;
use super::words::{deprecation, dot_path, one_of, rate_limit, sentence, sources};
use crate::diag::{Diagnostic, Report};
use crate::model::{Envelope, Field, Group, GroupKind, Operation, Safety};
use crate::names::RustIdent;
use crate::spec::{self, At};

/// What surrounds an operation.
pub(super) struct Around<'a> {
    pub(super) shared: &'a Declared,
    pub(super) service: &'a spec::Service,
    pub(super) rules: Rules<'a>,
    pub(super) surroundings: &'a Surroundings<'a>,
}

/// Lowers an operation.
pub(super) fn lower(
    file: &File<spec::Operation>,
    around: &Around<'_>,
    report: &mut Report,
) -> Option<Operation> {
    let spec = &file.spec;
    let chosen = spec.rust_name.as_ref();
    let module = scope::name(&spec.operation, chosen, RustIdent::snake, report)?;
    let rust = RustIdent::pascal(chosen.map_or(&spec.operation.value, |name| &name.value))?;
    file_name(file, &module, report);
    let mut declared = Declared::of_operation(spec, &rust, report);
    let request = fields::lower(
        &spec.request,
        &Owner::request(&spec.operation.value),
        &mut declared,
        Some(around.shared),
        report,
    );
    let (reply, whole_result) = reply(spec, &mut declared, around, report);
    declared.finish(Some(around.shared), report);
    let (mut types, enums) = declared.into_parts();
    types::mark_own_directions(&mut types, &request, &reply);
    types::box_recursion(&mut types);
    let rule = rule(spec, around, report);
    let safeties = [("read", Safety::Read), ("idempotent", Safety::Idempotent), ("unsafe", Safety::Unsafe)];
    Some(Operation {
        name: spec.operation.value.clone(),
        rust,
        module,
        summary: sentence(&spec.summary.value),
        doc: spec.doc.as_ref().map_or(String::new(), |doc| sentence(&doc.value)),
        sources: sources(&spec.source, &spec.also),
        doc_module: spec.module.as_ref().map(|module| module.value.clone()),
        method: method(spec, around, report),
        rate_limit: spec.rate_limit.as_ref().and_then(|limit| rate_limit(limit, report)),
        region_required: spec
            .regions
            .as_ref()
            .and_then(|regions| regions.required.as_ref())
            .is_some_and(|at| at.value),
        regions: spec
            .regions
            .iter()
            .flat_map(|regions| &regions.only)
            .map(|region| region.value.clone())
            .collect(),
        safety: one_of(&spec.safety, "a safety class", &safeties, report).unwrap_or(Safety::Unsafe),
        state: spec.state.as_ref().and_then(|of| state::lower(of, report)),
        paging: spec.paging.as_ref().and_then(|of| walks::paging(of, report)),
        polling: spec.poll.as_ref().and_then(|of| walks::polling(of, report)),
        deprecated: deprecation(spec.deprecated.as_ref()),
        groups: spec.groups.iter().filter_map(|of| group(of, &request, report)).collect(),
        errors: errors::table(&spec.errors, "error codes of this operation", report),
        rule,
        envelope: envelope(spec, around, rule, report),
        examples: examples::lower(&spec.examples, report),
        corrections: file.corrections.clone(),
        spec: file.path.clone(),
        origin: spec.operation.span,
        request,
        reply,
        whole_result,
        types,
        enums,
    })
}

fn rule(spec: &spec::Operation, around: &Around<'_>, report: &mut Report) -> Option<usize> {
    match around.rules {
        Rules::Known(rules) => rule_of(spec, &around.service.version.value, rules, report),
        Rules::Unknown => None,
        Rules::None => {
            if around.surroundings.envelope.is_none() {
                report.push(
                    Diagnostic::error(
                        "no-response-rule",
                        spec.operation.span,
                        "nothing says how replies are read",
                    )
                    .help("add `envelope:` to vendor.yaml, or a rules.yaml to the service"),
                );
            }
            None
        }
    }
}

/// An envelope of its own, where its fields stand elsewhere.
fn envelope(
    spec: &spec::Operation,
    around: &Around<'_>,
    rule: Option<usize>,
    report: &mut Report,
) -> Option<Envelope> {
    let at = spec.result_at.as_ref()?;
    let shared = match around.rules {
        Rules::Known(rules) => rules.get(rule?).map(|rule| &rule.envelope),
        Rules::Unknown | Rules::None => around.surroundings.envelope.as_ref(),
    };
    let envelope = Envelope { result: dot_path(&at.value), ..shared?.clone() };
    if Some(&envelope.result) == shared.map(|shared| &shared.result) {
        report.push(
            Diagnostic::error("bad-value", at.span, "the envelope says that the result stands there")
                .help("delete `result_at`; it is for replies that have their fields elsewhere"),
        );
    }
    Some(envelope)
}

fn method(spec: &spec::Operation, around: &Around<'_>, report: &mut Report) -> String {
    let methods = [("POST", ()), ("GET", ())];
    if let Some(method) = &spec.method {
        one_of(method, "an HTTP method of these vendors", &methods, report);
    }
    spec.method.as_ref().map_or(around.surroundings.method, |method| &method.value).to_owned()
}

fn reply(
    spec: &spec::Operation,
    declared: &mut Declared,
    around: &Around<'_>,
    report: &mut Report,
) -> (Vec<Field>, bool) {
    let owner = Owner::reply(&spec.operation.value);
    match &spec.result {
        None => (fields::lower(&spec.response, &owner, declared, Some(around.shared), report), false),
        Some(result) => {
            if let Some((first, _)) = spec.response.entries.first() {
                report.push(
                    Diagnostic::error(
                        "bad-value",
                        result.span,
                        "an operation has `response` or `result`, not both",
                    )
                    .also(first.span, "fields stand here")
                    .help("`result` is for a reply whose result is not an object"),
                );
            }
            let name = At { value: "Result".to_owned(), span: result.span };
            let whole = spec::Keyed { entries: vec![(name, result.clone())] };
            (fields::lower(&whole, &owner, declared, Some(around.shared), report), true)
        }
    }
}

fn group(spec: &spec::Group, request: &[Field], report: &mut Report) -> Option<Group> {
    let requires: Vec<_> = spec.when.iter().chain(&spec.requires).cloned().collect();
    let kinds = [
        (GroupKind::ExactlyOne, &spec.exactly_one),
        (GroupKind::AtLeastOne, &spec.at_least_one),
        (GroupKind::AtMostOne, &spec.at_most_one),
        (GroupKind::AllOrNone, &spec.all_or_none),
        (GroupKind::Requires, &requires),
    ];
    let mut given = kinds.into_iter().filter(|(_, fields)| !fields.is_empty());
    let (Some((kind, fields)), None) = (given.next(), given.next()) else {
        report.push(Diagnostic::error("bad-value", spec.span, "a group is of exactly one kind").help(
            "write one of: exactly_one, at_least_one, at_most_one, all_or_none, or when with requires",
        ));
        return None;
    };
    if fields.len() < 2 {
        report.push(
            Diagnostic::error("bad-value", spec.span, "a group speaks of two fields or more")
                .help("for a single field write `required: true`"),
        );
    }
    for field in fields.iter().filter(|name| !request.iter().any(|field| field.wire == name.value)) {
        report.push(
            Diagnostic::error(
                "unknown-field",
                field.span,
                format!("the request has no field `{}`", field.value),
            )
            .help("groups name fields of `request:` as they are spelled there"),
        );
    }
    let doc = spec.doc.as_ref().map_or(String::new(), |doc| sentence(&doc.value));
    Some(Group {
        kind,
        fields: fields.iter().map(|name| name.value.clone()).collect(),
        doc,
        origin: spec.span,
    })
}

/// One page, one file: its name is the operation's.
fn file_name(file: &File<spec::Operation>, module: &RustIdent, report: &mut Report) {
    let stem = file.path.rsplit('/').next().unwrap_or("").trim_end_matches(".yaml");
    if stem != module.plain() {
        let message = format!("the file of `{}` is called `{stem}.yaml`", file.spec.operation.value);
        report.push(
            Diagnostic::error("file-name", file.spec.operation.span, message)
                .help(format!("rename the file to {}.yaml", module.plain())),
        );
    }
}

/// A scope for the types of an operation's module, with the names that the operation itself takes.
pub(super) fn module_scope(operation: &RustIdent, span: crate::source::Span, report: &mut Report) -> Scope {
    let mut scope = Scope::new(format!("types of the module of `{operation}`"));
    for suffix in ["", "Reply", "Error"] {
        scope.claim("the operation itself", &operation.with_suffix(suffix), span, report);
    }
    scope
}
