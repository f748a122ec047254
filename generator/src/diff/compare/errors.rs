//! Error codes of an operation, a service or a vendor.

use super::super::rules::{
    ERROR_ADDED_TO_OP, ERROR_ADDED_TO_SERVICE, ERROR_DEPRECATED, ERROR_FAMILY_CHANGED, ERROR_NUMBER_CHANGED,
    ERROR_ORDER_CHANGED, ERROR_REMOVED_FROM_OP, ERROR_REMOVED_FROM_SERVICE, ERROR_RETRY_CHANGED,
    ERROR_RUST_RENAMED, ERROR_STATUS_CHANGED, ERROR_WHEN_CHANGED, ERROR_WIRE_RENAMED,
};
use super::operations::deprecation;
use super::pairs::{names_alike, pairs, words_alike};
use super::scope::{Scope, Shown};
use super::words;
use crate::model::{ErrorCode, ErrorKey, Retry, When};

/// Whose codes they are.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    /// The enum, as `CloseRoomError`.
    pub(super) rust: &'a str,
    /// Whether they are an operation's own.
    pub(super) of_operation: bool,
}

pub(super) fn compare(scope: &mut Scope<'_>, owner: Owner<'_>, old: &[ErrorCode], new: &[ErrorCode]) {
    let alike = |old: &ErrorCode, new: &ErrorCode| {
        names_alike(&old.key.to_string(), &new.key.to_string()) + words_alike(&old.doc, &new.doc)
    };
    let found = pairs(old, new, |of| of.key.clone(), alike);
    let (added, removed) = match owner.of_operation {
        true => (&ERROR_ADDED_TO_OP, &ERROR_REMOVED_FROM_OP),
        false => (&ERROR_ADDED_TO_SERVICE, &ERROR_REMOVED_FROM_SERVICE),
    };
    for code in found.removed {
        scope.report(removed, &path(code), shown(code, owner), Shown::nothing());
    }
    for code in found.added {
        scope.report(added, &path(code), Shown::nothing(), shown(code, owner));
    }
    if found.reordered {
        let names = |codes: &[ErrorCode]| codes.iter().map(|of| of.key.to_string()).collect::<Vec<_>>();
        scope.report(&ERROR_ORDER_CHANGED, "errors", at_first(old, names(old)), at_first(new, names(new)));
    }
    for (old, new) in found.same.into_iter().chain(found.renamed) {
        code(scope, owner, old, new);
    }
}

fn code(scope: &mut Scope<'_>, owner: Owner<'_>, old: &ErrorCode, new: &ErrorCode) {
    let ErrorCode { key, rust, doc, retry, number, status, when, deprecated, origin } = old;
    let path = path(new);
    if *key != new.key {
        scope.report(&ERROR_WIRE_RENAMED, &path, shown(old, owner), shown(new, owner));
        if family(key) != family(&new.key) {
            let family = |of: &ErrorCode| Shown::at(of.origin, family(&of.key));
            scope.report(&ERROR_FAMILY_CHANGED, &path, family(old), family(new));
        }
    }
    if *rust != new.rust {
        scope.report(&ERROR_RUST_RENAMED, &path, shown(old, owner), shown(new, owner));
    }
    scope.differ(&ERROR_RETRY_CHANGED, &path, (*origin, &word(*retry)), (new.origin, &word(new.retry)));
    scope.differ(&ERROR_NUMBER_CHANGED, &path, (*origin, number), (new.origin, &new.number));
    scope.differ(&ERROR_STATUS_CHANGED, &path, (*origin, status), (new.origin, &new.status));
    scope.differ(
        &ERROR_WHEN_CHANGED,
        &path,
        (*origin, &conditions(when)),
        (new.origin, &conditions(&new.when)),
    );
    let (before, after) = (deprecation(deprecated.as_ref()), deprecation(new.deprecated.as_ref()));
    scope.differ(&ERROR_DEPRECATED, &path, (*origin, &before), (new.origin, &after));
    words::compare(scope, &format!("{path}.doc"), (*origin, doc), (new.origin, &new.doc));
}

fn shown(code: &ErrorCode, owner: Owner<'_>) -> Shown {
    Shown::at(code.origin, code.key.to_string()).rust(format!("{}::{}", owner.rust, code.rust))
}

fn at_first(codes: &[ErrorCode], names: Vec<String>) -> Shown {
    codes.first().map_or_else(Shown::nothing, |first| Shown::at(first.origin, names))
}

/// As corrections write it: a code with a dot in quotes.
fn path(code: &ErrorCode) -> String {
    match code.key.to_string() {
        key if key.contains('.') => format!("errors.{key:?}"),
        key => format!("errors.{key}"),
    }
}

fn family(key: &ErrorKey) -> String {
    let key = key.to_string();
    key.split('.').next().unwrap_or_default().to_owned()
}

fn word(retry: Retry) -> String {
    match retry {
        Retry::Never => "never",
        Retry::Transient => "transient",
        Retry::Throttle => "throttle",
        Retry::Clock => "clock",
        Retry::Credentials => "credentials",
    }
    .to_owned()
}

fn conditions(when: &[When]) -> Vec<String> {
    when.iter()
        .map(|when| match when {
            When::Is(condition) => condition.word().to_owned(),
            When::Breaks(path, breach) => format!("{path}: {breach:?}"),
        })
        .collect()
}
