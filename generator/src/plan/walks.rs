//! Operations that are called again and again: their tables, and what their docs say about it.
//!
//! Given an operation, it returns what ties it to the runtime's streams and pollers.

use super::docs;
use super::types::{self, From};
use super::wire::{Paging, PagingName, Polling};
use crate::model::{self, Field, Operation, PagingStyle, Step, TaskState, Ty};

/// How one page of the operation's list leads to the next.
pub(super) fn paging(operation: &Operation) -> Option<Paging> {
    let of = operation.paging.as_ref()?;
    let (cursor, items) = (find(&operation.request, &of.cursor)?, find(&operation.reply, &of.items)?);
    let Ty::List(item) = &items.ty else { return None };
    let field = |named: &model::Named| PagingName::Field(named.wire.clone());
    let (style, between) = match &of.style {
        PagingStyle::Token(get) => ("token", Some(field(get))),
        PagingStyle::Offset => ("offset", None),
        PagingStyle::Page(first) => ("page", Some(PagingName::First(*first))),
    };
    let tells = [("total", &of.total), ("pages", &of.pages), ("more", &of.more)];
    Some(Paging {
        item: types::element(item, From::Operation),
        cursor: cursor.rust.clone(),
        items: items.rust.clone(),
        style,
        names: std::iter::once(field(&of.cursor)).chain(between).chain([field(&of.items)]).collect(),
        tells: tells
            .into_iter()
            .filter_map(|(name, field)| field.as_ref().map(|field| (name, field.wire.clone())))
            .collect(),
    })
}

fn find<'m>(fields: &'m [Field], named: &model::Named) -> Option<&'m Field> {
    fields.iter().find(|field| field.wire == named.wire)
}

/// How the operation's reply tells how a task is doing.
pub(super) fn polling(operation: &Operation) -> Option<Polling> {
    let of = operation.polling.as_ref()?;
    let steps = of.field.steps.iter().filter_map(|step| match step {
        Step::Field(name) => Some(name.clone()),
        Step::Each => None,
    });
    let wires = |states: &[TaskState]| states.iter().map(|state| state.wire.clone()).collect();
    Some(Polling { field: steps.collect(), done: wires(&of.done), failed: wires(&of.failed) })
}

/// What the docs of the request say.
pub(super) fn facts(operation: &Operation) -> Vec<String> {
    let paged = operation.paging.as_ref().map(|of| {
        let size = of.size.as_ref().map(|size| format!(" {} says how much a page holds.", docs::code(&size.wire)));
        format!(
            "- Its {} comes in pages: [`pages`](super::Client::pages) brings one after the other, and `pages(…).items()` \
             what they hold; both set {}.{}",
            docs::code(&of.items.wire),
            docs::code(&of.cursor.wire),
            size.unwrap_or_default()
        )
    });
    let polled = operation.polling.as_ref().map(|of| {
        let failed = match of.failed.is_empty() {
            true => "; the page lists no state of a task that has failed".to_owned(),
            false => format!(" or has failed ({})", values(&of.failed)),
        };
        let field = docs::code(&of.path());
        format!(
            "- It tells of a task: [`poll`](super::Client::poll) asks until {field} says that it is done ({}){failed}.",
            values(&of.done)
        )
    });
    paged.into_iter().chain(polled).collect()
}

fn values(states: &[TaskState]) -> String {
    states.iter().map(|state| docs::code(&state.wire)).collect::<Vec<_>>().join(", ")
}

/// How an example calls it.
pub(super) fn call(operation: &Operation) -> Vec<String> {
    let lines: &[&str] = match (&operation.paging, &operation.polling) {
        (Some(_), _) => &[
            "let mut items = client.pages(request).items();",
            "while let Some(item) = items.next().await {",
            "    println!(\"{:?}\", item?);",
            "}",
        ],
        (None, Some(_)) => {
            &["let reply = client.poll(request).until_done().await?;", "println!(\"{reply:?}\");"]
        }
        (None, None) => &["let reply = client.send(request).await?;", "println!(\"{reply:?}\");"],
    };
    lines.iter().map(|line| (*line).to_owned()).collect()
}
