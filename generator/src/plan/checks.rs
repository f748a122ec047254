//! What a decoded sample holds, place by place.
//!
//! Given the fields of a reply and its sample, it returns one check for each value. It must not check what the fields do not
//! know; the runtime ignores that.

use serde_json::Value as Json;

use super::samples::Names;
use super::testing::{Check, Expr, Holds, Step};
use crate::model::{Field, Operation, Scalar, Ty};

/// The checks of a reply's sample; `result` is what stands where the envelope says.
pub(super) fn of_reply(names: &Names<'_>, operation: &Operation, result: &Json) -> Vec<Check> {
    let mut checks = Vec::new();
    match (operation.whole_result, operation.reply.as_slice()) {
        (true, [field]) => value(names, &field.ty, result, &[Step::Field(field.rust.clone())], &mut checks),
        (_, fields) => record(names, fields, result, &[], &mut checks),
    }
    checks
}

fn record(names: &Names<'_>, fields: &[Field], json: &Json, path: &[Step], checks: &mut Vec<Check>) {
    for field in fields {
        if let Some(json) = json.get(&field.wire).filter(|json| !json.is_null()) {
            value(names, &field.ty, json, &then(path, Step::Field(field.rust.clone())), checks);
        }
    }
}

fn value(names: &Names<'_>, ty: &Ty, json: &Json, path: &[Step], checks: &mut Vec<Check>) {
    match ty {
        Ty::Struct { target, .. } => {
            if let Some(of) = names.structure(target) {
                record(names, &of.fields, json, &then(path, Step::Open), checks);
            }
        }
        Ty::List(item) => list(names, item, json, path, checks),
        Ty::Scalar(_) | Ty::Enum(_) => checks.extend(names.value(ty, json).map(|expr| Check {
            path: path.to_vec(),
            holds: match (expr, ty) {
                (Expr::Text(text), Ty::Scalar(_)) => Holds::Text(text),
                (expr, _) => Holds::Some(expr),
            },
        })),
    }
}

fn list(names: &Names<'_>, item: &Ty, json: &Json, path: &[Step], checks: &mut Vec<Check>) {
    let Some(all) = json.as_array() else { return };
    // The runtime skips items that are null.
    let items: Vec<&Json> = all.iter().filter(|item| !item.is_null()).collect();
    let plain: Option<Vec<Expr>> = match item {
        Ty::Scalar(Scalar::Json) | Ty::Struct { .. } | Ty::List(_) => None,
        Ty::Scalar(_) | Ty::Enum(_) => items.iter().map(|json| names.value(item, json)).collect(),
    };
    if let Some(values) = plain.filter(|values| !values.is_empty()) {
        checks.push(Check { path: path.to_vec(), holds: Holds::List(values) });
        return;
    }
    checks.push(Check { path: path.to_vec(), holds: Holds::Length(items.len()) });
    for (at, json) in items.into_iter().enumerate() {
        let path = then(path, Step::Item(at));
        match item {
            Ty::Struct { target, .. } => {
                if let Some(of) = names.structure(target) {
                    record(names, &of.fields, json, &path, checks);
                }
            }
            Ty::List(inner) => list(names, inner, json, &path, checks),
            Ty::Scalar(_) | Ty::Enum(_) => {}
        }
    }
}

fn then(path: &[Step], step: Step) -> Vec<Step> {
    path.iter().cloned().chain([step]).collect()
}
