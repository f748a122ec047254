//! Words for people: there are some, they are finished, and they are in English.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{ErrorCode, Model};
use crate::source::Span;

/// `empty-doc`, `unfinished-doc`, `foreign-doc`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for text in texts(model) {
        judge(&text, findings);
    }
}

struct Text<'m> {
    /// What the words are about.
    name: &'m str,
    words: &'m str,
    /// Whether there may be none.
    optional: bool,
    origin: Span,
}

fn texts(model: &Model) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    let mut add = |name, words, optional, origin| texts.push(Text { name, words, optional, origin });
    for vendor in &model.vendors {
        add(&vendor.name, &vendor.summary, false, vendor.origin);
        vendor.parameters.iter().for_each(|of| add(&of.name, &of.doc, false, of.origin));
        vendor.errors.iter().for_each(|of| add(code(of), &of.doc, false, of.origin));
        for service in &vendor.services {
            service.rules.iter().for_each(|of| add(&of.id, &of.doc, false, of.origin));
            service.doc_modules.iter().for_each(|of| add(&of.name, &of.doc, false, of.origin));
        }
    }
    for (_, service, version) in walk::versions(model) {
        add(&service.name, &version.summary, false, version.origin);
        version.errors.iter().for_each(|of| add(code(of), &of.doc, false, of.origin));
        version.hosts.iter().for_each(|of| add(&of.host, &of.doc, true, of.origin));
        version.regions.iter().for_each(|(region, doc)| add(region, doc, false, version.origin));
        version.untranscribed.iter().for_each(|of| add(&of.name, &of.why, false, of.origin));
        for operation in &version.operations {
            add(&operation.name, &operation.summary, false, operation.origin);
            add(&operation.name, &operation.doc, true, operation.origin);
            operation.groups.iter().for_each(|of| add("group", &of.doc, true, of.origin));
            operation.errors.iter().for_each(|of| add(code(of), &of.doc, false, of.origin));
        }
    }
    for (of, _) in walk::structs(model) {
        add(&of.name, &of.doc, true, of.origin);
    }
    for owner in walk::owners(model) {
        owner.fields.iter().for_each(|of| add(&of.wire, &of.doc, false, of.origin));
    }
    for of in walk::enums(model) {
        add(&of.name, &of.doc, false, of.origin);
        of.values.iter().for_each(|value| add(&value.wire, &value.doc, false, value.origin));
    }
    texts
}

/// A code's own name says it; that of a number was chosen by us.
fn code(of: &ErrorCode) -> &str {
    of.rust.plain()
}

fn judge(text: &Text<'_>, findings: &mut Findings) {
    let Text { name, words, optional, origin } = *text;
    let bare = words.trim_end_matches(['.', '!', '?', ':']).trim();
    // Where words are missing that have to be there, whoever read the file has said so.
    if words.is_empty() || bare.is_empty() && optional {
        return;
    }
    if bare.chars().filter(|c| c.is_alphanumeric()).count() < 2 || letters(bare).eq(letters(name)) {
        let message = match bare.is_empty() {
            true => format!("nothing is said about `{name}`"),
            false => format!("`{bare}` says nothing about `{name}`"),
        };
        findings.push_absence(
            Diagnostic::error("empty-doc", origin, message)
                .help("say in a sentence of your own what it is or does, for somebody who does not know it"),
        );
    } else if let Some(word) = unfinished(words) {
        findings.push(
            Diagnostic::error("unfinished-doc", origin, format!("the words about `{name}` hold a `{word}`"))
                .help("finish the sentence; a doubt about the page belongs into a correction"),
        );
    } else if is_foreign(words) {
        findings.push(
            Diagnostic::warning(
                "foreign-doc",
                origin,
                format!("the words about `{name}` are not in English"),
            )
            .help("say it in English and in your own words; the vendor's term may follow in brackets"),
        );
    }
}

/// Whether words would pass: they are some, they say more than the name, and they are finished.
pub(crate) fn speaks(name: &str, words: &str) -> bool {
    let bare = words.trim_end_matches(['.', '!', '?', ':']).trim();
    let some = bare.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    some && letters(bare).ne(letters(name)) && unfinished(words).is_none()
}

/// What is left of words that only repeat a name.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn unfinished(words: &str) -> Option<&'static str> {
    let mut words = words.split(|c: char| !c.is_ascii_alphanumeric());
    words.find_map(|word| ["TODO", "FIXME", "TBD", "XXX"].into_iter().find(|mark| *mark == word))
}

/// Half of its letters or more are not Latin.
fn is_foreign(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let foreign = words.chars().filter(|c| c.is_alphabetic() && *c as u32 > 0x24f).count();
    foreign > 0 && foreign * 2 >= letters
}
