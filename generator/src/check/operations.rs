//! Operations as a whole.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk::{self, Call};
use crate::model::{Deprecation, Location, Model, Safety, Scalar, Ty, Version};
use crate::source::Span;

/// `operation-without-errors`, `get-with-nested-body`, `safety-mismatch`, `idempotency-token`, `deprecated-without-replacement`,
/// `already-transcribed`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for (_, _, version) in walk::versions(model) {
        already_transcribed(version, findings);
    }
    for call in walk::operations(model) {
        let operation = call.operation;
        if operation.errors.is_empty() && call.version.errors.is_empty() {
            let message = format!("`{}` lists no error code", operation.name);
            findings.push_absence(
                Diagnostic::warning("operation-without-errors", operation.origin, message).help(
                    "add the codes of its page under `errors:`, or those of the service to service.yaml",
                ),
            );
        }
        nested_body(&call, findings);
        safety(&call, findings);
        idempotency_token(&call, findings);
        deprecated(&operation.name, operation.deprecated.as_ref(), operation.origin, findings);
    }
    for owner in walk::owners(model) {
        for field in owner.fields {
            deprecated(&field.wire, field.deprecated.as_ref(), field.origin, findings);
        }
    }
}

/// What is transcribed is not listed as missing.
fn already_transcribed(version: &Version, findings: &mut Findings) {
    for of in &version.untranscribed {
        if let Some(operation) = version.operations.iter().find(|operation| operation.name == of.name) {
            let message = format!("`{}` is listed as not transcribed, but it is", of.name);
            findings.push(
                Diagnostic::error("already-transcribed", of.origin, message)
                    .also(operation.origin, "here")
                    .help(format!("delete `{}` from `untranscribed:`", of.name)),
            );
        }
    }
}

/// The query of a GET has no agreed form for structs.
fn nested_body(call: &Call<'_>, findings: &mut Findings) {
    if call.operation.method != "GET" {
        return;
    }
    for field in &call.operation.request {
        let nested = matches!(walk::item(&field.ty), Ty::Struct { .. });
        if nested && field.location != Location::Header {
            let message = format!("`{}` is a struct, and `{}` is a GET", field.wire, call.operation.name);
            findings.push(
                Diagnostic::warning("get-with-nested-body", field.origin, message)
                    .help("look at the page again: `method: POST`, or a `string` that holds JSON"),
            );
        }
    }
}

/// Words that an operation's name begins with, and what it can hardly be then.
fn safety(call: &Call<'_>, findings: &mut Findings) {
    let operation = call.operation;
    let snake = operation.module.plain();
    let first = snake.split('_').next().unwrap_or("");
    let reads = ["describe", "get", "list", "query", "search"].contains(&first);
    let writes = [
        "add", "ban", "cancel", "create", "delete", "disable", "dismiss", "enable", "modify", "push",
        "remove", "send", "set", "start", "stop", "unban", "update",
    ]
    .contains(&first);
    let message = match operation.safety {
        Safety::Read if writes => {
            format!("`{}` sounds as if it changed something, but it is `read`", operation.name)
        }
        Safety::Unsafe | Safety::Idempotent if reads => {
            format!("`{}` sounds as if it only read, but its safety says otherwise", operation.name)
        }
        _ => return,
    };
    findings.push_absence(Diagnostic::warning("safety-mismatch", operation.origin, message).help(
        "read: changes nothing; idempotent: a repeat does no more than the first call; unsafe: all else",
    ));
}

/// One text that the client can make up, where a repeat needs it.
fn idempotency_token(call: &Call<'_>, findings: &mut Findings) {
    let operation = call.operation;
    let tokens = operation.request.iter().filter(|field| field.idempotency_token);
    for (before, field) in tokens.enumerate() {
        let (what, help) = if field.ty != Ty::Scalar(Scalar::Text) {
            ("is no text", "write `type: string`, or delete `idempotency_token`")
        } else if before > 0 {
            ("is the second of its kind", "one parameter decides; delete `idempotency_token` here")
        } else if operation.safety == Safety::Read {
            ("makes repeatable what changes nothing", "delete `idempotency_token`, or look at `safety` again")
        } else {
            continue;
        };
        let message = format!("`{}` is an idempotency token, and {what}", field.wire);
        findings.push(Diagnostic::error("idempotency-token", field.origin, message).help(help));
    }
}

fn deprecated(name: &str, deprecation: Option<&Deprecation>, origin: Span, findings: &mut Findings) {
    let Some(deprecation) = deprecation else { return };
    if deprecation.instead.is_none() && deprecation.note.is_none() {
        let message = format!("`{name}` is deprecated, and nothing says what to do instead");
        findings.push_absence(
            Diagnostic::warning("deprecated-without-replacement", origin, message)
                .help("add `use:` with what replaces it, or `note:` with why there is nothing"),
        );
    }
}
