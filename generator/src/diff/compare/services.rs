//! Services and their versions.

use serde_json::{Value as Json, json};

use super::super::rules::*;
use super::declared::{self, Shared};
use super::errors::Owner;
use super::operations::{self, Within};
use super::pairs::{ALIKE, pairs};
use super::scope::{Scope, Shown, Why};
use super::{errors, replies, shapes, sources, types, words};
use crate::model::{DocModule, Host, ResponseRule, Scope as Where, Service, Vendor, Version};
use crate::source::Span;

pub(super) fn compare(scope: &mut Scope<'_>, old: &Vendor, new: &Vendor) {
    let found = pairs(&old.services, &new.services, |of| of.name.clone(), |_, _| 0);
    let seen = |vendor: &Vendor, of: &Service| {
        let origin = of.versions.first().map_or(vendor.origin, |version| version.origin);
        Shown::at(origin, of.name.clone()).rust(format!("{}::{}", vendor.module, of.module))
    };
    for of in found.removed {
        scope.below(&of.name, None, Why::Whole).report(&SERVICE_REMOVED, "", seen(old, of), Shown::nothing());
    }
    for of in found.added {
        scope.below(&of.name, None, Why::Whole).report(&SERVICE_ADDED, "", Shown::nothing(), seen(new, of));
    }
    for (was, is) in found.same {
        service(scope, (old, was), (new, is));
    }
}

fn service(scope: &mut Scope<'_>, (in_old, old): (&Vendor, &Service), (in_new, new): (&Vendor, &Service)) {
    let Service {
        name,
        module: _,
        versions,
        rules,
        doc_modules,
        rules_spec: _,
        rules_source,
        rules_corrections,
    } = old;
    {
        let why = Why::of(
            (rules_source.as_slice(), rules_corrections),
            (new.rules_source.as_slice(), &new.rules_corrections),
        );
        let mut scope = scope.below(name, new.rules_source.as_ref(), why);
        response_rules(&mut scope, rules, &new.rules);
        modules(&mut scope, doc_modules, &new.doc_modules);
        sources::sources(&mut scope, rules_source.as_slice(), new.rules_source.as_slice());
        sources::corrections(&mut scope, rules_corrections, &new.rules_corrections);
    }
    let mut scope = scope.below(name, None, Why::Whole);
    let found = pairs(versions, &new.versions, |of| of.version.clone(), |_, _| 0);
    let seen = |vendor: &Vendor, service: &Service, of: &Version| {
        let path = [&vendor.module, &service.module, &of.module].map(|module| module.as_str()).join("::");
        Shown::at(of.origin, of.version.clone()).rust(path)
    };
    for of in found.removed {
        let mut scope = scope.below(&of.version, of.sources.first(), Why::Whole);
        scope.report(&API_VERSION_REMOVED, "", seen(in_old, old, of), Shown::nothing());
    }
    for of in found.added {
        let mut scope = scope.below(&of.version, of.sources.first(), Why::Whole);
        scope.report(&API_VERSION_ADDED, "", Shown::nothing(), seen(in_new, new, of));
    }
    for (was, is) in found.same {
        let old = Within { vendor: in_old, service: old, version: was };
        let new = Within { vendor: in_new, service: new, version: is };
        version(&mut scope, old, new);
    }
}

fn version(scope: &mut Scope<'_>, in_old: Within<'_>, in_new: Within<'_>) {
    let (old, new) = (in_old.version, in_new.version);
    let Version {
        version: name,
        module: _,
        title,
        summary,
        sources,
        signing_name,
        hosts: old_hosts,
        path,
        default_region,
        regions: old_regions,
        errors: codes,
        envelope,
        types: structs,
        enums,
        operations: _,
        // The crate has nothing of it; an operation that is transcribed is told as new.
        untranscribed: _,
        corrections,
        spec: _,
        origin,
    } = old;
    let ends = (*origin, new.origin);
    let why = Why::of((sources, corrections), (&new.sources, &new.corrections));
    let mut scope = scope.below(name, new.sources.first(), why);
    let scope = &mut scope;
    scope.differ(&SIGNING_SCOPE_CHANGED, "signing_name", (ends.0, signing_name), (ends.1, &new.signing_name));
    scope.differ(&OP_PATH_CHANGED, "path", (ends.0, path), (ends.1, &new.path));
    scope.differ(
        &DEFAULT_REGION_CHANGED,
        "default_region",
        (ends.0, default_region),
        (ends.1, &new.default_region),
    );
    hosts(scope, old_hosts, &new.hosts);
    regions(scope, ends, old_regions, &new.regions);
    replies::compare(scope, "envelope", (ends.0, envelope.as_ref()), (ends.1, new.envelope.as_ref()));
    errors::compare(scope, Owner { rust: "ServiceError", of_operation: false }, codes, &new.errors);
    let (mut structs, enums) = (shapes::structs(structs, &new.types), shapes::enums(enums, &new.enums));
    let moved = declared::moved(old, new);
    declared::without_moved(&mut structs, &moved);
    let shared = Shared { renames: shapes::renames(&structs, &enums, Where::Version), moved };
    types::structs(scope, &structs, &shared.renames);
    types::enums(scope, &enums);
    words::compare(scope, "title", (ends.0, title), (ends.1, &new.title));
    words::compare(scope, "summary", (ends.0, summary), (ends.1, &new.summary));
    sources::sources(scope, sources, &new.sources);
    sources::corrections(scope, corrections, &new.corrections);
    operations::compare(scope, in_old, in_new, &shared);
}

