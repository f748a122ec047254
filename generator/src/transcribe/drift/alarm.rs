//! Sentences that changed: those with another number, or a word that turns the meaning, may hide a rule.
//!
//! Given two pages, it pairs their sentences by the field or section they belong to and returns a finding for each that is different. It must not read a rule out
//! of a sentence: that is for a person.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::super::draft::{Field, Operation};
use super::super::notes::Page;
use super::super::reading::{Content, Reading, Sentence};
use super::places;
use crate::diff::{self, Cause, Change, Finding, difference, numbers};

/// A sentence with what it belongs to.
struct Words<'w> {
    path: String,
    line: u32,
    text: &'w str,
}

/// A finding for each sentence that is different.
pub(super) fn alarms(
    old: &Page,
    before: &Reading,
    new: &Page,
    after: &Reading,
    operation: &str,
) -> Vec<Finding> {
    let mut pairs: Vec<(Option<Words<'_>>, Option<Words<'_>>)> = Vec::new();
    let (was, is) = (cells(&before.content), cells(&after.content));
    for words in is {
        let same = was.iter().find(|of| of.path == words.path && of.text != words.text);
        pairs.extend(same.map(|of| (Some(of.again()), Some(words))));
    }
    let (was, is) = (untold(before), untold(after));
    pairs.extend(sentences(&was, &is));
    let finding = |(was, is): (Option<Words<'_>>, Option<Words<'_>>)| {
        let change = kind(was.as_ref().map_or("", |of| of.text), is.as_ref().map_or("", |of| of.text))?;
        let path = is.as_ref().or(was.as_ref()).map(|of| of.path.clone())?;
        let value = |of: &Option<Words<'_>>| of.as_ref().map_or(Json::Null, |of| Json::from(of.text));
        let (old_value, new_value) = (value(&was), value(&is));
        Some(Finding {
            change,
            cause: Cause::Vendor,
            operation: operation.to_owned(),
            fingerprint: diff::fingerprint([change.id, operation, &path], &old_value, &new_value),
            path,
            old: old_value,
            new: new_value,
            old_place: was.map(|of| places::place(old, of.line)),
            new_place: is.map(|of| places::place(new, of.line)),
            page: String::new(),
            rust_before: None,
            rust_after: None,
        })
    };
    pairs.into_iter().filter_map(finding).collect()
}

/// What kind of change it is. A sentence that came or went counts by its numbers.
fn kind(was: &str, is: &str) -> Option<&'static Change> {
    let alone = was.is_empty() || is.is_empty();
    match alone && numbers(was) == numbers(is) {
        true => diff::find("doc-text-changed"),
        false => difference(was, is),
    }
}

impl<'w> Words<'w> {
    fn again(&self) -> Words<'w> {
        Words { path: self.path.clone(), line: self.line, text: self.text }
    }
}

/// The words in the cells of tables.
fn cells(content: &Content) -> Vec<Words<'_>> {
    let Content::Operation { draft, .. } = content else { return Vec::new() };
    let Operation { request, response, types, errors, .. } = &**draft;
    let mut words = Vec::new();
    fields(&mut words, "request", request);
    fields(&mut words, "response", response);
    types.iter().for_each(|ty| fields(&mut words, &format!("types.{}", ty.name), &ty.fields));
    let codes = errors.iter().map(|of| {
        let path = format!("{}.doc", places::code_path(&of.code));
        Words { path, line: of.line, text: &of.words }
    });
    words.extend(codes);
    words
}

fn fields<'w>(words: &mut Vec<Words<'w>>, at: &str, fields: &'w [Field]) {
    words.extend(fields.iter().map(|field| Words {
        path: format!("{at}.{}.doc", field.name),
        line: field.line,
        text: &field.words,
    }));
}

/// The sentences of which no fact was made.
fn untold(reading: &Reading) -> Vec<&Sentence> {
    let rate = match &reading.content {
        Content::Operation { draft, .. } => draft.lines.iter().find(|(path, _)| path == "rate_limit"),
        Content::Rules(_) => None,
    };
    reading.sentences.iter().filter(|sentence| rate.is_none_or(|(_, line)| *line != sentence.line)).collect()
}

/// Sentences that are on one page only, paired within their section with the one most like them.
fn sentences<'s>(old: &[&'s Sentence], new: &[&'s Sentence]) -> Vec<(Option<Words<'s>>, Option<Words<'s>>)> {
    /// Of two sentences that are less alike one came and the other went.
    const ALIKE: f64 = 0.6;
    /// Comparing all with all is for pages that a person could read; of others the rest stays alone.
    const MOST: usize = 200;
    let only = |of: &[&'s Sentence], other: &[&'s Sentence]| -> Vec<&'s Sentence> {
        let known: BTreeSet<(&str, &str)> =
            other.iter().map(|one| (one.section.as_str(), one.text.as_str())).collect();
        of.iter()
            .copied()
            .filter(|one| !known.contains(&(one.section.as_str(), one.text.as_str())))
            .take(MOST)
            .collect()
    };
    let (mut gone, come) = (only(old, new), only(new, old));
    let mut pairs = Vec::new();
    for (index, sentence) in come.into_iter().enumerate() {
        let like = |other: &&Sentence| {
            strsim::normalized_damerau_levenshtein(brief(&other.text), brief(&sentence.text))
        };
        let nearest = gone
            .iter()
            .take(if index < MOST { MOST } else { 0 })
            .enumerate()
            .filter(|(_, other)| other.section == sentence.section)
            .map(|(at, other)| (at, like(other)))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .filter(|(_, alike)| *alike >= ALIKE);
        let partner = nearest.map(|(at, _)| gone.remove(at));
        pairs.push((partner.map(words_of), Some(words_of(sentence))));
    }
    pairs.extend(gone.into_iter().map(|sentence| (Some(words_of(sentence)), None)));
    pairs
}

fn words_of(sentence: &Sentence) -> Words<'_> {
    Words { path: "page".to_owned(), line: sentence.line, text: &sentence.text }
}

/// The start of a sentence: how alike two are costs as much as the product of their lengths.
fn brief(text: &str) -> &str {
    text.char_indices().nth(120).map_or(text, |(end, _)| text.get(..end).unwrap_or_default())
}
