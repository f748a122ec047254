//! The pages' samples.
//!
//! Given an operation, it returns its samples by names made from their titles, each part where it travels. It must not change a value.

use serde_json::{Map, Value, json};

use super::super::Chosen;
use super::{calls, schemas, words};
use crate::model::walk::Call;
use crate::model::{Example, ExampleReply, Field, Form, Operation, ResponseRule};

/// Samples of the body of a request; those that are answered with a failure say with which code.
pub(super) fn of_request(call: Call<'_>) -> Map<String, Value> {
    let elsewhere: Vec<_> = call
        .operation
        .request
        .iter()
        .filter(|field| !schemas::in_body(call).any(|of| of.wire == field.wire))
        .collect();
    let mut found = named(&call.operation.examples, |example| {
        let members = example.request.as_ref().filter(|_| example.form == Form::Json)?.as_object()?.iter();
        let members = members.filter(|(key, _)| elsewhere.iter().all(|field| field.wire != **key));
        Some(Value::Object(members.map(|(key, value)| (key.clone(), value.clone())).collect()))
    });
    say_failures(&mut found, &call.operation.examples);
    found
}

/// Samples that show as a query what the operation takes in a body.
pub(super) fn as_query(call: Call<'_>) -> Map<String, Value> {
    let is_post = call.operation.method != "GET";
    named(&call.operation.examples, |example| {
        example.request.clone().filter(|_| is_post && example.form == Form::Query)
    })
}

/// Samples of a parameter in the query or a header.
pub(super) fn of_parameter(field: &Field, operation: &Operation) -> Map<String, Value> {
    named(&operation.examples, |example| example.request.as_ref()?.get(&field.wire).cloned())
}

/// Samples of replies with a status; those of failures say with which code.
pub(super) fn of_replies(call: Call<'_>, wanted: impl Fn(u16) -> bool) -> Map<String, Value> {
    replies(&call.operation.examples, |reply| wanted(reply.status))
}

fn replies(examples: &[Example], wanted: impl Fn(&ExampleReply) -> bool) -> Map<String, Value> {
    let mut found = named(examples, |example| Some(example.reply.clone().filter(&wanted)?.body));
    say_failures(&mut found, examples);
    found
}

fn say_failures(found: &mut Map<String, Value>, examples: &[Example]) {
    for (example, name) in examples.iter().zip(names(examples)) {
        let code = example.reply.as_ref().and_then(|reply| reply.fails_with.as_ref());
        if let (Some(Value::Object(sample)), Some(code)) = (found.get_mut(&name), code) {
            sample.insert("x-error-code".to_owned(), json!(code));
        }
    }
}

/// The failures that the page of the response rules shows, for an operation that they hold for.
pub(super) fn of_rule(call: Call<'_>) -> Map<String, Value> {
    let rule = call.operation.rule.and_then(|index| call.service.rules.get(index));
    let names = rule.into_iter().flat_map(|rule| failures(rule).into_iter().map(|(name, _)| name));
    names.map(|name| (name.clone(), json!({ "$ref": format!("#/components/examples/{name}") }))).collect()
}

/// The failures of the response rules that hold for operations of a version.
pub(super) fn of_rules(of: Chosen<'_>) -> Map<String, Value> {
    let rules = calls(of).filter_map(|call| call.service.rules.get(call.operation.rule?));
    rules.flat_map(failures).collect()
}

fn failures(rule: &ResponseRule) -> Map<String, Value> {
    let failures = replies(&rule.examples, |reply| reply.fails_with.is_some());
    failures
        .into_iter()
        .map(|(name, sample)| (format!("{}.{name}", words::token(&rule.id)), sample))
        .collect()
}

/// Parts of samples by the names of the samples.
fn named(examples: &[Example], part: impl Fn(&Example) -> Option<Value>) -> Map<String, Value> {
    let parts = examples.iter().zip(names(examples)).filter_map(|(example, name)| {
        Some((name, json!({ "summary": words::plain(&example.title), "value": part(example)? })))
    });
    parts.collect()
}

/// The names of samples, made from their titles; of equal ones the later get a number.
fn names(examples: &[Example]) -> Vec<String> {
    let tokens: Vec<_> = examples.iter().map(|example| words::token(&example.title)).collect();
    let before = |at: usize, token: &String| tokens.iter().take(at).filter(|other| *other == token).count();
    let numbered = tokens.iter().enumerate().map(|(at, token)| match before(at, token) {
        0 => token.clone(),
        count => format!("{token}-{}", count + 1),
    });
    numbered.collect()
}
