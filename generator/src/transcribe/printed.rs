//! Printed requests and replies.
//!
//! Given the printed code of a page, it returns what each is: a request with its parameters, a reply, or an address alone. It must not pass over a sample
//! that it cannot read.

use serde_json::{Map, Value as Json};

use super::block::Text;
use super::facts::Dialect;
use super::json;
use super::notes::Notes;
use crate::yaml::is_hidden;

/// A printed call or answer.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) line: u32,
    pub(super) role: Role,
    pub(super) value: Json,
    /// What the page does wrong in it.
    pub(super) liberties: Vec<String>,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Request,
    /// A request whose parameters stand in its address.
    Query,
    Reply,
}

/// The most bytes of a sample.
const LONGEST: usize = 128 * 1024;

/// How deep the values of a sample may lie, so that a spec can hold it.
const DEEPEST: usize = 14;

/// Reads what is printed, in order.
pub(super) fn read(texts: &[Text], dialect: Dialect, notes: &mut Notes<'_>) -> Vec<Printed> {
    texts.iter().filter_map(|text| one(text, dialect, notes)).collect()
}

fn one(text: &Text, dialect: Dialect, notes: &mut Notes<'_>) -> Option<Printed> {
    let (head, body) = split(&text.text);
    let lines_above = head.iter().map(|line| line.matches('\n').count() + 1).sum::<usize>();
    let first = text.line.saturating_add(u32::try_from(lines_above).unwrap_or(u32::MAX));
    if !body.trim().is_empty() {
        return body_of(body, if head.is_empty() { text.line } else { first }, dialect, notes);
    }
    let address = head.join("\n");
    if dialect == Dialect::TencentIm || !address.contains('?') {
        return None;
    }
    let value = query(&address, dialect);
    Some(Printed { line: text.line, role: Role::Query, value: Json::Object(value), liberties: Vec::new() })
}

/// The lines before the body, and the body.
fn split(text: &str) -> (Vec<&str>, &str) {
    let mut head = Vec::new();
    let mut rest = text;
    while !rest.trim_start_matches(['\n', ' ', '\t']).starts_with(['{', '[']) {
        let Some((line, after)) = rest.split_once('\n') else {
            head.push(rest);
            return (head, "");
        };
        head.push(line);
        rest = after;
    }
    // Blank lines before the body belong to the head, so that the body begins in its own line.
    while let Some((_, after)) = rest.split_once('\n').filter(|(line, _)| line.trim().is_empty()) {
        head.push("");
        rest = after;
    }
    (head, rest)
}

fn body_of(body: &str, line: u32, dialect: Dialect, notes: &mut Notes<'_>) -> Option<Printed> {
    let at = |offset: u32| line.saturating_add(offset);
    if body.len() > LONGEST {
        let message = format!("the sample has {} bytes, and at most {LONGEST} are read", body.len());
        notes.problem("page-sample", line, message, "write a shorter sample by hand");
        return None;
    }
    let sample = match json::read(body) {
        Ok(sample) => sample,
        Err(broken) => {
            let message = format!("the sample {}", broken.what);
            notes.problem(
                "page-sample",
                at(broken.line),
                message,
                "look at the page; write the sample as it has to be, or as text with a repair",
            );
            return None;
        }
    };
    if let Some(what) = unfit(&sample.value, DEEPEST) {
        let help = "look at the page and write the sample by hand";
        notes.problem("page-sample", line, format!("the sample {what}"), help);
        return None;
    }
    let mut liberties = Vec::new();
    for (offset, liberty) in sample.liberties {
        notes.remark(
            "page-sample",
            at(offset),
            format!("the sample {}", liberty.words()),
            "the draft has it without; say so in a correction",
        );
        liberties.push(format!("{} (line {})", liberty.words(), at(offset)));
    }
    let role = if is_reply(&sample.value, dialect) { Role::Reply } else { Role::Request };
    Some(Printed { line, role, value: sample.value, liberties })
}

/// Why a spec cannot hold a value: the end of a sentence that begins with "the sample".
fn unfit(value: &Json, deepest: usize) -> Option<&'static str> {
    let hides = |text: &str| text.contains(is_hidden).then_some("has a character that nobody sees");
    let Some(deeper) = deepest.checked_sub(1) else { return Some("is too deep") };
    match value {
        Json::String(text) => hides(text),
        Json::Array(items) => items.iter().find_map(|item| unfit(item, deeper)),
        Json::Object(entries) => {
            entries.iter().find_map(|(key, value)| hides(key).or_else(|| unfit(value, deeper)))
        }
        _ => None,
    }
}

fn is_reply(value: &Json, dialect: Dialect) -> bool {
    let keys: &[&str] = match dialect {
        Dialect::Tencent => &["Response"],
        Dialect::TencentIm => &["ActionStatus", "ErrorCode", "ErrorInfo"],
        Dialect::Volcengine => &["ResponseMetadata"],
    };
    keys.iter().any(|key| value.get(key).is_some())
}

/// The parameters of an address, without those of every call.
fn query(address: &str, dialect: Dialect) -> Map<String, Json> {
    let whole: String = address.split_whitespace().collect();
    let parameters = whole.split_once('?').map_or("", |(_, parameters)| parameters);
    let pairs =
        parameters.split('&').filter(|pair| !pair.starts_with('<')).filter_map(|pair| pair.split_once('='));
    let own = pairs.filter(|(name, _)| !dialect.common_parameters().contains(name));
    own.map(|(name, value)| (name.to_owned(), Json::from(value))).collect()
}
