//! Words: only words, or a number or a rule that hides in them.

use std::collections::BTreeMap;

use super::super::rules::{Change, DOC_NUMBER_CHANGED, DOC_TEXT_CHANGED, DOC_WORD_FLIP};
use super::scope::{Scope, Shown};
use crate::source::Span;

/// Words that turn the meaning of a sentence when they come or go.
const TURNING: &[&str] = &[
    "required",
    "optional",
    "must",
    "not",
    "never",
    "cannot",
    "only",
    "unsupported",
    "supported",
    "deprecated",
    "always",
    "no",
    "none",
    "except",
    "unless",
    "without",
    "disabled",
    "enabled",
];

/// Reports words that are different.
pub(super) fn compare(scope: &mut Scope<'_>, path: &str, old: (Span, &str), new: (Span, &str)) {
    if let Some(change) = difference(old.1, new.1) {
        scope.report(change, path, Shown::at(old.0, old.1), Shown::at(new.0, new.1));
    }
}

/// What kind of change it is from one text to another.
pub(crate) fn difference(old: &str, new: &str) -> Option<&'static Change> {
    if old == new {
        return None;
    }
    Some(match () {
        () if numbers(old) != numbers(new) => &DOC_NUMBER_CHANGED,
        () if turning(old) != turning(new) => &DOC_WORD_FLIP,
        () => &DOC_TEXT_CHANGED,
    })
}

/// The numbers of a text, in order. Digits within a name, as in `H264`, are no number; right behind a Chinese word they are.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let (mut before, mut rest) = (' ', text);
    while let Some(first) = rest.chars().next() {
        let within_name = before.is_ascii_alphanumeric() || matches!(before, '_' | '.');
        let starts = first.is_ascii_digit() && !within_name;
        let end = match starts {
            true => {
                rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len())
            }
            false => first.len_utf8(),
        };
        let taken = rest.get(..end).unwrap_or_default();
        if starts {
            numbers.push(taken.trim_end_matches(['.', ',']).replace(',', ""));
        }
        before = taken.chars().next_back().unwrap_or(' ');
        rest = rest.get(end..).unwrap_or_default();
    }
    numbers
}

fn turning(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text.to_lowercase().replace("n't", " not").split(|c: char| !c.is_alphanumeric()) {
        if TURNING.contains(&word) {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn numbers_and_turning_words_are_no_mere_words() {
        let kind = |old, new| difference(old, new).map(|change| change.id);
        assert_eq!(kind("The room.", "The room."), None);
        assert_eq!(kind("The room.", "A room."), Some("doc-text-changed"));
        assert_eq!(kind("At most 20 a second.", "At most 10 a second."), Some("doc-number-changed"));
        assert_eq!(kind("From 1-20.", "From 1 to 20."), Some("doc-text-changed"));
        assert_eq!(kind("Up to 1,000 items.", "Up to 1000 items."), Some("doc-text-changed"));
        assert_eq!(kind("最多10个。", "最多20个。"), Some("doc-number-changed"));
        assert_eq!(kind("At most 2KB.", "At most 4KB."), Some("doc-number-changed"));
        assert_eq!(kind("With H264.", "With H265."), Some("doc-text-changed"));
        assert_eq!(kind("May be empty.", "Must be empty."), Some("doc-word-flip"));
        assert_eq!(kind("It isn't sent.", "It is not sent."), Some("doc-text-changed"));
        assert_eq!(kind("It is sent.", "It isn't sent."), Some("doc-word-flip"));
    }
}
