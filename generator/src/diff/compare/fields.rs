//! Fields of requests, replies and nested types.

use serde_json::json;

use super::super::rules::*;
use super::operations::deprecation;
use super::pairs::{names_alike, pairs, words_alike};
use super::scope::{Scope, Shown};
use super::shapes::{Became, Renames, became};
use super::{limits, signature, words};
use crate::model::{Field, Location};

/// On which side of calls the fields stand; those of nested types may stand on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Usage {
    pub(super) request: bool,
    pub(super) reply: bool,
}

impl Usage {
    pub(super) const REQUEST: Usage = Usage { request: true, reply: false };
    pub(super) const REPLY: Usage = Usage { request: false, reply: true };

    /// Whichever counts more: a change that refuses requests is worse than one in replies.
    fn choose(self, request: &'static Change, reply: &'static Change) -> &'static Change {
        if self.request { request } else { reply }
    }
}

/// Compares fields below `prefix`, as `request` or `types.Room`.
pub(super) fn compare(
    scope: &mut Scope<'_>,
    prefix: &str,
    usage: Usage,
    (old, new): (&[Field], &[Field]),
    renames: &Renames,
) {
    let alike = |old: &Field, new: &Field| {
        let same_type = became(&old.ty, &new.ty, renames) == Became::Same;
        let points = names_alike(&old.wire, &new.wire) + words_alike(&old.doc, &new.doc);
        if same_type { points + 1 } else { points.saturating_sub(2) }
    };
    let found = pairs(old, new, |field| field.wire.clone(), alike);
    for field in &found.removed {
        let change = usage.choose(&REQ_REMOVED, &RES_REMOVED);
        scope.report(change, &path(prefix, field), shown(field, usage), Shown::nothing());
        if field.idempotency_token {
            scope.report(&REQ_TOKEN_REMOVED, &path(prefix, field), shown(field, usage), Shown::nothing());
        }
    }
    for field in &found.added {
        scope.report(added(field, usage), &path(prefix, field), Shown::nothing(), shown(field, usage));
        // More than a new parameter: calls that nobody touched are repeated from now on.
        if field.idempotency_token {
            scope.report(&REQ_TOKEN_ADDED, &path(prefix, field), Shown::nothing(), shown(field, usage));
        }
    }
    if found.reordered {
        let names = |fields: &[Field]| fields.iter().map(|field| field.wire.clone()).collect::<Vec<_>>();
        let first = |fields: &[Field]| match fields.first() {
            Some(first) => Shown::at(first.origin, names(fields)),
            None => Shown::nothing(),
        };
        scope.report(usage.choose(&REQ_ORDER_CHANGED, &RES_ORDER_CHANGED), prefix, first(old), first(new));
    }
    for (old, new) in found.same.into_iter().chain(found.renamed) {
        field(scope, prefix, usage, old, new, renames);
    }
}

fn added(field: &Field, usage: Usage) -> &'static Change {
    match usage.request {
        true if field.required && field.default.is_some() => &REQ_ADDED_WITH_DEFAULT,
        true if field.required => &REQ_ADDED_REQUIRED,
        true => &REQ_ADDED_OPTIONAL,
        false => &RES_ADDED,
    }
}

