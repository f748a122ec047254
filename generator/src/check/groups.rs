//! Rules over several fields that contradict the fields themselves.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{Group, GroupKind, Model, Operation};

/// `group-required`, `group-repeats`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for call in walk::operations(model) {
        for (index, group) in call.operation.groups.iter().enumerate() {
            required(group, call.operation, findings);
            repeats(group, call.operation.groups.iter().take(index), findings);
        }
    }
}

/// A required field decides most groups by itself.
fn required(group: &Group, operation: &Operation, findings: &mut Findings) {
    let why = match group.kind {
        GroupKind::ExactlyOne | GroupKind::AtMostOne => "the others could never be sent",
        GroupKind::AtLeastOne => "the group is always fulfilled",
        GroupKind::AllOrNone => "all of them are required then",
        GroupKind::Requires => "",
    };
    for field in operation.request.iter().filter(|field| field.required && group.fields.contains(&field.wire))
    {
        let condition = group.fields.first() == Some(&field.wire);
        let why = match group.kind {
            GroupKind::Requires if condition => "the others are always required then",
            GroupKind::Requires => "it is required with or without the condition",
            _ => why,
        };
        let message = format!("`{}` is required and in a group: {why}", field.wire);
        findings.push(
            Diagnostic::error("group-required", group.origin, message)
                .also(field.origin, "required here")
                .help("delete `required: true` of the field, or the field from the group"),
        );
    }
}

fn repeats<'m>(group: &Group, mut earlier: impl Iterator<Item = &'m Group>, findings: &mut Findings) {
    for (index, name) in group.fields.iter().enumerate() {
        if group.fields.iter().take(index).any(|before| before == name) {
            findings.push(
                Diagnostic::error("group-repeats", group.origin, format!("the group names `{name}` twice"))
                    .help("delete one of them; was another field meant?"),
            );
        }
    }
    let same = |of: &&Group| of.kind == group.kind && sorted(of) == sorted(group);
    if let Some(first) = earlier.find(same) {
        findings.push(
            Diagnostic::error("group-repeats", group.origin, "the same group stands here twice")
                .also(first.origin, "first here")
                .help("delete one of them"),
        );
    }
}

/// The order of the fields matters only for a condition.
fn sorted(group: &Group) -> Vec<&str> {
    let mut fields: Vec<_> = group.fields.iter().map(String::as_str).collect();
    if group.kind != GroupKind::Requires {
        fields.sort_unstable();
    }
    fields
}
