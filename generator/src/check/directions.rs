//! What is said on a field and means nothing in the direction that it travels.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{Envelope, Model};

/// `misplaced-key` (the part of it that needs the whole model), `request-id-listed`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for (of, _) in walk::structs(model).filter(|(of, _)| of.in_reply && !of.in_request) {
        for field in of.fields.iter().filter(|field| field.required) {
            let message = format!(
                "`required` says nothing on `{}`: only replies hold a `{}`, and every field of a reply may be absent",
                field.wire, of.name
            );
            findings.push_absence(
                Diagnostic::error("misplaced-key", field.origin, message)
                    .help("delete it; `nullable: true` says that the page speaks of null"),
            );
        }
    }
    for call in walk::operations(model) {
        let rule = call.operation.rule.and_then(|index| call.service.rules.get(index));
        let envelope = rule.map(|rule| &rule.envelope).or(call.version.envelope.as_ref());
        let Some(request_id) = envelope.and_then(request_id_in_result) else { continue };
        if call.operation.whole_result {
            continue;
        }
        for field in call.operation.reply.iter().filter(|field| field.wire == request_id) {
            let message = format!("`{}` is the request id, which every reply has", field.wire);
            findings.push(
                Diagnostic::error("request-id-listed", field.origin, message)
                    .help("delete the field: `reply.request_id()` gives it"),
            );
        }
    }
}

/// The key of the request id, where it stands among the fields of the operation.
fn request_id_in_result(envelope: &Envelope) -> Option<&str> {
    let (last, parents) = envelope.request_id.split_last()?;
    (parents == envelope.result).then_some(last)
}
