//! The documentation of a field: what it is, and what the page demands of it.
//!
//! Given a field of the model, it returns clean lines. It must not repeat what the type says.

use super::docs::{self, Docs};
use super::item::DocLine;
use crate::model::{Bounds, Field, Limits, Location};

/// The lines of a field.
pub(super) fn of(field: &Field) -> Vec<DocLine> {
    Docs::default().paragraph(docs::lines(&field.doc)).paragraph([facts(field)]).done()
}

/// The name on the wire and the demands, as one line.
fn facts(field: &Field) -> String {
    let mut facts = vec![docs::code(&field.wire)];
    facts.extend(field.required.then(|| "required".to_owned()));
    facts.extend(match field.location {
        Location::Body => None,
        Location::Query => Some("in the query".to_owned()),
        Location::Header => Some("in a header".to_owned()),
    });
    facts.extend(field.nullable.then(|| "may be null".to_owned()));
    facts.extend(limits(&field.limits));
    facts.extend(field.unit.as_ref().map(|unit| format!("in {}", docs::inline(unit))));
    facts.extend(field.time.as_deref().map(time));
    facts.extend(field.default.as_ref().map(|default| format!("{} when absent", docs::code(default))));
    facts.extend(field.idempotency_token.then(|| "made up by the client when absent".to_owned()));
    facts.extend(field.sensitive.then(|| "sensitive: hidden when printed".to_owned()));
    format!("{}.", facts.join(", "))
}

/// The form of a time.
pub(crate) fn time(format: &str) -> String {
    match format {
        "unix_s" => "a time in seconds since 1970".to_owned(),
        "unix_ms" => "a time in milliseconds since 1970".to_owned(),
        "unknown" => "a time; no page tells in which unit or form".to_owned(),
        other => format!("a time as {}", docs::code(other)),
    }
}

fn limits(limits: &Limits) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(limits.range.map(|bounds| between(bounds, "", "")));
    words.extend(limits.float_range.as_ref().map(|bounds| match (bounds.min, bounds.max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number".to_owned(),
    }));
    words.extend(limits.chars.map(|bounds| between(bounds, " character", "s")));
    words.extend(limits.bytes.map(|bounds| between(bounds, " byte", "s")));
    words.extend(limits.items.map(|bounds| between(bounds, " item", "s")));
    words.extend(
        limits
            .total_bytes
            .as_ref()
            .map(|(of, max)| format!("at most {max} bytes for all {} together", docs::code(of))),
    );
    words.extend(limits.pattern.as_ref().map(|pattern| format!("matches {}", docs::code(pattern))));
    words
}

fn between(bounds: Bounds, what: &str, plural: &str) -> String {
    let counted = |number: i128| format!("{number}{what}{}", if number == 1 { "" } else { plural });
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => counted(min),
        (Some(min), Some(max)) => format!("{min} to {}", counted(max)),
        (Some(min), None) => format!("at least {}", counted(min)),
        (None, Some(max)) => format!("at most {}", counted(max)),
        (None, None) => format!("any number of{what}{plural}"),
    }
}
