//! Defaults and sample values of single fields: of the field's type, within its limits, documented.

use super::findings::Findings;
use super::limits::anchored;
use crate::diag::Diagnostic;
use crate::model::walk::{self, Owner, spelled, width};
use crate::model::{Bounds, Field, Limits, Model, Scalar, Ty};

/// `default-wrong-type`, `default-outside-limit`, `default-undocumented`, `required-with-default`; the same of `example:`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for owner in walk::owners(model) {
        for field in owner.fields {
            if let Some(default) = &field.default {
                word("default", default, field, &owner, findings);
                required(field, findings);
            }
            if let Some(example) = &field.example {
                word("example", example, field, &owner, findings);
            }
        }
    }
}

fn required(field: &Field, findings: &mut Findings) {
    if field.required {
        let message = format!("`{}` is required and has a default", field.wire);
        findings.push(
            Diagnostic::warning("required-with-default", field.origin, message).help(
                "delete one of them; if the page has both, say so in a `keep` correction of `required`",
            ),
        );
    }
}

fn word(key: &str, value: &str, field: &Field, owner: &Owner<'_>, findings: &mut Findings) {
    let rule = |what: &'static str| match (key, what) {
        ("default", "type") => "default-wrong-type",
        ("default", "limit") => "default-outside-limit",
        ("default", _) => "default-undocumented",
        (_, "type") => "example-wrong-type",
        (_, "limit") => "example-outside-limit",
        _ => "example-undocumented-value",
    };
    let Some(scalar) = owner.types.scalar(&field.ty) else {
        if !matches!(field.ty, Ty::List(_)) {
            let message = format!("the `{key}` of `{}` is one word, but the field is a struct", field.wire);
            findings.push_absence(
                Diagnostic::error(rule("type"), field.origin, message)
                    .help(format!("tell it in `doc`, and delete `{key}`")),
            );
        }
        return;
    };
    if !fits(value, scalar) {
        let message = format!(
            "the `{key}` of `{}` is `{}`, which is no {}",
            field.wire,
            value.escape_debug(),
            spelled(scalar)
        );
        findings.push(
            Diagnostic::error(rule("type"), field.origin, message)
                .help(format!("write a value of the field's type, or delete `{key}`")),
        );
    } else if let Some(limit) = broken_limit(value, scalar, &field.limits).filter(|_| !value.is_empty()) {
        let message =
            format!("the `{key}` of `{}` is `{}`, outside its `{limit}`", field.wire, value.escape_debug());
        findings.push(
            Diagnostic::error(rule("limit"), field.origin, message)
                .help(format!("mend the `{key}` or the `{limit}`")),
        );
    } else if let Ty::Enum(target) = &field.ty {
        let documented = owner.types.values_of(target).into_iter().flat_map(|of| &of.values);
        if !documented.into_iter().any(|known| known.wire == value) {
            let message = format!(
                "the `{key}` of `{}` is `{}`, which is not among its values",
                field.wire,
                value.escape_debug()
            );
            let diagnostic = match key {
                "default" => Diagnostic::error(rule("value"), field.origin, message),
                _ => Diagnostic::warning(rule("value"), field.origin, message),
            };
            findings.push_absence(diagnostic.help(format!("add it to `values:`, or mend the `{key}`")));
        }
    }
}

fn fits(value: &str, scalar: Scalar) -> bool {
    match scalar {
        Scalar::Bool => matches!(value, "true" | "false"),
        Scalar::F64 => value.parse::<f64>().is_ok_and(f64::is_finite),
        Scalar::Text | Scalar::Json => true,
        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 => {
            let (min, max) = width(scalar).unwrap_or_default();
            value.parse::<i128>().is_ok_and(|number| (min..=max).contains(&number))
        }
    }
}

/// The key of the first limit of a single value that it does not keep.
pub(super) fn broken_limit(value: &str, scalar: Scalar, limits: &Limits) -> Option<&'static str> {
    if scalar == Scalar::Text {
        let outside =
            |bounds: Option<Bounds>, length: usize| bounds.is_some_and(|of| !within(of, length as i128));
        return if outside(limits.chars, value.chars().count()) {
            Some("chars")
        } else if outside(limits.bytes, value.len()) {
            Some("bytes")
        } else {
            // A pattern that is none is reported by itself.
            let pattern = limits.pattern.as_ref().and_then(|of| regex_lite::Regex::new(&anchored(of)).ok());
            pattern.filter(|of| !of.is_match(value)).map(|_| "pattern")
        };
    }
    let whole = value.parse::<i128>().ok().zip(limits.range).is_some_and(|(number, of)| !within(of, number));
    let float = value.parse::<f64>().ok().zip(limits.float_range).is_some_and(|(number, of)| {
        of.min.is_some_and(|min| number < min) || of.max.is_some_and(|max| number > max)
    });
    (whole || float).then_some("range")
}

/// Whether a number lies in an interval.
pub(super) fn within(bounds: Bounds, number: i128) -> bool {
    bounds.min.is_none_or(|min| number >= min) && bounds.max.is_none_or(|max| number <= max)
}
