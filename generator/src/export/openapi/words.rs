//! The words of the document.
//!
//! Given words of the specs, it returns them as CommonMark that shows them as they are, with what the schemas cannot say; and lists of facts
//! for extensions. It must not add a fact.

use serde_json::{Value, json};

use super::super::Chosen;
use super::{drop_empty, parameters};
use crate::model::{
    Correction, Deprecation, Enum, EnumValue, ErrorCode, ErrorKey, Field, GroupKind, Location, Operation,
    Retry, Source,
};
use crate::plan::docs;

pub(super) const TC3: &str = "TC3-HMAC-SHA256: a signature of the method, query, headers and body, with a key that is derived from the \
    day and the service: `TC3-HMAC-SHA256 Credential=<key id>/<day>/<service>/tc3_request, SignedHeaders=<names>, Signature=<hex>`.";
pub(super) const VOLCENGINE: &str = "A signature of the method, query, headers and body, with a key that is derived from the day, the \
    region and the service: `HMAC-SHA256 Credential=<key id>/<day>/<region>/<service>/request, SignedHeaders=<names>, Signature=<hex>`.";
pub(super) const USER_SIG: &str =
    "UserSig: a text that the app's key signs, with the user it is for and when it ends.";

/// What the document is.
pub(super) fn about(of: Chosen<'_>) -> String {
    let mut paragraphs = vec![
        cleaned(&of.version.summary),
        cleaned(&format!("{}: {}", of.vendor.title, of.vendor.summary)),
        "Made by apiscribe from transcripts of the vendor's pages. It is no document of the vendor's, and its words are not the vendor's words."
            .to_owned(),
    ];
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    if !of.version.path.contains("{operation}") {
        let (name, location) = parameters::action(of.vendor);
        let place = if location == Location::Header { "as a header" } else { "in the query" };
        let (path, name) = (docs::code(&of.version.path), docs::code(name));
        paragraphs.push(format!(
            "All operations have the URL path {path}; {name} {place} tells which one is meant. OpenAPI has one operation for each path, so each \
             stands here under a path of its own with a fragment, which is never sent."
        ));
    }
    paragraphs.join("\n\n")
}

/// Words on one line, for places that are not CommonMark.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as CommonMark.
pub(super) fn cleaned(text: &str) -> String {
    docs::lines(text).join("\n")
}

/// A name that keys of components may have.
pub(super) fn token(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let token = words.collect::<Vec<_>>().join("-").to_lowercase();
    if token.is_empty() { "sample".to_owned() } else { token }
}

/// What a field is, with what its schema cannot say.
pub(super) fn field(field: &Field) -> String {
    let mut facts = Vec::new();
    let bytes = field.limits.bytes.map(|of| (of.min, of.max));
    facts.extend(match bytes {
        Some((Some(min), Some(max))) => Some(format!("{min} to {max} bytes")),
        Some((Some(min), None)) => Some(format!("at least {min} bytes")),
        Some((None, Some(max))) => Some(format!("at most {max} bytes")),
        Some((None, None)) | None => None,
    });
    let total = field.limits.total_bytes.as_ref();
    facts.extend(total.map(|(of, max)| format!("at most {max} bytes for all {} together", docs::code(of))));
    facts.extend(field.unit.as_ref().map(|unit| format!("in {}", docs::inline(unit))));
    facts.extend(field.time.as_deref().map(crate::plan::time));
    let mut paragraphs = vec![cleaned(&field.doc)];
    if !facts.is_empty() {
        paragraphs.push(format!("({})", facts.join("; ")));
    }
    let mut words = paragraphs.join(" ");
    words.extend(field.deprecated.as_ref().map(|of| format!(" {}", deprecated(of))));
    words.trim().to_owned()
}

