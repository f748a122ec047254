//! Units and formats of times.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk::{self, Owner, item, width};
use crate::model::{Field, Model, Scalar, Ty};

const UNITS: &[&str] = &["s", "ms", "bytes", "bps", "kbps", "px", "fps"];

/// `unknown-unit`, `unit-wrong-type`, `time-wrong-type`, `time-without-format`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for owner in walk::owners(model) {
        for field in owner.fields {
            unit(field, &owner, findings);
            time(field, &owner, findings);
        }
    }
}

fn unit(field: &Field, owner: &Owner<'_>, findings: &mut Findings) {
    let Some(unit) = &field.unit else { return };
    if !UNITS.contains(&unit.as_str()) {
        let message = format!("`{}` is no unit that is known here", unit.escape_debug());
        findings.push(
            Diagnostic::error("unknown-unit", field.origin, message)
                .help(format!("write one of: {}; any other unit goes into `doc`", UNITS.join(", "))),
        );
    }
    let scalar = owner.types.scalar(item(&field.ty));
    if !scalar.is_some_and(|of| width(of).is_some() || of == Scalar::F64) {
        let message = format!("`{}` has a unit, but it is no number", field.wire);
        findings.push_absence(
            Diagnostic::error("unit-wrong-type", field.origin, message)
                .help("delete `unit`, or give the field a type of numbers"),
        );
    }
}

fn time(field: &Field, owner: &Owner<'_>, findings: &mut Findings) {
    let scalar = owner.types.scalar(item(&field.ty));
    let integer = scalar.is_some_and(|of| width(of).is_some());
    match field.time.as_deref() {
        // Some vendors send Unix times as text, so those may be both.
        Some("iso8601") if scalar != Some(Scalar::Text) => {
            let message = format!("`{}` is an ISO 8601 time, but it is no text", field.wire);
            findings.push_absence(
                Diagnostic::error("time-wrong-type", field.origin, message)
                    .help("write `type: string`, or `time: unix_s` or `unix_ms`"),
            );
        }
        Some(_) if !integer && !matches!(scalar, Some(Scalar::Text | Scalar::F64)) => {
            let message = format!("`{}` is a time, but it is neither a number nor a text", field.wire);
            findings.push_absence(
                Diagnostic::error("time-wrong-type", field.origin, message)
                    .help("delete `time`, or mend the type"),
            );
        }
        None if integer && field.unit.is_none() && is_time(field) => {
            let message = format!("`{}` is a number, and nothing says which time it is", field.wire);
            findings.push_absence(Diagnostic::warning("time-without-format", field.origin, message).help(
                "write `time: unix_s`, `time: unix_ms`, or for a span `unit: s`; if no page tells, say so: `time: unknown`",
            ));
        }
        _ => {}
    }
}

/// A point in time by its name: `StartTime`, `ClosedAt`, but not the span `MaxIdleTime`.
fn is_time(field: &Field) -> bool {
    let mut words = field.rust.plain().rsplit('_');
    let point = matches!(words.next(), Some("time" | "timestamp" | "at"));
    let span =
        words.any(|word| matches!(word, "max" | "min" | "idle" | "wait" | "live" | "record" | "spent"));
    point && !span && !matches!(field.ty, Ty::Enum(_))
}
