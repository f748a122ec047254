//! Samples of the page: they show what the tables say.

use serde_json::Value as Json;

use super::findings::Findings;
use super::values::{Direction, Judge};
use crate::diag::Diagnostic;
use crate::model::walk::{self, Call, Types};
use crate::model::{
    Envelope, Example, ExampleReply, FailsWhen, Form, Group, GroupKind, Model, Operation, Service,
};

/// `example-title`, `example-status`, `example-code-undocumented`, `example-rule-mismatch`, `example-group` and, through
/// [`Judge`], the rules about single values.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for call in walk::operations(model) {
        titles(&call.operation.examples, findings);
        let envelope = call.envelope();
        for example in &call.operation.examples {
            request(example, &call, findings);
            if let (Some(reply), Some(envelope)) = (&example.reply, envelope) {
                outcome(example, reply, envelope, findings);
                code_of_operation(example, reply, &call, findings);
                result(example, reply, envelope, &call, findings);
            }
        }
    }
    for vendor in &model.vendors {
        for service in &vendor.services {
            for rule in &service.rules {
                titles(&rule.examples, findings);
                for (example, reply) in
                    rule.examples.iter().filter_map(|of| of.reply.as_ref().map(|reply| (of, reply)))
                {
                    outcome(example, reply, &rule.envelope, findings);
                    code_of_service(example, reply, service, &vendor.errors, findings);
                }
            }
        }
    }
}

/// Titles name the generated tests.
fn titles(examples: &[Example], findings: &mut Findings) {
    for (index, example) in examples.iter().enumerate() {
        if !example.title.chars().any(char::is_alphanumeric) {
            findings.push_absence(
                Diagnostic::error("example-title", example.origin, "the example has no title")
                    .help("say in a few words of your own what it shows"),
            );
        } else if let Some(first) = examples.iter().take(index).find(|of| of.title == example.title) {
            let message = format!("two examples are called `{}`", example.title);
            findings.push(
                Diagnostic::error("example-title", example.origin, message)
                    .also(first.origin, "first here")
                    .help("say what is different about this one"),
            );
        }
    }
}

fn request(example: &Example, call: &Call<'_>, findings: &mut Findings) {
    let Some(request) = &example.request else { return };
    let operation = call.operation;
    let common: Vec<_> = call.vendor.parameters.iter().map(|of| of.name.clone()).collect();
    // A request that is meant to fail may break any rule.
    let fails = example.reply.as_ref().is_some_and(|reply| reply.fails_with.is_some());
    let direction = match (example.form, fails) {
        (_, true) => Direction::Failing,
        (Form::Json, false) => Direction::Body,
        (Form::Query, false) => Direction::Query,
    };
    let mut judge = Judge { types: Types::of(*call), direction, origin: example.origin, findings };
    judge.object(request, &operation.request, "", &common);
    if fails {
        return;
    }
    for group in operation.groups.iter().filter(|group| !holds(group, request)) {
        let message = format!("the sample breaks a rule over {}", group.fields.join(", "));
        findings.push(
            Diagnostic::error("example-group", example.origin, message)
                .also(group.origin, words(group.kind))
                .help("mend the group, or the sample with a correction"),
        );
    }
}

fn holds(group: &Group, request: &Json) -> bool {
    let given = |name: &String| request.get(name).is_some_and(|value| !value.is_null());
    let count = group.fields.iter().filter(|name| given(name)).count();
    match group.kind {
        GroupKind::ExactlyOne => count == 1,
        GroupKind::AtLeastOne => count >= 1,
        GroupKind::AtMostOne => count <= 1,
        GroupKind::AllOrNone => count == 0 || count == group.fields.len(),
        GroupKind::Requires => !group.fields.first().is_some_and(given) || count == group.fields.len(),
    }
}

fn words(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::ExactlyOne => "one of these, and only one",
        GroupKind::AtLeastOne => "one of these or more",
        GroupKind::AtMostOne => "one of these or none",
        GroupKind::AllOrNone => "all of these or none",
        GroupKind::Requires => "with the first, all the others",
    }
}

/// Whether the envelope reads the reply as the success or failure that the sample is.
fn outcome(example: &Example, reply: &ExampleReply, envelope: &Envelope, findings: &mut Findings) {
    if !(100..=599).contains(&reply.status) {
        findings.push(
            Diagnostic::error(
                "example-status",
                example.origin,
                format!("HTTP has no status {}", reply.status),
            )
            .help("write the HTTP status of the sample, or leave it out: 200"),
        );
    }
    let failed = fails(reply, envelope);
    let found = code_in(reply, envelope);
    let (message, help) = match (&reply.fails_with, failed) {
        (None, true) => (
            "the reply is a failure by the envelope, but the sample is told as a success".to_owned(),
            match &found {
                Some(code) => format!("add `fails_with: {code}`"),
                None => "add `fails_with:` with the code, or mend `status` or `fails_when`".to_owned(),
            },
        ),
        (Some(code), false) => (
            format!("the sample fails with `{code}`, but by the envelope the reply is a success"),
            "delete `fails_with`, or mend `status`, the body or `fails_when`".to_owned(),
        ),
        (Some(code), true) if found.as_ref().is_some_and(|found| found != code) => (
            format!("the sample fails with `{code}`, but its reply says `{}`", found.unwrap_or_default()),
            "write the code of the reply".to_owned(),
        ),
        _ => return,
    };
    findings.push(Diagnostic::error("example-rule-mismatch", example.origin, message).help(help));
}