/// What an enum is, with its values.
pub(super) fn values(of: &Enum) -> String {
    let each = of.values.iter().map(|known| {
        format!("- {}: {}", docs::code(&known.wire), value(known)).trim_end_matches([' ', ':']).to_owned()
    });
    let list: Vec<_> = each.collect();
    let all = [cleaned(&of.doc), list.join("\n"), "Other values may come.".to_owned()];
    all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// What a value means.
pub(super) fn value(of: &EnumValue) -> String {
    let old = of.deprecated.as_ref().map(deprecated);
    [docs::inline(&of.doc)].into_iter().chain(old).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// What an operation does; its name where nobody has written that yet, because tools make titles of it.
pub(super) fn summary(of: &Operation) -> String {
    if of.summary.is_empty() { of.name.clone() } else { plain(&of.summary) }
}

/// What an operation does, and what there is to know before it is called.
pub(super) fn operation(of: &Operation) -> String {
    let facts: Vec<_> = of
        .groups
        .iter()
        .map(|group| {
            let names: Vec<_> = group.fields.iter().map(|field| docs::code(field)).collect();
            let rule = match (group.kind, names.split_first()) {
                (GroupKind::ExactlyOne, _) => format!("Exactly one of {} has to be sent.", names.join(", ")),
                (GroupKind::AtLeastOne, _) => format!("At least one of {} has to be sent.", names.join(", ")),
                (GroupKind::AtMostOne, _) => format!("At most one of {} may be sent.", names.join(", ")),
                (GroupKind::Requires, Some((first, rest))) => {
                    format!("With {first}, {} has to be sent.", rest.join(", "))
                }
                (GroupKind::AllOrNone | GroupKind::Requires, _) => {
                    format!("All of {} or none are sent.", names.join(", "))
                }
            };
            format!("- {rule} {}", docs::inline(&group.doc)).trim_end().to_owned()
        })
        .collect();
    let old = of.deprecated.as_ref().map(deprecated).unwrap_or_default();
    let codes = of.errors.iter().map(|code| vec![docs::code(&code.key.to_string()), docs::inline(&code.doc)]);
    let codes = docs::table(&["Code", "Meaning"], codes.collect()).join("\n");
    let parts = [cleaned(&of.summary), cleaned(&of.doc), old, facts.join("\n"), codes];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn deprecated(of: &Deprecation) -> String {
    let mut words = "Not to be used any more".to_owned();
    words.extend(of.since.as_ref().map(|since| format!(", since {}", docs::inline(since))));
    words.extend(of.instead.as_ref().map(|instead| format!("; use {}", docs::code(instead))));
    words.push('.');
    words.extend(of.note.as_ref().map(|note| format!(" {}", docs::inline(note))));
    words
}

/// Codes with all that is known about them.
pub(super) fn codes<'m>(codes: impl Iterator<Item = &'m ErrorCode>) -> Vec<Value> {
    let code = |of: &ErrorCode| {
        let mut code = json!({
            "code": key(&of.key),
            "name": of.rust.plain(),
            "description": plain(&of.doc),
            "number": of.number,
            "status": of.status,
            "retry": retry(of.retry),
        });
        drop_empty(&mut code);
        if let (Value::Object(code), true) = (&mut code, of.deprecated.is_some()) {
            code.insert("deprecated".to_owned(), json!(true));
        }
        code
    };
    codes.map(code).collect()
}

/// A code as it travels.
pub(super) fn key(key: &ErrorKey) -> Value {
    match key {
        ErrorKey::Text(text) => json!(text),
        ErrorKey::Number(number) => json!(number),
    }
}

fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "never",
        Retry::Transient => "transient",
        Retry::Throttle => "throttle",
        Retry::Clock => "clock",
        Retry::Credentials => "credentials",
    }
}

/// The pages that something was written from.
pub(super) fn sources(sources: &[Source]) -> Vec<Value> {
    let source = |of: &Source| {
        let mut source = json!({
            "page": of.page,
            "title": plain(&of.title),
            "read": of.read,
            "updated": of.updated,
            "for": of.used_for.as_deref().map(plain),
        });
        drop_empty(&mut source);
        source
    };
    sources.iter().map(source).collect()
}

/// Where the specs depart from their pages.
pub(super) fn corrections(corrections: &[Correction]) -> Vec<Value> {
    let correction =
        |of: &Correction| json!({ "at": of.at, "page": of.page, "here": of.ours, "why": plain(&of.why) });
    corrections.iter().map(correction).collect()
}
