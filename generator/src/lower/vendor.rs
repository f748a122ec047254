//! Vendors and their services.

use super::errors;
use super::files::{Files, Reader, ServiceFiles, VendorFiles};
use super::responses;
use super::scope::{self, Scope};
use super::version::{self, Surroundings};
use super::words::{one_of, sentence, sources};
use crate::diag::{Diagnostic, Report};
use crate::model::{CommonParameter, Location, Service, Signing, Vendor};
use crate::names::RustIdent;
use crate::spec::{self, At};

/// All vendors, sorted by folder.
pub(super) fn lower_all(files: Files, reader: &Reader<'_>, report: &mut Report) -> Vec<Vendor> {
    let mut modules = Scope::new("vendors");
    let vendors = files.vendors.into_values();
    let mut vendors: Vec<_> =
        vendors.filter_map(|vendor| lower(vendor, &mut modules, reader, report)).collect();
    vendors.sort_by(|a, b| a.name.cmp(&b.name));
    vendors
}

fn lower(
    files: VendorFiles,
    modules: &mut Scope,
    reader: &Reader<'_>,
    report: &mut Report,
) -> Option<Vendor> {
    let Some(file) = files.vendor.clone() else {
        let message = format!("the folder `{}` has no readable vendor.yaml", files.folder);
        report.push(
            Diagnostic::error("missing-file", files.span, message)
                .help(format!("add {}/vendor.yaml, which says how its requests are signed", files.folder)),
        );
        return None;
    };
    let spec = &file.spec;
    same_as_folder(&spec.vendor, &files.folder, report);
    let folder = At { value: files.folder.clone(), span: spec.vendor.span };
    let module = scope::name(&folder, None, RustIdent::snake, report)?;
    modules.claim(&files.folder, &module, spec.vendor.span, report);
    let schemes = [("tc3", Signing::Tc3), ("volcengine", Signing::Volcengine), ("usersig", Signing::UserSig)];
    let signing = one_of(&spec.signing.scheme, "a signature scheme", &schemes, report)?;
    let surroundings = Surroundings {
        envelope: spec.envelope.as_ref().and_then(|envelope| responses::envelope(envelope, report)),
        method: spec.method.as_ref().map_or("POST", |method| &method.value),
    };
    let name = files.folder.clone();
    Some(Vendor {
        name,
        module,
        title: spec.title.value.clone(),
        summary: sentence(&spec.summary.value),
        sources: sources(&spec.source, &spec.also),
        signing,
        clock_skew: spec.clock_skew.as_ref().map(|at| at.value),
        max_body: spec.max_body.as_ref().map(|at| at.value),
        parameters: parameters(spec, report),
        errors: errors::table(&spec.errors, "error codes of this vendor", report),
        services: services(files, &surroundings, reader, report),
        corrections: file.corrections.clone(),
        spec: file.path.clone(),
        origin: spec.vendor.span,
    })
}

fn parameters(spec: &spec::Vendor, report: &mut Report) -> Vec<CommonParameter> {
    let places = [("header", Location::Header), ("query", Location::Query)];
    let fillings = [
        "action",
        "version",
        "region",
        "timestamp",
        "authorization",
        "token",
        "language",
        "host",
        "app_id",
        "identifier",
        "user_sig",
        "random",
        "body_hash",
        "content_type",
        "fixed",
    ];
    let fillings = fillings.map(|name| (name, ()));
    let entries = spec.parameters.entries.iter();
    let lowered = entries.filter_map(|(name, parameter)| {
        one_of(&parameter.filled_with, "something the runtime can fill in", &fillings, report);
        Some(CommonParameter {
            name: name.value.clone(),
            location: one_of(&parameter.r#in, "a place for a common parameter", &places, report)?,
            ty: parameter.r#type.value.clone(),
            filled_with: parameter.filled_with.value.clone(),
            fixed: parameter.fixed.as_ref().map(|at| at.value.clone()),
            required: parameter.required.as_ref().is_some_and(|at| at.value),
            doc: sentence(&parameter.doc.value),
            origin: name.span,
        })
    });
    lowered.collect()
}

fn services(
    files: VendorFiles,
    surroundings: &Surroundings<'_>,
    reader: &Reader<'_>,
    report: &mut Report,
) -> Vec<Service> {
    let mut modules = Scope::new(format!("services of `{}`", files.folder));
    let mut services: Vec<_> = files
        .services
        .into_values()
        .filter_map(|files| service(files, surroundings, &mut modules, reader, report))
        .collect();
    services.sort_by(|a, b| a.name.cmp(&b.name));
    services
}

fn service(
    files: ServiceFiles,
    surroundings: &Surroundings<'_>,
    modules: &mut Scope,
    reader: &Reader<'_>,
    report: &mut Report,
) -> Option<Service> {
    let span = files.versions.values().next().map(|version| version.span)?;
    let folder = At { value: files.folder.clone(), span };
    let module = scope::name(&folder, None, RustIdent::snake, report)?;
    modules.claim(&files.folder, &module, span, report);
    let rules = files.rules.as_ref().map(|file| {
        same_as_folder(&file.spec.service, &files.folder, report);
        responses::rules(file, report)
    });
    let mut names = Scope::new(format!("versions of `{}`", files.folder));
    let versions = files.versions.into_values();
    let versions: Vec<_> = versions
        .filter_map(|version| {
            let rules = if files.broken_rules {
                version::Rules::Unknown
            } else {
                rules.as_deref().map_or(version::Rules::None, version::Rules::Known)
            };
            version::lower(version, &folder, rules, surroundings, &mut names, (reader, report))
        })
        .collect();
    Some(Service {
        name: files.folder.clone(),
        module,
        versions,
        doc_modules: files.rules.as_ref().map_or_else(Vec::new, |file| responses::modules(&file.spec)),
        rules_spec: files.rules.as_ref().map(|file| file.path.clone()),
        rules_source: files.rules.as_ref().map(|file| super::words::source(&file.spec.source)),
        rules_corrections: files.rules.as_ref().map_or_else(Vec::new, |file| file.corrections.clone()),
        rules: rules.unwrap_or_default(),
    })
}

/// The name in the file is the folder's: one of them was mistyped otherwise.
pub(super) fn same_as_folder(name: &At<String>, folder: &str, report: &mut Report) {
    if name.value != folder {
        let message = format!("this is `{}`, but the folder is `{folder}`", name.value);
        report.push(
            Diagnostic::error("folder-mismatch", name.span, message)
                .help(format!("write `{folder}`, or move the file")),
        );
    }
}
