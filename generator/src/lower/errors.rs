//! Tables of error codes.

use super::scope::{self, Scope};
use super::state;
use super::words::{deprecation, one_of, sentence};
use crate::diag::{Diagnostic, Report};
use crate::model::{ErrorCode, ErrorKey, Retry};
use crate::names::RustIdent;
use crate::spec::{At, ErrorEntry, Keyed};

/// A table by itself.
pub(super) fn table(entries: &Keyed<ErrorEntry>, what: &str, report: &mut Report) -> Vec<ErrorCode> {
    let mut scope = Scope::named(what);
    entries.entries.iter().filter_map(|(key, entry)| code(key, entry, &mut scope, report)).collect()
}

fn code(key: &At<String>, entry: &ErrorEntry, scope: &mut Scope, report: &mut Report) -> Option<ErrorCode> {
    let spec = &entry.code;
    let number = key.value.parse::<i64>().ok();
    if number.is_some() && spec.name.is_none() {
        report.push(
            Diagnostic::error("unnamed-number", key.span, format!("the code {} has no name", key.value))
                .help("numbers say nothing in Rust: add `name: RoomIdAlreadyExists` or the like"),
        );
        return None;
    }
    let rust = scope::name(key, spec.name.as_ref(), RustIdent::pascal, report)?;
    scope.claim(&key.value, &rust, key.span, report);
    let classes = [
        ("never", Retry::Never),
        ("transient", Retry::Transient),
        ("throttle", Retry::Throttle),
        ("clock", Retry::Clock),
        ("credentials", Retry::Credentials),
    ];
    let retry = spec.retry.as_ref().and_then(|word| one_of(word, "a retry class", &classes, report));
    Some(ErrorCode {
        key: number.map_or_else(|| ErrorKey::Text(key.value.clone()), ErrorKey::Number),
        rust,
        doc: sentence(&spec.doc.value),
        retry: retry.unwrap_or(Retry::Never),
        number: spec.number.as_ref().map(|at| at.value),
        status: spec.status.as_ref().map(|at| at.value),
        when: spec.when.iter().filter_map(|when| state::when(when, report)).collect(),
        deprecated: deprecation(spec.deprecated.as_ref()),
        origin: key.span,
    })
}
