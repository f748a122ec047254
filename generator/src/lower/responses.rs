//! Envelopes, and the rules that choose them by version and module.

use super::examples;
use super::files::File;
use super::scope::{self, Scope};
use super::words::{dot_path, one_of, sentence};
use crate::diag::{Diagnostic, Report};
use crate::model::{DocModule, Envelope, ErrorAt, FailsWhen, ResponseRule, ResultWhen};
use crate::names::RustIdent;
use crate::source::Span;
use crate::spec;

/// The envelope of a vendor whose replies all look the same.
pub(super) fn envelope(spec: &spec::Envelope, report: &mut Report) -> Option<Envelope> {
    let fails_when = signs(&spec.fails_when, spec.span, report);
    Some(Envelope { fails_when, ..bare(spec) })
}

/// The rules of a service.
pub(super) fn rules(file: &File<spec::ResponseRules>, report: &mut Report) -> Vec<ResponseRule> {
    let spec = &file.spec;
    let mut scope = Scope::new("response rules");
    spec.rules.iter().filter_map(|of| rule(of, spec, &mut scope, report)).collect()
}

/// The modules by which the rules go.
pub(super) fn modules(spec: &spec::ResponseRules) -> Vec<DocModule> {
    let modules = spec.modules.entries.iter().map(|(name, doc)| DocModule {
        name: name.value.clone(),
        doc: sentence(&doc.value),
        origin: name.span,
    });
    modules.collect()
}

fn rule(
    spec: &spec::Rule,
    file: &spec::ResponseRules,
    scope: &mut Scope,
    report: &mut Report,
) -> Option<ResponseRule> {
    let rust = scope::name(&spec.id, None, RustIdent::constant, report)?;
    scope.claim(&spec.id.value, &rust, spec.id.span, report);
    for module in &spec.modules {
        if !file.modules.entries.iter().any(|(known, _)| known.value == module.value) {
            report.push(
                Diagnostic::error(
                    "unknown-module",
                    module.span,
                    format!("`{}` is not among `modules:`", module.value),
                )
                .help(format!("add `{}: …` to `modules:` with your own words about it", module.value)),
            );
        }
    }
    let when = [("on_success", ResultWhen::OnSuccess), ("always", ResultWhen::Always)];
    let mut envelope = bare(&file.envelope);
    envelope.fails_when = signs(&spec.fails_when, spec.span, report);
    envelope.result_when = one_of(&spec.result, "a time to read the result", &when, report)?;
    envelope.error = error_fields(spec, envelope.error, report);
    Some(ResponseRule {
        id: spec.id.value.clone(),
        rust,
        versions: spec.versions.iter().map(|version| version.value.clone()).collect(),
        modules: spec.modules.iter().map(|module| module.value.clone()).collect(),
        envelope,
        doc: sentence(&spec.doc.value),
        examples: examples::lower(&spec.examples, report),
        origin: spec.id.span,
    })
}

/// A rule lists the fields that its errors have; without the number, none is read.
fn error_fields(spec: &spec::Rule, mut error: ErrorAt, report: &mut Report) -> ErrorAt {
    let lists = |name: &str| spec.error_fields.iter().any(|field| field.value == name);
    let known = [Some(&error.code), Some(&error.message), error.number.as_ref()];
    for field in
        spec.error_fields.iter().filter(|field| !known.iter().flatten().any(|name| **name == field.value))
    {
        report.push(
            Diagnostic::error(
                "bad-value",
                field.span,
                format!("the envelope has no error field `{}`", field.value),
            )
            .help("the keys of an error stand in `envelope: error:`"),
        );
    }
    for name in [&error.code, &error.message].into_iter().filter(|name| !lists(name)) {
        report.push(
            Diagnostic::error(
                "bad-value",
                spec.span,
                format!("the rule leaves out the error field `{name}`"),
            )
            .help(format!("add `{name}` to `error_fields`")),
        );
    }
    error.number = error.number.filter(|name| lists(name));
    error
}

fn bare(spec: &spec::Envelope) -> Envelope {
    Envelope {
        result: dot_path(&spec.result.value),
        request_id: dot_path(&spec.request_id.value),
        error: ErrorAt {
            at: dot_path(&spec.error.at.value),
            code: spec.error.code.value.clone(),
            message: spec.error.message.value.clone(),
            number: spec.error.number.as_ref().map(|number| number.value.clone()),
        },
        fails_when: Vec::new(),
        result_when: ResultWhen::OnSuccess,
    }
}

fn signs(spec: &[spec::FailsWhen], owner: Span, report: &mut Report) -> Vec<FailsWhen> {
    if spec.is_empty() {
        report.push(
            Diagnostic::error("missing-key", owner, "nothing says when a reply is a failure")
                .help("add `fails_when: [error_present]`, `[status_not_200]` or `[{ field: …, not: … }]`"),
        );
    }
    let words = [("status_not_200", FailsWhen::StatusNot200), ("error_present", FailsWhen::ErrorPresent)];
    let signs = spec.iter().filter_map(|sign| match sign {
        spec::FailsWhen::Word(word) => one_of(word, "a sign of failure", &words, report),
        spec::FailsWhen::Field(field) => {
            Some(FailsWhen::FieldIsNot(dot_path(&field.field.value), field.not.value.text.clone()))
        }
    });
    signs.collect()
}
