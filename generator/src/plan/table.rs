//! The table of a record as the runtime reads it: a line a field.
//!
//! Given a field of the model, it returns its line. What a line may say is written at the runtime's `Shape`.

use std::fmt::{Display, Write};

use crate::model::{Bounds, Field, Limits, Location};

/// The name on the wire, then what holds of the field, a blank before each.
pub(super) fn line(of: &Field) -> String {
    let mut line = name(&of.wire);
    let flags = [
        (of.required, "required"),
        (of.sensitive, "sensitive"),
        (of.idempotency_token, "idempotency_token"),
        (of.location == Location::Query, "query"),
        (of.location == Location::Header, "header"),
    ];
    for (_, flag) in flags.iter().filter(|(holds, _)| *holds) {
        say(&mut line, flag);
    }
    limits(&mut line, &of.limits, of.required);
    line
}

/// In quotes where it would not be one word.
fn name(wire: &str) -> String {
    let is_word = !wire.is_empty()
        && !wire.starts_with('"')
        && !wire.contains(|c: char| c.is_whitespace() || c.is_control());
    if is_word { wire.to_owned() } else { serde_json::Value::from(wire).to_string() }
}

fn limits(line: &mut String, of: &Limits, required: bool) {
    let Limits { range, float_range, chars, bytes, items, total_bytes, pattern } = of;
    let length = |bounds: &Bounds| ends(bounds.min.filter(|min| *min > 0), bounds.max.map(|max| max.max(0)));
    let value = |bounds: &Bounds| {
        // Beyond these an end is open, to the runtime as well: no page names one.
        let within = |end: Option<i128>| end.and_then(|end| i64::try_from(end).ok());
        ends(within(bounds.min), within(bounds.max))
    };
    // A required list may only be empty where the page says so.
    let count = |bounds: &Bounds| {
        ends(Some(bounds.min.unwrap_or(i128::from(required)).max(0)), bounds.max.map(|max| max.max(0)))
    };
    let ranges = [
        ("range", range.as_ref().map(value)),
        ("float", float_range.map(|of| ends(of.min.map(exact), of.max.map(exact)))),
        ("bytes", bytes.as_ref().map(length)),
        ("chars", chars.as_ref().map(length)),
        ("items", items.as_ref().map(count)),
    ];
    for (name, ends) in ranges {
        if let Some(ends) = ends {
            say(line, format_args!("{name}={ends}"));
        }
    }
    match (pattern, total_bytes) {
        (Some(pattern), _) => say(line, format_args!("pattern={}", pattern.replace('\n', "\\n"))),
        (None, Some((of, most))) => say(line, format_args!("total_bytes={most}:{}", name(of))),
        (None, None) => {}
    }
}

fn say(line: &mut String, word: impl Display) {
    // Writing into a text does not fail.
    let _ = write!(line, " {word}");
}

/// `1..=3`, `1..` or `..=3`.
fn ends(min: Option<impl Display>, max: Option<impl Display>) -> String {
    let min = min.map(|min| min.to_string()).unwrap_or_default();
    let max = max.map(|max| format!("={max}")).unwrap_or_default();
    format!("{min}..{max}")
}

/// With all digits, and a point.
fn exact(number: f64) -> String {
    format!("{number:?}")
}
