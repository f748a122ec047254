//! Lists in pages, tasks that are waited for, and what the mock keeps.

use serde_json::{Value as Json, json};

use super::super::rules::{
    OP_PAGES_ADDED, OP_PAGES_CHANGED, OP_PAGES_ITEMS_CHANGED, OP_PAGES_REMOVED, OP_STATE_CHANGED,
    OP_TASK_ADDED, OP_TASK_CHANGED, OP_TASK_REMOVED,
};
use super::scope::{Scope, Shown};
use super::signature;
use crate::model::{Effect, Field, Named, Paging, PagingStyle, Polling, State, TaskState};
use crate::source::Span;

/// A list in pages, with the fields of its reply.
type Paged<'a> = (Option<&'a Paging>, &'a [Field]);

pub(super) fn paging(scope: &mut Scope<'_>, (old, had): Paged<'_>, (new, has): Paged<'_>) {
    let change = match (old, new) {
        (None, _) => &OP_PAGES_ADDED,
        (_, None) => &OP_PAGES_REMOVED,
        (Some(old), Some(new)) if item(old, had) != item(new, has) => &OP_PAGES_ITEMS_CHANGED,
        _ => &OP_PAGES_CHANGED,
    };
    let shown = |of: Option<&Paging>| {
        of.map_or_else(Shown::nothing, |of| Shown::at(of.origin, pages(of)).rust("client.pages(…)"))
    };
    if old.map(pages) != new.map(pages) {
        scope.report(change, "paging", shown(old), shown(new));
    }
}

/// The type of the list.
fn item(of: &Paging, fields: &[Field]) -> Option<String> {
    fields.iter().find(|field| field.wire == of.items.wire).map(|field| signature::spelled(&field.ty))
}

fn pages(of: &Paging) -> Json {
    let Paging { style, cursor, size, items, total, pages, more, origin: _ } = of;
    let name = |of: &Named| of.wire.clone();
    let style = match style {
        PagingStyle::Token(get) => json!({ "token": name(get) }),
        PagingStyle::Offset => json!("offset"),
        PagingStyle::Page(first) => json!({ "page": first }),
    };
    let [size, total, pages, more] = [size, total, pages, more].map(|of| of.as_ref().map(name));
    json!({
        "style": style, "send": name(cursor), "size": size, "items": name(items), "total": total, "pages": pages, "more": more,
    })
}

pub(super) fn polling(scope: &mut Scope<'_>, old: Option<&Polling>, new: Option<&Polling>) {
    let change = match (old, new) {
        (None, _) => &OP_TASK_ADDED,
        (_, None) => &OP_TASK_REMOVED,
        _ => &OP_TASK_CHANGED,
    };
    let shown = |of: Option<&Polling>| {
        of.map_or_else(Shown::nothing, |of| Shown::at(of.origin, task(of)).rust("client.poll(…)"))
    };
    if old.map(task) != new.map(task) {
        scope.report(change, "poll", shown(old), shown(new));
    }
}

fn task(of: &Polling) -> Json {
    let Polling { field, running, done, failed, origin: _ } = of;
    let states = |of: &[TaskState]| of.iter().map(|state| state.wire.clone()).collect::<Vec<_>>();
    json!({ "field": field.to_string(), "running": states(running), "done": states(done), "failed": states(failed) })
}

pub(super) fn state(scope: &mut Scope<'_>, origins: (Span, Span), old: Option<&State>, new: Option<&State>) {
    let (before, after) = (old.map_or(Json::Null, kept), new.map_or(Json::Null, kept));
    scope.differ(&OP_STATE_CHANGED, "state", (origins.0, &before), (origins.1, &after));
}

fn kept(of: &State) -> Json {
    let State { resource, effect, key, keeps, sets, into, origin: _ } = of;
    let effect = match effect {
        Effect::Create => "create",
        Effect::Put => "put",
        Effect::Update => "update",
        Effect::Read => "read",
        Effect::End => "end",
        Effect::Delete => "delete",
    };
    let key: Vec<_> = key.iter().map(|part| json!([part.name, part.path.to_string()])).collect();
    json!({
        "resource": resource, "effect": effect, "key": key, "keeps": keeps.to_string(), "sets": sets, "into": into.to_string(),
    })
}
