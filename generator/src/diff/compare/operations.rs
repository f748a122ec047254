//! Operations as a whole.

use serde_json::{Value as Json, json};

use super::super::rules::*;
use super::declared::Shared;
use super::errors::Owner;
use super::fields::Usage;
use super::pairs::{names_alike, pairs, words_alike};
use super::scope::{Scope, Shown, Why};
use super::{declared, errors, fields, replies, sources, walks, words};
use crate::model::walk::Call;
use crate::model::{
    Deprecation, Example, ExampleReply, Form, Group, GroupKind, Operation, RateLimit, Safety, Service,
    Vendor, Version,
};
use crate::source::Span;

/// A version and what surrounds it.
#[derive(Clone, Copy)]
pub(super) struct Within<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) service: &'a Service,
    pub(super) version: &'a Version,
}

impl<'a> Within<'a> {
    /// What users write to name something here.
    fn path(self, name: &str) -> String {
        let modules = [&self.vendor.module, &self.service.module, &self.version.module];
        format!("{}::{name}", modules.map(|module| module.as_str()).join("::"))
    }

    fn call(self, operation: &'a Operation) -> Call<'a> {
        Call { vendor: self.vendor, service: self.service, version: self.version, operation }
    }
}

pub(super) fn compare(scope: &mut Scope<'_>, old: Within<'_>, new: Within<'_>, shared: &Shared<'_>) {
    let alike = |old: &Operation, new: &Operation| {
        let wires = |of: &Operation| of.request.iter().map(|field| field.wire.clone()).collect::<Vec<_>>();
        let fields = if wires(old) == wires(new) && !old.request.is_empty() { 2 } else { 0 };
        names_alike(&old.name, &new.name) + words_alike(&old.summary, &new.summary) + fields
    };
    let found = pairs(&old.version.operations, &new.version.operations, |of| of.name.clone(), alike);
    for operation in found.removed {
        let change = match operation.deprecated {
            Some(_) => &OP_REMOVED_AFTER_DEPRECATION,
            None => &OP_REMOVED,
        };
        let mut scope = scope.below(&operation.name, operation.sources.first(), Why::Whole);
        scope.report(change, "", shown(old, operation), Shown::nothing());
    }
    for operation in found.added {
        let mut scope = scope.below(&operation.name, operation.sources.first(), Why::Whole);
        scope.report(&OP_ADDED, "", Shown::nothing(), shown(new, operation));
    }
    // What an operation means is told by its own file and by those above it.
    let sides = scope.sides();
    let share = |old: &str, new: &str| sides.share(old, new);
    let rules = match (&old.service.rules_spec, &new.service.rules_spec) {
        (None, None) => true,
        (old, new) => share(old.as_deref().unwrap_or_default(), new.as_deref().unwrap_or_default()),
    };
    let above =
        rules && share(&old.vendor.spec, &new.vendor.spec) && share(&old.version.spec, &new.version.spec);
    let differ = |(was, is): &(&Operation, &Operation)| !(above && share(&was.spec, &is.spec));
    let same: Vec<_> = found.same.into_iter().chain(found.renamed).filter(differ).collect();
    for (was, is) in same {
        let why = Why::of((&was.sources, &was.corrections), (&is.sources, &is.corrections));
        let mut scope = scope.below(&is.name, is.sources.first(), why);
        operation(&mut scope, (old, was), (new, is), shared);
    }
}

fn operation(
    scope: &mut Scope<'_>,
    (in_old, old): (Within<'_>, &Operation),
    (in_new, new): (Within<'_>, &Operation),
    shared: &Shared<'_>,
) {
    let Operation {
        name,
        rust,
        module: _,
        summary,
        doc,
        sources,
        doc_module,
        method,
        rate_limit,
        region_required,
        regions,
        safety,
        state,
        paging,
        polling,
        deprecated,
        request,
        groups,
        reply,
        whole_result,
        types: _,
        enums: _,
        errors,
        rule: _,
        envelope: _,
        examples,
        corrections,
        spec: _,
        origin,
    } = old;
    let ends = (*origin, new.origin);
    if *name != new.name {
        scope.report(
            &OP_WIRE_ACTION_CHANGED,
            "",
            Shown::at(ends.0, name.clone()),
            Shown::at(ends.1, new.name.clone()),
        );
    }
    if *rust != new.rust {
        scope.report(&OP_RUST_NAME_CHANGED, "", shown(in_old, old), shown(in_new, new));
    }
    aging(scope, ends, deprecated.as_ref(), new.deprecated.as_ref());
    scope.differ(&OP_METHOD_CHANGED, "method", (ends.0, method), (ends.1, &new.method));
    scope.differ(&OP_MODULE_CHANGED, "module", (ends.0, doc_module), (ends.1, &new.doc_module));
    repeats(scope, ends, *safety, new.safety);
    rate(scope, ends, *rate_limit, new.rate_limit);
    places(scope, ends, (*region_required, regions), (new.region_required, &new.regions));
    walks::paging(scope, (paging.as_ref(), reply), (new.paging.as_ref(), &new.reply));
    walks::polling(scope, polling.as_ref(), new.polling.as_ref());
    walks::state(scope, ends, state.as_ref(), new.state.as_ref());
    let renames = declared::compare(scope, old, new, shared);
    fields::compare(scope, "request", Usage::REQUEST, (request, &new.request), &renames);
    match *whole_result == new.whole_result {
        true => fields::compare(scope, "response", Usage::REPLY, (reply, &new.reply), &renames),
        false => {
            let whole = |whole: bool| if whole { "a single value" } else { "an object" };
            let (was, is) = (whole(*whole_result), whole(new.whole_result));
            scope.report(&OP_REPLY_WHOLE_CHANGED, "response", Shown::at(ends.0, was), Shown::at(ends.1, is));
        }
    }
    several(scope, groups, &new.groups);
    let owner = Owner { rust: &format!("{}Error", new.rust), of_operation: true };
    errors::compare(scope, owner, errors, &new.errors);
    // Only where the rule is another one, or the operation departs from it; what became of a rule itself is told once, at the rule.
    let rule = |within: Within<'_>, of: &Operation| {
        of.rule.and_then(|index| within.service.rules.get(index)).map(|rule| rule.id.clone())
    };
    let envelopes = (in_old.call(old).envelope(), in_new.call(new).envelope());
    let own = |of: &Operation| of.envelope.as_ref().map(|of| of.result.clone());
    if rule(in_old, old) != rule(in_new, new) || own(old) != own(new) {
        replies::compare(scope, "envelope", (ends.0, envelopes.0), (ends.1, envelopes.1));
    }
    samples(scope, "examples", ends, examples, &new.examples);
    words::compare(scope, "summary", (ends.0, summary), (ends.1, &new.summary));
    words::compare(scope, "doc", (ends.0, doc), (ends.1, &new.doc));
    sources::sources(scope, sources, &new.sources);
    sources::corrections(scope, corrections, &new.corrections);
}

fn shown(within: Within<'_>, operation: &Operation) -> Shown {
    Shown::at(operation.origin, operation.name.clone()).rust(within.path(operation.rust.as_str()))
}

fn aging(scope: &mut Scope<'_>, ends: (Span, Span), old: Option<&Deprecation>, new: Option<&Deprecation>) {
    let change = match (old, new) {
        (None, _) => &OP_DEPRECATED,
        (_, None) => &OP_UNDEPRECATED,
        _ => &OP_DEPRECATION_CHANGED,
    };
    scope.differ(change, "deprecated", (ends.0, &deprecation(old)), (ends.1, &deprecation(new)));
}

/// A deprecation as a value.
pub(super) fn deprecation(of: Option<&Deprecation>) -> Json {
    of.map_or(
        Json::Null,
        |Deprecation { since, instead, note }| json!({ "since": since, "use": instead, "note": note }),
    )
}

fn repeats(scope: &mut Scope<'_>, ends: (Span, Span), old: Safety, new: Safety) {
    let rank = |of: Safety| match of {
        Safety::Read => 2,
        Safety::Idempotent => 1,
        Safety::Unsafe => 0,
    };
    let word = |of: Safety| match of {
        Safety::Read => "read",
        Safety::Idempotent => "idempotent",
        Safety::Unsafe => "unsafe",
    };
    let change = if rank(new) > rank(old) { &OP_SAFETY_LOOSENED } else { &OP_SAFETY_TIGHTENED };
    scope.differ(change, "safety", (ends.0, &word(old).to_owned()), (ends.1, &word(new).to_owned()));
}

fn rate(scope: &mut Scope<'_>, ends: (Span, Span), old: Option<RateLimit>, new: Option<RateLimit>) {
    let a_second = |of: Option<RateLimit>| {
        of.map_or(f64::INFINITY, |of| f64::from(of.calls) / f64::from(of.seconds.max(1)))
    };
    let value = |of: Option<RateLimit>| {
        of.map_or(Json::Null, |RateLimit { calls, seconds }| json!({ "calls": calls, "seconds": seconds }))
    };
    let change = if a_second(new) < a_second(old) { &OP_RATE_LIMIT_LOWERED } else { &OP_RATE_LIMIT_RAISED };
    scope.differ(change, "rate_limit", (ends.0, &value(old)), (ends.1, &value(new)));
}

fn places(scope: &mut Scope<'_>, ends: (Span, Span), old: (bool, &[String]), new: (bool, &[String])) {
    let value = |(required, only): (bool, &[String])| json!({ "required": required, "only": only });
    let kept = |region: &String| new.1.is_empty() || new.1.contains(region);
    let fewer = if old.1.is_empty() { !new.1.is_empty() } else { !old.1.iter().all(kept) };
    let change = if fewer || (new.0 && !old.0) { &OP_REGIONS_NARROWED } else { &OP_REGIONS_WIDENED };
    scope.differ(change, "regions", (ends.0, &value(old)), (ends.1, &value(new)));
}

fn several(scope: &mut Scope<'_>, old: &[Group], new: &[Group]) {
    let rule = |of: &Group| (kind(of.kind), of.fields.clone());
    let found = pairs(old, new, rule, |_, _| 0);
    let value = |of: &Group| Shown::at(of.origin, json!({ kind(of.kind): of.fields }));
    let path = |of: &Group| format!("groups.{}", of.fields.join("+"));
    for of in found.removed {
        let needs = of.kind == GroupKind::Requires;
        let change = if needs { &REQ_CONDITION_REMOVED } else { &REQ_GROUP_REMOVED };
        scope.report(change, &path(of), value(of), Shown::nothing());
    }
    for of in found.added {
        let needs = of.kind == GroupKind::Requires;
        let change = if needs { &REQ_CONDITION_ADDED } else { &REQ_GROUP_ADDED };
        scope.report(change, &path(of), Shown::nothing(), value(of));
    }
    for (old, new) in found.same {
        let Group { kind: _, fields: _, doc, origin } = old;
        words::compare(scope, &format!("{}.doc", path(new)), (*origin, doc), (new.origin, &new.doc));
    }
}

fn kind(of: GroupKind) -> &'static str {
    match of {
        GroupKind::ExactlyOne => "exactly_one",
        GroupKind::AtLeastOne => "at_least_one",
        GroupKind::AtMostOne => "at_most_one",
        GroupKind::AllOrNone => "all_or_none",
        GroupKind::Requires => "requires",
    }
}

/// Samples, by their titles.
pub(super) fn samples(
    scope: &mut Scope<'_>,
    path: &str,
    ends: (Span, Span),
    old: &[Example],
    new: &[Example],
) {
    let value = |of: &Example| {
        let Example { title, request, form, reply, origin: _ } = of;
        let reply =
            reply.as_ref().map(|ExampleReply { status, body, fails_with }| json!([status, body, fails_with]));
        json!({ "title": title, "request": request, "query": *form == Form::Query, "reply": reply })
    };
    let values = |of: &[Example]| of.iter().map(value).collect::<Vec<_>>();
    let at = |of: &[Example], end: Span| of.first().map_or(end, |first| first.origin);
    let (before, after) = (values(old), values(new));
    scope.differ(&EXAMPLE_CHANGED, path, (at(old, ends.0), &before), (at(new, ends.1), &after));
}
