//! How replies are read.

use serde_json::{Value as Json, json};

use super::super::rules::{ENVELOPE_CHANGED, ENVELOPE_ERROR_FIELD_CHANGED, SUCCESS_RULE_CHANGED};
use super::scope::{Scope, Shown};
use crate::model::{Envelope, ErrorAt, FailsWhen, ResultWhen};
use crate::source::Span;

pub(super) fn compare(
    scope: &mut Scope<'_>,
    path: &str,
    old: (Span, Option<&Envelope>),
    new: (Span, Option<&Envelope>),
) {
    let facts = |of: Option<&Envelope>| of.map(parts).unwrap_or_default();
    let (before, after) = (facts(old.1), facts(new.1));
    let changes = [&ENVELOPE_CHANGED, &ENVELOPE_ERROR_FIELD_CHANGED, &SUCCESS_RULE_CHANGED];
    for (change, (was, is)) in changes.into_iter().zip(before.into_iter().zip(after)) {
        if was != is {
            scope.report(change, path, Shown::at(old.0, was), Shown::at(new.0, is));
        }
    }
}

/// Where things stand, where an error says what it is, and when there is one.
fn parts(of: &Envelope) -> [Json; 3] {
    let Envelope { result, request_id, error, fails_when, result_when } = of;
    let ErrorAt { at, code, message, number } = error;
    let signs: Vec<_> = fails_when
        .iter()
        .map(|sign| match sign {
            FailsWhen::StatusNot200 => json!("status_not_200"),
            FailsWhen::ErrorPresent => json!("error_present"),
            FailsWhen::FieldIsNot(path, value) => json!({ "field": path.join("."), "not": value }),
        })
        .collect();
    let read = match result_when {
        ResultWhen::OnSuccess => "on_success",
        ResultWhen::Always => "always",
    };
    [
        json!({ "result": result.join("."), "request_id": request_id.join(".") }),
        json!({ "at": at.join("."), "code": code, "message": message, "number": number }),
        json!({ "fails_when": signs, "result": read }),
    ]
}