fn hosts(scope: &mut Scope<'_>, old: &[Host], new: &[Host]) {
    let key = |of: &Host| (of.region.clone(), of.name.clone());
    let value = |of: &Host| {
        let Host { host, region, name, doc: _, origin } = of;
        Shown::at(*origin, json!({ "host": host, "region": region, "name": name }))
    };
    // A host of the same region or data centre is what became of the other.
    let alike = |old: &Host, new: &Host| if key(old) == key(new) { ALIKE } else { 0 };
    let found = pairs(old, new, |of| (of.host.clone(), key(of)), alike);
    let path = |of: &Host| format!("hosts.{}", of.host);
    for of in found.removed {
        scope.report(&ENDPOINT_HOST_CHANGED, &path(of), value(of), Shown::nothing());
    }
    for of in found.added {
        scope.report(&ENDPOINT_HOST_ADDED, &path(of), Shown::nothing(), value(of));
    }
    for (was, is) in &found.renamed {
        scope.report(&ENDPOINT_HOST_CHANGED, &path(is), value(was), value(is));
    }
    // The first is the one that calls go to.
    if let (true, [was, ..], [is, ..]) = (found.reordered, old, new) {
        scope.report(&ENDPOINT_HOST_CHANGED, "hosts", value(was), value(is));
    }
    for (was, is) in found.same.into_iter().chain(found.renamed) {
        words::compare(scope, &format!("{}.doc", path(is)), (was.origin, &was.doc), (is.origin, &is.doc));
    }
}

fn regions(scope: &mut Scope<'_>, ends: (Span, Span), old: &[(String, String)], new: &[(String, String)]) {
    let found = pairs(old, new, |(name, _)| name.clone(), |_, _| 0);
    let path = |name: &String| format!("regions.{name}");
    for (name, _) in found.removed {
        scope.report(&REGION_REMOVED, &path(name), Shown::at(ends.0, name.clone()), Shown::nothing());
    }
    for (name, _) in found.added {
        scope.report(&REGION_ADDED, &path(name), Shown::nothing(), Shown::at(ends.1, name.clone()));
    }
    for ((name, was), (_, is)) in found.same {
        words::compare(scope, &path(name), (ends.0, was), (ends.1, is));
    }
}

fn response_rules(scope: &mut Scope<'_>, old: &[ResponseRule], new: &[ResponseRule]) {
    let alike = |old: &ResponseRule, new: &ResponseRule| {
        let same = (&old.versions, &old.modules) == (&new.versions, &new.modules);
        if same { ALIKE } else { 0 }
    };
    let found = pairs(old, new, |of| of.id.clone(), alike);
    let path = |of: &ResponseRule| format!("rules.{}", of.id);
    let value = |of: &ResponseRule| {
        let ResponseRule { id, rust: _, versions, modules, envelope: _, doc: _, examples: _, origin } = of;
        Shown::at(*origin, json!({ "id": id, "versions": versions, "modules": modules }))
    };
    // What it means for an operation that another rule holds for it is told there.
    for of in found.removed {
        scope.report(&RESPONSE_RULE_CHANGED, &path(of), value(of), Shown::nothing());
    }
    for of in found.added {
        scope.report(&RESPONSE_RULE_CHANGED, &path(of), Shown::nothing(), value(of));
    }
    for (old, new) in found.same.into_iter().chain(found.renamed) {
        let (path, ends) = (path(new), (old.origin, new.origin));
        if (&old.id, &old.versions, &old.modules) != (&new.id, &new.versions, &new.modules) {
            scope.report(&RESPONSE_RULE_CHANGED, &path, value(old), value(new));
        }
        replies::compare(scope, &path, (ends.0, Some(&old.envelope)), (ends.1, Some(&new.envelope)));
        words::compare(scope, &format!("{path}.doc"), (ends.0, &old.doc), (ends.1, &new.doc));
        operations::samples(scope, &format!("{path}.examples"), ends, &old.examples, &new.examples);
    }
}

fn modules(scope: &mut Scope<'_>, old: &[DocModule], new: &[DocModule]) {
    let value = |of: &[DocModule]| -> Json {
        of.iter().map(|DocModule { name, doc, origin: _ }| json!([name, doc])).collect()
    };
    let at =
        |of: &[DocModule]| of.first().map_or_else(Shown::nothing, |first| Shown::at(first.origin, value(of)));
    if value(old) != value(new) {
        scope.report(&DOC_MODULE_CHANGED, "modules", at(old), at(new));
    }
}
