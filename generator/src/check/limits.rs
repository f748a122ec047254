//! Limits that can be kept: of the right kind, in order, within the type.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk::{self, Owner, item, spelled, width};
use crate::model::{Bounds, Field, Limits, Model, Scalar, Ty};

/// `limit-out-of-order`, `limit-wrong-type`, `limit-beyond-type`, `bad-pattern`, `total-bytes-field`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for owner in walk::owners(model) {
        for field in owner.fields {
            wrong_type(field, &owner, findings);
            order(field, findings);
            beyond_type(field, &owner, findings);
            pattern(field, findings);
            total_bytes(field, &owner, findings);
        }
    }
}

fn wrong_type(field: &Field, owner: &Owner<'_>, findings: &mut Findings) {
    let limits = &field.limits;
    // The limits of a list's items are those of each item.
    let scalar = owner.types.scalar(item(&field.ty));
    let text = scalar == Some(Scalar::Text);
    let number = scalar.is_some_and(|of| width(of).is_some() || of == Scalar::F64);
    let list = matches!(field.ty, Ty::List(_));
    let given = [
        ("chars", limits.chars.is_some(), text, "texts"),
        ("bytes", limits.bytes.is_some(), text, "texts"),
        ("pattern", limits.pattern.is_some(), text, "texts"),
        ("range", limits.range.is_some() || limits.float_range.is_some(), number, "numbers"),
        ("items", limits.items.is_some(), list, "lists"),
        ("total_bytes", limits.total_bytes.is_some(), list, "lists"),
    ];
    for (key, _, _, what) in given.into_iter().filter(|(_, given, fits, _)| *given && !*fits) {
        let ty = scalar.map_or("a struct or unknown", spelled);
        let message = format!("`{key}` limits {what}, but `{}` is {}", field.wire, shown(list, ty));
        findings.push_absence(Diagnostic::error("limit-wrong-type", field.origin, message).help(
            "range is for numbers, chars, bytes and pattern for texts, items and total_bytes for lists",
        ));
    }
}

fn shown(list: bool, ty: &str) -> String {
    if list { format!("a list of {ty}") } else { ty.to_owned() }
}

/// The limits that are intervals of whole numbers, with their keys.
fn intervals(limits: &Limits) -> impl Iterator<Item = (&'static str, Bounds)> {
    let all =
        [("range", limits.range), ("chars", limits.chars), ("bytes", limits.bytes), ("items", limits.items)];
    all.into_iter().filter_map(|(key, bounds)| bounds.map(|bounds| (key, bounds)))
}

fn order(field: &Field, findings: &mut Findings) {
    let mut report = |key: &str, min: String, max: String| {
        let message = format!("the `{key}` of `{}` begins at {min} and ends at {max}", field.wire);
        findings.push(
            Diagnostic::error("limit-out-of-order", field.origin, message)
                .help(format!("write the smaller one first: `{key}: {max}..={min}`")),
        );
    };
    for (key, bounds) in intervals(&field.limits) {
        if let (Some(min), Some(max)) = (bounds.min, bounds.max)
            && min > max
        {
            report(key, min.to_string(), max.to_string());
        }
    }
    if let Some(bounds) = field.limits.float_range
        && let (Some(min), Some(max)) = (bounds.min, bounds.max)
        && min > max
    {
        report("range", min.to_string(), max.to_string());
    }
}

fn beyond_type(field: &Field, owner: &Owner<'_>, findings: &mut Findings) {
    for (key, bounds) in intervals(&field.limits) {
        let scalar = owner.types.scalar(item(&field.ty));
        // Lengths are counted from 0, and none is beyond 32 bits.
        let (whole, what) = match (key, scalar.and_then(width)) {
            ("range", Some(width)) => (width, scalar.map_or("", spelled)),
            ("range", None) => continue,
            _ => ((0, i128::from(u32::MAX)), "a length"),
        };
        let outside = |end: &i128| *end < whole.0 || *end > whole.1;
        for end in [bounds.min, bounds.max].into_iter().flatten().filter(outside) {
            let message = format!(
                "the `{key}` of `{}` goes to {end}, which no {} reaches",
                field.wire,
                what.trim_start_matches("a ")
            );
            findings.push(Diagnostic::error("limit-beyond-type", field.origin, message).help(format!(
                "{what} goes from {} to {}: choose a wider `type`, or mend the limit",
                whole.0, whole.1
            )));
        }
    }
}

fn pattern(field: &Field, findings: &mut Findings) {
    let Some(pattern) = &field.limits.pattern else { return };
    // The second form is the one that the runtime compiles.
    let compiled = regex_lite::Regex::new(pattern).and_then(|_| regex_lite::Regex::new(&anchored(pattern)));
    if let Err(error) = compiled {
        let message = format!("the pattern of `{}` is no regular expression: {error}", field.wire);
        findings.push(Diagnostic::error("bad-pattern", field.origin, message).help(
            "mend it; look-around and back references are not supported, `\\` stands single in single quotes",
        ));
    }
}

/// A pattern that has to match the whole text.
pub(super) fn anchored(pattern: &str) -> String {
    format!(r"\A(?:{pattern})\z")
}

fn total_bytes(field: &Field, owner: &Owner<'_>, findings: &mut Findings) {
    let (Some((of, _)), Ty::List(_)) = (&field.limits.total_bytes, &field.ty) else { return };
    let fields = match item(&field.ty) {
        Ty::Struct { target, .. } => owner.types.fields_of(target).map(|of| of.fields.as_slice()),
        _ => None,
    };
    let summed = fields.unwrap_or_default().iter().find(|field| field.wire == *of);
    if summed.is_some_and(|field| owner.types.scalar(&field.ty) == Some(Scalar::Text)) {
        return;
    }
    let message = match summed {
        Some(_) => format!("`total_bytes` of `{}` sums `{of}`, which is no text", field.wire),
        None => format!("`total_bytes` of `{}` sums `{of}`, but its items have no such field", field.wire),
    };
    findings.push_absence(
        Diagnostic::error("total-bytes-field", field.origin, message)
            .help("`of` names a field of type string of the list's items"),
    );
}
