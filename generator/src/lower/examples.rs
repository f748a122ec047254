//! Samples of a page.

use serde_json::{Map, Value as Json};

use super::words::one_of;
use crate::diag::{Diagnostic, Report};
use crate::model::{Example, ExampleReply, Form};
use crate::source::Span;
use crate::spec::{self, At};

/// The samples; printed ones have been repaired by now and must be JSON.
pub(super) fn lower(specs: &[spec::Example], report: &mut Report) -> Vec<Example> {
    specs.iter().map(|spec| example(spec, report)).collect()
}

fn example(spec: &spec::Example, report: &mut Report) -> Example {
    let forms = [("json", Form::Json), ("query", Form::Query)];
    let request = either(&spec.request, &spec.request_text, "request", spec.span, report);
    if request.is_none() && spec.request.is_none() && spec.request_text.is_none() && spec.reply.is_none() {
        report.push(
            Diagnostic::error("empty-example", spec.span, "the example shows neither a request nor a reply")
                .help("add `request:` or `reply:`"),
        );
    }
    let form = spec.form.as_ref().and_then(|form| one_of(form, "a form of a request", &forms, report));
    let form = form.unwrap_or(Form::Json);
    Example {
        title: spec.title.value.clone(),
        request: if form == Form::Query { request.map(nested) } else { request },
        form,
        reply: spec.reply.as_ref().and_then(|reply| lower_reply(spec, reply, report)),
        origin: spec.title.span,
    }
}

/// More dots than that lead nowhere.
const DEEPEST: usize = 32;

/// The keys of a query that lead into lists and objects, as `Tasks.0.Url`, as these lists and objects.
fn nested(request: Json) -> Json {
    let Json::Object(pairs) = request else { return request };
    let mut object = Map::new();
    for (key, value) in pairs {
        match key.split_once('.').filter(|(_, rest)| rest.matches('.').count() < DEEPEST) {
            Some((first, rest)) => {
                let below = object.entry(first).or_insert_with(|| Json::Object(Map::new()));
                match below {
                    Json::Object(below) => below.insert(rest.to_owned(), value),
                    // Given as a value of its own, too.
                    _ => object.insert(key, value),
                };
            }
            None => {
                object.insert(key, value);
            }
        }
    }
    let children = object.into_iter().map(|(key, value)| (key, listed(nested(value))));
    Json::Object(children.collect())
}

/// An object whose keys count from zero is a list.
fn listed(value: Json) -> Json {
    match value {
        Json::Object(items)
            if !items.is_empty() && items.keys().enumerate().all(|(at, key)| *key == at.to_string()) =>
        {
            Json::Array(items.into_iter().map(|(_, item)| item).collect())
        }
        other => other,
    }
}

fn lower_reply(example: &spec::Example, reply: &spec::Reply, report: &mut Report) -> Option<ExampleReply> {
    let body = either(&reply.body, &reply.text, "reply", reply.span, report);
    if body.is_none() && reply.body.is_none() && reply.text.is_none() {
        report.push(
            Diagnostic::error("empty-example", reply.span, "the reply has no body").help("add `body:`"),
        );
    }
    Some(ExampleReply {
        status: reply.status.as_ref().map_or(200, |status| status.value),
        body: body?,
        fails_with: example.fails_with.as_ref().map(|code| code.value.text.clone()),
    })
}

/// JSON that is written as YAML, or as it is printed.
fn either(
    json: &Option<At<spec::Json>>,
    text: &Option<At<String>>,
    what: &str,
    span: Span,
    report: &mut Report,
) -> Option<Json> {
    match (json, text) {
        (Some(json), None) => Some(json.value.0.clone()),
        (None, None) => None,
        (None, Some(text)) => match serde_json::from_str(&text.value) {
            Ok(value) => Some(value),
            Err(error) => {
                report.push(
                    Diagnostic::error(
                        "example-not-json",
                        text.span,
                        format!("the printed {what} is not JSON: {error}"),
                    )
                    .help("add a correction with `repair:`, or write it as YAML"),
                );
                None
            }
        },
        (Some(_), Some(_)) => {
            report.push(
                Diagnostic::error("bad-value", span, format!("the {what} stands here twice"))
                    .help("give it as YAML or as it is printed, not both"),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::nested;

    #[test]
    fn names_with_dots_lead_into_lists_and_objects() {
        let pairs = json!({ "Tasks.0.Url": "a", "Tasks.1.Url": "b", "Limit": "2", "At.X": "1", "At.Y": "2" });
        let request =
            json!({ "Tasks": [{ "Url": "a" }, { "Url": "b" }], "Limit": "2", "At": { "X": "1", "Y": "2" } });
        assert_eq!(nested(pairs), request);
        // What does not count from zero is no list, and a value cannot be an object besides: the check tells of both.
        assert_eq!(nested(json!({ "Ids.1": "a" })), json!({ "Ids": { "1": "a" } }));
        assert_eq!(nested(json!({ "A": "1", "A.B": "2" })), json!({ "A": "1", "A.B": "2" }));
    }

    #[test]
    fn dots_without_end_lead_nowhere() {
        let pairs = json!({ (".".repeat(1_000_000)): 1 });
        assert_eq!(nested(pairs.clone()), pairs);
    }
}
