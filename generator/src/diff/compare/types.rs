//! Nested types and documented values that a page declares.

use super::super::rules::*;
use super::fields::{self, Usage};
use super::operations::deprecation;
use super::pairs::{Pairs, names_alike, pairs, words_alike};
use super::scope::{Scope, Shown};
use super::shapes::Renames;
use super::words;
use crate::model::walk::spelled;
use crate::model::{Enum, EnumValue, Struct};

pub(super) fn structs(scope: &mut Scope<'_>, found: &Pairs<'_, Struct>, renames: &Renames) {
    for of in &found.removed {
        scope.report(&TYPE_REMOVED, &path(&of.name), named(of), Shown::nothing());
    }
    for of in &found.added {
        scope.report(&TYPE_ADDED, &path(&of.name), Shown::nothing(), named(of));
    }
    for (old, new) in found.same.iter().chain(&found.renamed) {
        structure(scope, old, new, renames);
    }
}

/// One type on both sides.
pub(super) fn structure(scope: &mut Scope<'_>, old: &Struct, new: &Struct, renames: &Renames) {
    let Struct { name: _, rust, doc, fields, in_request, in_reply, origin } = old;
    let path = path(&new.name);
    if *rust != new.rust {
        scope.report(&TYPE_RUST_RENAMED, &path, named(old), named(new));
    }
    let sides = |request: bool, reply: bool| match (request, reply) {
        (true, true) => "requests and replies",
        (true, false) => "requests",
        (false, true) => "replies",
        (false, false) => "nothing",
    };
    let (before, after) = (sides(*in_request, *in_reply), sides(new.in_request, new.in_reply));
    if before != after {
        let change = match *in_request && !new.in_request {
            true => &TYPE_SETTERS_REMOVED,
            false => &TYPE_USAGE_CHANGED,
        };
        scope.report(change, &path, Shown::at(*origin, before), Shown::at(new.origin, after));
    }
    let usage = Usage { request: *in_request || new.in_request, reply: *in_reply || new.in_reply };
    fields::compare(scope, &path, usage, (fields, &new.fields), renames);
    words::compare(scope, &format!("{path}._doc"), (*origin, doc), (new.origin, &new.doc));
}

pub(super) fn enums(scope: &mut Scope<'_>, found: &Pairs<'_, Enum>) {
    for of in &found.removed {
        scope.report(&ENUM_REMOVED, &values_of(of), typed(of), Shown::nothing());
    }
    for of in &found.added {
        scope.report(&ENUM_ADDED, &values_of(of), Shown::nothing(), typed(of));
    }
    for (old, new) in found.same.iter().chain(&found.renamed) {
        enumeration(scope, old, new);
    }
}

fn enumeration(scope: &mut Scope<'_>, old: &Enum, new: &Enum) {
    let Enum { name: _, rust, doc, repr, values, origin } = old;
    let path = values_of(new);
    if *rust != new.rust {
        scope.report(&ENUM_RUST_RENAMED, &path, typed(old), typed(new));
    }
    scope.differ(
        &ENUM_REPR_CHANGED,
        &path,
        (*origin, &spelled(*repr).to_owned()),
        (new.origin, &spelled(new.repr).to_owned()),
    );
    words::compare(scope, &format!("{path}.doc"), (*origin, doc), (new.origin, &new.doc));
    let alike = |old: &EnumValue, new: &EnumValue| {
        let name = if old.rust == new.rust { 4 } else { names_alike(old.rust.plain(), new.rust.plain()) };
        name + words_alike(&old.doc, &new.doc)
    };
    let found = pairs(values, &new.values, |of| of.wire.clone(), alike);
    for value in found.removed {
        scope.report(&ENUM_VALUE_REMOVED, &below(&path, value), constant(old, value), Shown::nothing());
    }
    for value in found.added {
        scope.report(&ENUM_VALUE_ADDED, &below(&path, value), Shown::nothing(), constant(new, value));
    }
    if found.reordered {
        let order = |of: &Enum| {
            Shown::at(of.origin, of.values.iter().map(|value| value.wire.clone()).collect::<Vec<_>>())
        };
        scope.report(&ENUM_ORDER_CHANGED, &path, order(old), order(new));
    }
    for (was, is) in found.same.into_iter().chain(found.renamed) {
        value(scope, &below(&path, is), (old, was), (new, is));
    }
}

fn value(
    scope: &mut Scope<'_>,
    path: &str,
    (of_old, old): (&Enum, &EnumValue),
    (of_new, new): (&Enum, &EnumValue),
) {
    let EnumValue { wire, rust, doc, deprecated, origin } = old;
    if *wire != new.wire {
        scope.report(
            &ENUM_VALUE_CHANGED,
            path,
            Shown::at(*origin, wire.clone()),
            Shown::at(new.origin, new.wire.clone()),
        );
    }
    if *rust != new.rust {
        scope.report(&ENUM_VALUE_RENAMED, path, constant(of_old, old), constant(of_new, new));
    }
    scope.differ(&ENUM_MEANING_CHANGED, &format!("{path}.doc"), (*origin, doc), (new.origin, &new.doc));
    let (before, after) = (deprecation(deprecated.as_ref()), deprecation(new.deprecated.as_ref()));
    scope.differ(&ENUM_VALUE_DEPRECATED, path, (*origin, &before), (new.origin, &after));
}

fn constant(of: &Enum, value: &EnumValue) -> Shown {
    Shown::at(value.origin, value.wire.clone()).rust(format!("{}::{}", of.rust.plain(), value.rust))
}

fn values_of(of: &Enum) -> String {
    format!("enums.{}", of.name)
}

fn typed(of: &Enum) -> Shown {
    Shown::at(of.origin, of.rust.plain()).rust(of.rust.plain())
}

fn named(of: &Struct) -> Shown {
    Shown::at(of.origin, of.name.clone()).rust(format!("struct {}", of.rust.plain()))
}

fn path(name: &str) -> String {
    format!("types.{name}")
}

fn below(path: &str, value: &EnumValue) -> String {
    format!("{path}.values.{}", value.wire)
}
