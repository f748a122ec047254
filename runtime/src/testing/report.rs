//! What a mock says when something was not as the test declared it.
//!
//! Given: rules, and calls that none of them answered. Returns: text. Must not: print anything of a request but what its `Debug`
//! prints: no URL, no header, nothing sensitive.

use std::fmt::Write as _;
use std::sync::Arc;

use bytes::Bytes;

use super::rule::{AnyRule, Miss};
use super::shown::Shown;
use crate::service::OperationInfo;

/// How many rules an error lists.
const LISTED: usize = 10;

/// Why no rule answered this call, the nearest first.
pub(super) fn unanswered(request: &http::Request<Bytes>, misses: Vec<(Arc<dyn AnyRule>, Miss)>) -> String {
    let called = request.extensions().get::<Shown>();
    let mut text = format!("the mock has no answer for this call:\n  {}", name_call(request));
    if misses.is_empty() {
        text.push_str("\nIt has no rules: declare one with mock.on::<…>().reply(…)");
        return text;
    }
    let mut ranked: Vec<_> = misses
        .iter()
        .map(|(rule, miss)| (rank(rule.operation(), miss, called), describe(rule.as_ref(), miss, called)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    text.push_str("\nIts rules, the nearest first:");
    for (_, line) in ranked.iter().take(LISTED) {
        let _ = write!(text, "\n  {line}");
    }
    if ranked.len() > LISTED {
        let _ = write!(text, "\n  and {} more", ranked.len() - LISTED);
    }
    text
}

/// The rules that were not used as often as they should, and the calls without an answer; empty when there are none.
pub(super) fn left_over(rules: &[Arc<dyn AnyRule>], unanswered: &[http::Request<Bytes>]) -> String {
    let mut text = String::new();
    for rule in rules {
        let (used, times) = (rule.used(), rule.times());
        let problem = match times {
            None if used == 0 => "was never used".to_owned(),
            Some(times) if used < times => format!("was used {used} of {}", count(times)),
            _ => continue,
        };
        let _ = write!(text, "\n  {} {problem}", name_rule(rule.as_ref()));
    }
    for request in unanswered {
        let _ = write!(text, "\n  no rule answered {}", name_call(request));
    }
    text
}

fn rank(rule: &'static OperationInfo, miss: &Miss, called: Option<&Shown>) -> u8 {
    match (miss, called.map(|shown| shown.operation)) {
        (Miss::UsedUp, _) => 0,
        (Miss::SaidNo, _) => 1,
        (Miss::Unreadable(_), _) => 2,
        (Miss::OtherOperation, Some(called)) if rule.name == called.name => 3,
        (Miss::OtherOperation, Some(operation)) if std::ptr::eq(rule.service, operation.service) => 4,
        (Miss::OtherOperation, _) => 5,
    }
}

fn describe(rule: &dyn AnyRule, miss: &Miss, called: Option<&Shown>) -> String {
    let name = name_rule(rule);
    let same_name = called.is_some_and(|shown| shown.operation.name == rule.operation().name);
    match miss {
        Miss::UsedUp => format!("{name} is used up after {}", count(rule.used())),
        Miss::SaidNo => format!("{name} wants other requests: its `when` said no"),
        Miss::Unreadable(problem) => format!("{name} could not read the request back: {problem}"),
        Miss::OtherOperation if same_name => {
            format!("{name} is for the operation of this name of {}", name_service(rule.operation()))
        }
        Miss::OtherOperation => format!("{name} is for another operation"),
    }
}

fn name_rule(rule: &dyn AnyRule) -> String {
    format!("on::<{}>() at {}:{}", rule.name(), rule.place().file(), rule.place().line())
}

fn name_call(request: &http::Request<Bytes>) -> String {
    match request.extensions().get::<Shown>() {
        Some(shown) => format!("{} of {}", shown.text, name_service(shown.operation)),
        None => format!("a request that no client made, {} {}", request.method(), request.uri().path()),
    }
}

fn name_service(operation: &'static OperationInfo) -> String {
    format!("{} {} {}", operation.service.vendor, operation.service.name, operation.service.version)
}

fn count(calls: usize) -> String {
    if calls == 1 { "1 call".to_owned() } else { format!("{calls} calls") }
}
