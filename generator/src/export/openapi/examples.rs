//! The pages' samples.
//!
//! Given an operation, it returns its samples by names made from their titles, each part where it travels. It must not change a value.

use serde_json::{Map, Value, json};

use super::super::Chosen;
use super::{calls, schemas, words};
use crate::model::walk::Call;
use crate::model::{Example, Field, Operation, ResponseRule};

/// Samples of the body of a request.
pub(super) fn of_request(call: Call<'_>) -> Map<String, Value> {
    let body: Vec<_> = schemas::in_body(call).map(|field| field.wire.as_str()).collect();
    let part = |example: &Example| {
        let members = example.request.as_ref()?.as_object()?.iter();
        // A member that no field has is the page's, and travels in the body.
        let elsewhere =
            |key: &str| call.operation.request.iter().any(|field| field.wire == key) && !body.contains(&key);
        let members = members.filter(|(key, _)| !elsewhere(key));
        Some(Value::Object(members.map(|(key, value)| (key.clone(), value.clone())).collect()))
    };
    named(&call.operation.examples, part)
}

/// Samples of a parameter in the query or a header.
pub(super) fn of_parameter(field: &Field, operation: &Operation) -> Map<String, Value> {
    named(&operation.examples, |example| example.request.as_ref()?.get(&field.wire).cloned())
}

/// Samples of replies with a status.
pub(super) fn of_replies(call: Call<'_>, wanted: &dyn Fn(u16) -> bool) -> Map<String, Value> {
    named(&call.operation.examples, |example| {
        let reply = example.reply.as_ref().filter(|reply| wanted(reply.status))?;
        Some(reply.body.clone())
    })
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
    let failures = named(&rule.examples, |example| {
        let reply = example.reply.as_ref()?;
        reply.fails_with.as_ref().map(|_| reply.body.clone())
    });
    failures
        .into_iter()
        .map(|(name, sample)| (format!("{}.{name}", words::token(&rule.id)), sample))
        .collect()
}

/// Parts of samples by the names of the samples. All parts of a sample have the same name; of equal titles the later ones get a number.
fn named(examples: &[Example], part: impl Fn(&Example) -> Option<Value>) -> Map<String, Value> {
    let tokens: Vec<_> = examples.iter().map(|example| words::token(&example.title)).collect();
    let name =
        |at: usize, token: &String| match tokens.iter().take(at).filter(|other| *other == token).count() {
            0 => token.clone(),
            before => format!("{token}-{}", before + 1),
        };
    let parts = examples.iter().zip(&tokens).enumerate();
    parts
        .filter_map(|(at, (example, token))| {
            let value = part(example)?;
            Some((name(at, token), json!({ "summary": words::plain(&example.title), "value": value })))
        })
        .collect()
}
