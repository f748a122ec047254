//! Operations that are called again and again: which keys go with which style, and which states are the last.

use super::state::path_of;
use super::words::one_of;
use crate::diag::{Diagnostic, Report};
use crate::model::{Named, Paging, PagingStyle, Polling, Side, TaskState};
use crate::source::Span;
use crate::spec::{self, At, Word};

/// How one page leads to the next.
pub(super) fn paging(spec: &spec::Paging, report: &mut Report) -> Option<Paging> {
    let of_style: &[&str] = one_of(
        &spec.style,
        "a style of paging",
        &[
            ("token", ["send", "get"].as_slice()),
            ("offset", &["offset", "total"]),
            ("page", &["number", "first", "total", "pages"]),
        ],
        report,
    )?;
    let style = spec.style.value.as_str();
    misplaced(spec, style, of_style, report);
    let mut needed =
        |key: &str, value: &Option<At<String>>| needed(key, style, value, spec.style.span, report);
    let (style, cursor) = match style {
        "token" => {
            let (send, get) = (needed("send", &spec.send), needed("get", &spec.get));
            (PagingStyle::Token(get?), send?)
        }
        "offset" => (PagingStyle::Offset, needed("offset", &spec.offset)?),
        _ => {
            let number = needed("number", &spec.number);
            (PagingStyle::Page(first(spec, report)?), number?)
        }
    };
    let named = |value: &Option<At<String>>| value.as_ref().map(name);
    Some(Paging {
        style,
        cursor,
        size: named(&spec.size),
        items: name(&spec.items),
        total: named(&spec.total),
        pages: named(&spec.pages),
        more: named(&spec.more),
        origin: spec.span,
    })
}

/// Keys of another style decide nothing.
fn misplaced(spec: &spec::Paging, style: &str, of_style: &[&str], report: &mut Report) {
    let place = |value: &Option<At<String>>| value.as_ref().map(|at| at.span);
    let given = [
        ("send", place(&spec.send)),
        ("get", place(&spec.get)),
        ("offset", place(&spec.offset)),
        ("number", place(&spec.number)),
        ("first", spec.first.as_ref().map(|at| at.span)),
        ("total", place(&spec.total)),
        ("pages", place(&spec.pages)),
    ];
    for (key, span) in given.into_iter().filter(|(key, _)| !of_style.contains(key)) {
        if let Some(span) = span {
            report.push(
                Diagnostic::error(
                    "misplaced-key",
                    span,
                    format!("`{key}` says nothing in the style {style}"),
                )
                .help(format!("delete it; this style has {}", of_style.join(", "))),
            );
        }
    }
}

fn needed(
    key: &str,
    style: &str,
    value: &Option<At<String>>,
    span: Span,
    report: &mut Report,
) -> Option<Named> {
    if value.is_none() {
        let message = format!("the key `{key}` is missing, which the style {style} goes by");
        report.push(Diagnostic::error("missing-key", span, message).help(format!("add `{key}: …`")));
    }
    value.as_ref().map(name)
}

fn first(spec: &spec::Paging, report: &mut Report) -> Option<u64> {
    match &spec.first {
        Some(first) if first.value <= 1 => Some(first.value),
        Some(first) => {
            report.push(
                Diagnostic::error(
                    "bad-value",
                    first.span,
                    format!("no list begins with page {}", first.value),
                )
                .help("write the number of the first page: 0 or 1"),
            );
            None
        }
        None => {
            report.push(
                Diagnostic::error(
                    "missing-key",
                    spec.style.span,
                    "the key `first` is missing, without which the first page may be left out",
                )
                .help("add `first: 0` or `first: 1`, whichever the page says"),
            );
            None
        }
    }
}

fn name(at: &At<String>) -> Named {
    Named { wire: at.value.clone(), origin: at.span }
}

/// How a reply tells how a task is doing.
pub(super) fn polling(spec: &spec::Poll, report: &mut Report) -> Option<Polling> {
    if spec.done.is_empty() {
        report.push(
            Diagnostic::error("bad-value", spec.span, "no state is the end of the task")
                .help("name the states of a task that has ended well under `done:`"),
        );
    }
    Some(Polling {
        field: path_of(&spec.field, Side::Reply, report)?,
        running: states(&spec.running),
        done: states(&spec.done),
        failed: states(&spec.failed),
        origin: spec.span,
    })
}

fn states(spec: &[At<Word>]) -> Vec<TaskState> {
    spec.iter().map(|at| TaskState { wire: at.value.text.clone(), origin: at.span }).collect()
}
