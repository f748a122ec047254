//! One version of a service.

use super::errors;
use super::files::{Reader, VersionFiles};
use super::operation;
use super::scope::{self, Scope};
use super::types::{self, Declared};
use super::vendor::same_as_folder;
use super::words::{sentence, sources};
use crate::diag::{Diagnostic, Report};
use crate::model::{self, Envelope, Host, Operation, ResponseRule, Untranscribed, Version};
use crate::names::RustIdent;
use crate::parallel;
use crate::spec::{self, At};

/// What an operation takes from its vendor.
pub(super) struct Surroundings<'a> {
    pub(super) envelope: Option<Envelope>,
    pub(super) method: &'a str,
}

/// The response rules of a service.
#[derive(Clone, Copy)]
pub(super) enum Rules<'a> {
    /// It has none; the vendor's envelope holds.
    None,
    /// It has some, but they could not be read.
    Unknown,
    /// These.
    Known(&'a [ResponseRule]),
}

/// Lowers a version with all its operations.
pub(super) fn lower(
    files: VersionFiles,
    service: &At<String>,
    rules: Rules<'_>,
    surroundings: &Surroundings<'_>,
    versions: &mut Scope,
    (reader, report): (&Reader<'_>, &mut Report),
) -> Option<Version> {
    let Some(file) = files.service.clone() else {
        let message = format!("the folder `{}` has no readable service.yaml", files.folder);
        report.push(
            Diagnostic::error("missing-file", files.span, message)
                .help("add a service.yaml beside it, which says the hosts of the service"),
        );
        return None;
    };
    let spec = &file.spec;
    same_as_folder(&spec.service, &service.value, report);
    same_as_folder(&spec.version, &files.folder, report);
    let module = scope::name(&spec.version, None, RustIdent::version, report)?;
    versions.claim(&spec.version.value, &module, spec.version.span, report);
    let shared = Declared::of_version(spec, report);
    let around = operation::Around { shared: &shared, service: spec, rules, surroundings };
    let mut operations = operations(&files, &around, reader, report);
    let (mut types, enums) = shared.into_parts();
    types::mark_directions(&mut types, &mut operations);
    types::box_recursion(&mut types);
    Some(Version {
        version: spec.version.value.clone(),
        module,
        title: spec.title.value.clone(),
        summary: sentence(&spec.summary.value),
        sources: sources(&spec.source, &spec.also),
        signing_name: spec.signing_name.as_ref().unwrap_or(&spec.service).value.clone(),
        hosts: hosts(spec),
        path: spec.path.as_ref().map_or("/", |path| &path.value).to_owned(),
        default_region: spec.default_region.as_ref().map(|region| region.value.clone()),
        regions: spec
            .regions
            .entries
            .iter()
            .map(|(region, doc)| (region.value.clone(), sentence(&doc.value)))
            .collect(),
        errors: errors::table(&spec.errors, "error codes of this service", report),
        envelope: surroundings.envelope.clone(),
        types,
        enums,
        operations,
        untranscribed: untranscribed(spec),
        corrections: file.corrections.clone(),
        spec: file.path.clone(),
        origin: spec.version.span,
    })
}

fn untranscribed(spec: &spec::Service) -> Vec<Untranscribed> {
    let entries = spec.untranscribed.entries.iter().map(|(name, why)| Untranscribed {
        name: name.value.clone(),
        why: sentence(&why.value),
        origin: name.span,
    });
    entries.collect()
}

fn hosts(spec: &spec::Service) -> Vec<Host> {
    let text = |at: &Option<At<String>>| at.as_ref().map(|at| at.value.clone());
    let hosts = spec.hosts.iter().map(|host| Host {
        host: host.host.value.clone(),
        region: text(&host.region),
        name: text(&host.name),
        doc: host.doc.as_ref().map_or(String::new(), |doc| sentence(&doc.value)),
        origin: host.host.span,
    });
    hosts.collect()
}

fn operations(
    files: &VersionFiles,
    around: &operation::Around<'_>,
    reader: &Reader<'_>,
    report: &mut Report,
) -> Vec<Operation> {
    let mut types = Scope::new(format!("types of `{}`", files.folder));
    let mut modules = Scope::new(format!("modules of `{}`", files.folder));
    for (reserved, rust) in [
        ("the client", "Client"),
        ("the blocking client", "BlockingClient"),
        ("the service", "Service"),
        ("the service's codes", "ServiceError"),
    ] {
        if let Some(rust) = RustIdent::pascal(rust) {
            types.claim(reserved, &rust, around.service.span, report);
        }
    }
    if let Some(types) = RustIdent::snake("types") {
        modules.claim("the shared types", &types, around.service.span, report);
    }
    let lowered = parallel::map(&files.operations, |id| {
        let (file, mut report) = reader.operation(*id);
        (file.and_then(|file| operation::lower(&file, around, &mut report)), report)
    });
    let mut operations = Vec::with_capacity(lowered.len());
    for (operation, told) in lowered {
        operations.extend(operation);
        report.extend(told);
    }
    operations.sort_by(|a, b| a.rust.cmp(&b.rust));
    for operation in &operations {
        for suffix in ["", "Reply", "Error"] {
            types.claim(&operation.name, &operation.rust.with_suffix(suffix), operation.origin, report);
        }
        modules.claim(&operation.name, &operation.module, operation.origin, report);
    }
    operations
}

/// The response rule that an operation's replies follow, by version and module.
pub(super) fn rule_of(
    operation: &spec::Operation,
    version: &str,
    rules: &[ResponseRule],
    report: &mut Report,
) -> Option<usize> {
    let module = operation.module.as_ref().map(|module| module.value.as_str());
    let fits = |rule: &&model::ResponseRule| {
        let for_module =
            rule.modules.is_empty() || module.is_some_and(|m| rule.modules.iter().any(|of| of == m));
        rule.versions.iter().any(|of| of == version) && for_module
    };
    let fitting: Vec<_> = rules.iter().enumerate().filter(|(_, rule)| fits(rule)).collect();
    let place = operation.module.as_ref().map_or(operation.operation.span, |module| module.span);
    match fitting.as_slice() {
        [(index, _)] => Some(*index),
        [] => {
            let modules: Vec<_> = rules
                .iter()
                .filter(|r| r.versions.iter().any(|of| of == version))
                .flat_map(|r| &r.modules)
                .map(String::as_str)
                .collect();
            let message = match module {
                Some(module) => {
                    format!("no response rule holds for version `{version}` and module `{module}`")
                }
                None => format!("no response rule holds for version `{version}` without a module"),
            };
            let help = match modules.is_empty() {
                true => format!("add a rule with `versions: [\"{version}\"]` to rules.yaml"),
                false => format!("write `module:` with one of: {}", modules.join(", ")),
            };
            report.push(Diagnostic::error("no-response-rule", place, message).help(help));
            None
        }
        [(_, first), (_, second), ..] => {
            report.push(
                Diagnostic::error(
                    "ambiguous-response-rule",
                    place,
                    format!("both `{}` and `{}` hold for this operation", first.id, second.id),
                )
                .also(first.origin, "this rule")
                .also(second.origin, "and this one")
                .help("narrow `versions` or `modules` of one of them"),
            );
            None
        }
    }
}
