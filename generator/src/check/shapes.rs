//! Nested types that cannot hold what they say.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk::{self, Types};
use crate::model::{Field, Model, Struct, Ty, TypeRef};

/// `infinite-type`, `empty-type`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for (of, types) in walk::structs(model) {
        if of.fields.is_empty() {
            findings.push_absence(
                Diagnostic::warning("empty-type", of.origin, format!("the type `{}` has no fields", of.name))
                    .help("add its fields, or use the type `json` where the page does not tell them"),
            );
        }
        if of.in_request {
            infinite(of, types, findings);
        }
    }
}

/// A type that requires itself, at once or through others, needs infinitely many bytes.
fn infinite(of: &Struct, types: Types<'_>, findings: &mut Findings) {
    let mut open: Vec<(&Struct, &Field)> = of.fields.iter().map(|field| (of, field)).collect();
    let mut seen: Vec<&TypeRef> = Vec::new();
    while let Some((owner, field)) = open.pop() {
        let Some(target) = required_struct(field) else { continue };
        let Some(next) = types.fields_of(target) else { continue };
        if std::ptr::eq(next, of) {
            let message = format!("a `{}` requires another `{}` in itself, without end", of.name, of.name);
            findings.push(
                Diagnostic::error("infinite-type", of.origin, message)
                    .also(field.origin, format!("`{}` requires it here", owner.name))
                    .help("delete `required: true` of this field, or make it a list"),
            );
            return;
        }
        if !seen.contains(&target) {
            seen.push(target);
            open.extend(next.fields.iter().map(|field| (next, field)));
        }
    }
}

/// The struct that a field cannot do without; a list may be empty.
fn required_struct(field: &Field) -> Option<&TypeRef> {
    match &field.ty {
        Ty::Struct { target, .. } if field.required => Some(target),
        _ => None,
    }
}
