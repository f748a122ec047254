//! What nobody uses. Said only when every file was understood, for a broken file may be the one that uses it.

use std::collections::BTreeSet;

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{Enum, Field, Model, Service, Struct, Ty, TypeRef, Version};

/// `unused-type`, `unused-enum`, `unused-response-rule`, `module-unused`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    if !findings.all_read() {
        return;
    }
    for (_, _, version) in walk::versions(model) {
        shared(version, findings);
        for operation in &version.operations {
            structs(&operation.types, findings);
            let fields = operation.request.iter().chain(&operation.reply);
            let used = enums_of(fields.chain(operation.types.iter().flat_map(|of| &of.fields)));
            enums(&operation.enums, &used, findings);
        }
    }
    for service in model.vendors.iter().flat_map(|vendor| &vendor.services) {
        rules(service, findings);
    }
}

fn shared(version: &Version, findings: &mut Findings) {
    structs(&version.types, findings);
    let own = version.operations.iter().flat_map(|operation| {
        let nested = operation.types.iter().flat_map(|of| &of.fields);
        operation.request.iter().chain(&operation.reply).chain(nested)
    });
    let used = enums_of(own.chain(version.types.iter().flat_map(|of| &of.fields)));
    enums(&version.enums, &used, findings);
}

fn structs(declared: &[Struct], findings: &mut Findings) {
    for of in declared.iter().filter(|of| !of.in_request && !of.in_reply) {
        let message = format!("no request and no reply has a `{}`", of.name);
        findings.push(
            Diagnostic::error("unused-type", of.origin, message)
                .help("delete the type, or name it in the `type` of the field that has it"),
        );
    }
}

fn enums(declared: &[Enum], used: &BTreeSet<&TypeRef>, findings: &mut Findings) {
    for of in declared.iter().filter(|of| !used.iter().any(|target| target.rust == of.rust)) {
        findings.push(
            Diagnostic::error("unused-enum", of.origin, format!("no field has the values of `{}`", of.name))
                .help(format!("delete it, or write `type: {}` at the field that has these values", of.name)),
        );
    }
}

fn enums_of<'m>(fields: impl Iterator<Item = &'m Field>) -> BTreeSet<&'m TypeRef> {
    let target = |field: &'m Field| match walk::item(&field.ty) {
        Ty::Enum(target) => Some(target),
        _ => None,
    };
    fields.filter_map(target).collect()
}

fn rules(service: &Service, findings: &mut Findings) {
    let operations = || service.versions.iter().flat_map(|version| &version.operations);
    for (index, rule) in service.rules.iter().enumerate() {
        if !operations().any(|operation| operation.rule == Some(index)) {
            findings.push(
                Diagnostic::warning(
                    "unused-response-rule",
                    rule.origin,
                    format!("no operation follows the rule `{}`", rule.id),
                )
                .help(
                    "check `versions` and `modules`; a rule waits for its operations only if they come soon",
                ),
            );
        }
    }
    for module in &service.doc_modules {
        let in_rule = service.rules.iter().any(|rule| rule.modules.contains(&module.name));
        let in_operation = operations().any(|operation| operation.doc_module.as_ref() == Some(&module.name));
        if !in_rule && !in_operation {
            findings.push(
                Diagnostic::warning(
                    "module-unused",
                    module.origin,
                    format!("no rule and no operation is of the module `{}`", module.name),
                )
                .help("delete it, or name it under `modules:` of a rule or `module:` of an operation"),
            );
        }
    }
}