fn fails(reply: &ExampleReply, envelope: &Envelope) -> bool {
    let signs = envelope.fails_when.iter().any(|sign| match sign {
        FailsWhen::StatusNot200 => reply.status != 200,
        FailsWhen::ErrorPresent => error_in(reply, envelope).is_some(),
        FailsWhen::FieldIsNot(path, success) => {
            at(&reply.body, path).is_some_and(|value| !value.is_null() && as_text(value) != *success)
        }
    });
    // A client believes an error in the body, whatever the rule says.
    signs || (!envelope.error.at.is_empty() && error_in(reply, envelope).is_some())
}

fn error_in<'r>(reply: &'r ExampleReply, envelope: &Envelope) -> Option<&'r Json> {
    at(&reply.body, &envelope.error.at).filter(|error| !error.is_null())
}

fn code_in(reply: &ExampleReply, envelope: &Envelope) -> Option<String> {
    error_in(reply, envelope)?.get(&envelope.error.code).map(as_text)
}

fn at<'j>(json: &'j Json, path: &[String]) -> Option<&'j Json> {
    path.iter().try_fold(json, |json, key| json.get(key))
}

fn as_text(json: &Json) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

fn code_of_operation(example: &Example, reply: &ExampleReply, call: &Call<'_>, findings: &mut Findings) {
    let Some(code) = &reply.fails_with else { return };
    let mut known = call.operation.errors.iter().chain(&call.version.errors).chain(&call.vendor.errors);
    if !known.any(|of| of.key.to_string() == *code) {
        findings.push_absence(undocumented(
            example,
            code,
            &format!("neither `{}` nor its service or vendor", call.operation.name),
        ));
    }
}

fn code_of_service(
    example: &Example,
    reply: &ExampleReply,
    service: &Service,
    common: &[crate::model::ErrorCode],
    findings: &mut Findings,
) {
    let Some(code) = &reply.fails_with else { return };
    let of_versions = service.versions.iter().flat_map(|version| &version.errors);
    let operations = service.versions.iter().flat_map(|version| &version.operations);
    let of_operations = operations.flat_map(|operation: &Operation| &operation.errors);
    let mut known = of_versions.chain(of_operations).chain(common);
    if findings.all_read() && !known.any(|of| of.key.to_string() == *code) {
        findings.push(undocumented(example, code, &format!("no operation of `{}`", service.name)));
    }
}

fn undocumented(example: &Example, code: &str, who: &str) -> Diagnostic {
    let message = format!("the sample fails with `{code}`, which {who} documents");
    Diagnostic::error("example-code-undocumented", example.origin, message)
        .help(format!("add `{code}` to `errors:`; if the page lacks it, name the source of it under `also:`"))
}

/// The fields of a reply that succeeds.
fn result(
    example: &Example,
    reply: &ExampleReply,
    envelope: &Envelope,
    call: &Call<'_>,
    findings: &mut Findings,
) {
    if reply.fails_with.is_some() || fails(reply, envelope) {
        return;
    }
    let Some(found) = at(&reply.body, &envelope.result) else { return };
    let operation = call.operation;
    let mut judge =
        Judge { types: Types::of(*call), direction: Direction::Reply, origin: example.origin, findings };
    match (operation.whole_result, operation.reply.first()) {
        (true, Some(field)) => judge.field(found, field, "the result"),
        _ => judge.object(found, &operation.reply, "", &envelope_keys(envelope)),
    }
}

/// What the envelope itself has in the object that holds the operation's fields.
fn envelope_keys(envelope: &Envelope) -> Vec<String> {
    let error = &envelope.error;
    let mut keys = Vec::new();
    let mut inside = |path: &'_ [String]| {
        let below = path.len() > envelope.result.len() && path.starts_with(&envelope.result);
        keys.extend(below.then(|| path.get(envelope.result.len()).cloned()).flatten());
    };
    inside(&envelope.request_id);
    inside(&error.at);
    for key in [Some(&error.code), Some(&error.message), error.number.as_ref()].into_iter().flatten() {
        let mut path = error.at.clone();
        path.push(key.clone());
        inside(&path);
    }
    for sign in &envelope.fails_when {
        if let FailsWhen::FieldIsNot(path, _) = sign {
            inside(path);
        }
    }
    keys
}