fn field(scope: &mut Scope<'_>, prefix: &str, usage: Usage, old: &Field, new: &Field, renames: &Renames) {
    let Field {
        wire,
        rust,
        ty: _,
        required,
        nullable,
        location,
        doc,
        limits: old_limits,
        default,
        unit,
        time,
        example,
        sensitive,
        sensitive_stated: _,
        idempotency_token,
        deprecated,
        origin,
    } = old;
    let path = path(prefix, new);
    if *wire != new.wire {
        let change = usage.choose(&REQ_WIRE_RENAMED, &RES_WIRE_RENAMED);
        scope.report(
            change,
            &path,
            Shown::at(*origin, wire.clone()),
            Shown::at(new.origin, new.wire.clone()),
        );
    }
    if *rust != new.rust {
        let change = usage.choose(&REQ_RUST_RENAMED, &RES_RUST_RENAMED);
        scope.report(change, &path, shown(old, usage), shown(new, usage));
    }
    ty(scope, &path, usage, old, new, renames);
    if usage.request {
        requiredness(scope, &path, *required, old, new);
        limits::compare(scope, &path, old, new);
        let told = if default.is_some() && new.default.is_some() {
            &REQ_DEFAULT_CHANGED
        } else {
            &REQ_DEFAULT_DOCUMENTED
        };
        scope.differ(told, &path, (*origin, default), (new.origin, &new.default));
        let token = if new.idempotency_token { &REQ_TOKEN_ADDED } else { &REQ_TOKEN_REMOVED };
        scope.differ(token, &path, (*origin, idempotency_token), (new.origin, &new.idempotency_token));
        scope.differ(
            &REQ_LOCATION_CHANGED,
            &path,
            (*origin, &place(*location)),
            (new.origin, &place(new.location)),
        );
    } else {
        scope.differ(&RES_NULLABLE, &path, (*origin, nullable), (new.origin, &new.nullable));
        let (before, after) = (limits::told(old_limits), limits::told(&new.limits));
        scope.differ(&RES_CONSTRAINT_CHANGED, &path, (*origin, &before), (new.origin, &after));
        let assumed = format!("{path}.default");
        scope.differ(&RES_CONSTRAINT_CHANGED, &assumed, (*origin, default), (new.origin, &new.default));
    }
    let (before, after) = (json!([unit, time]), json!([new.unit, new.time]));
    scope.differ(
        usage.choose(&REQ_UNIT_CHANGED, &RES_UNIT_CHANGED),
        &path,
        (*origin, &before),
        (new.origin, &after),
    );
    let hidden = match new.sensitive {
        true => usage.choose(&REQ_SENSITIVE_ADDED, &RES_SENSITIVE_ADDED),
        false => usage.choose(&REQ_SENSITIVE_REMOVED, &RES_SENSITIVE_REMOVED),
    };
    scope.differ(hidden, &path, (*origin, sensitive), (new.origin, &new.sensitive));
    let old_age = match new.deprecated {
        Some(_) => usage.choose(&REQ_DEPRECATED, &RES_DEPRECATED),
        None => usage.choose(&REQ_UNDEPRECATED, &RES_UNDEPRECATED),
    };
    let (before, after) = (deprecation(deprecated.as_ref()), deprecation(new.deprecated.as_ref()));
    scope.differ(old_age, &path, (*origin, &before), (new.origin, &after));
    scope.differ(
        &EXAMPLE_CHANGED,
        &format!("{path}.example"),
        (*origin, example),
        (new.origin, &new.example),
    );
    words::compare(scope, &format!("{path}.doc"), (*origin, doc), (new.origin, &new.doc));
}

fn ty(scope: &mut Scope<'_>, path: &str, usage: Usage, old: &Field, new: &Field, renames: &Renames) {
    let change = match became(&old.ty, &new.ty, renames) {
        Became::Same => return,
        Became::Boxed => &TYPE_BOXED,
        Became::List => usage.choose(&REQ_LIST_CHANGED, &RES_LIST_CHANGED),
        Became::IntWidened => usage.choose(&REQ_INT_WIDENED, &RES_TYPE_CHANGED),
        Became::IntNarrowed => usage.choose(&REQ_INT_NARROWED, &RES_TYPE_CHANGED),
        Became::IntSign => usage.choose(&REQ_INT_SIGN_CHANGED, &RES_TYPE_CHANGED),
        Became::ToEnum => usage.choose(&REQ_TO_ENUM, &RES_TYPE_CHANGED),
        Became::FromEnum => usage.choose(&REQ_FROM_ENUM, &RES_TYPE_CHANGED),
        Became::Other => usage.choose(&REQ_KIND_CHANGED, &RES_TYPE_CHANGED),
    };
    scope.report(change, path, shown(old, usage), shown(new, usage));
}

fn requiredness(scope: &mut Scope<'_>, path: &str, required: bool, old: &Field, new: &Field) {
    let change = if new.required { &REQ_TO_REQUIRED } else { &REQ_TO_OPTIONAL };
    scope.differ(change, path, (old.origin, &required), (new.origin, &new.required));
}

fn shown(field: &Field, usage: Usage) -> Shown {
    let seen = if usage.request { signature::setter(field) } else { signature::public_field(field) };
    Shown::at(field.origin, signature::spelled(&field.ty)).rust(seen)
}

fn path(prefix: &str, field: &Field) -> String {
    format!("{prefix}.{}", field.wire)
}

fn place(location: Location) -> String {
    match location {
        Location::Body => "body",
        Location::Query => "query",
        Location::Header => "header",
    }
    .to_owned()
}
