//! From values to YAML as our specs are written.
//!
//! Given a [`Tree`] it returns block style with short maps and lists in one line: `RoomId: { type: string, required: true }`.
//! What it prints is read back by [`parse`](super::parse()) as the same values, without a complaint about ambiguous scalars. It must not
//! be given what no spec may hold: invisible characters, and more levels than the parser takes.
//!
//! The serializer of serde-saphyr is not used: it writes `{type: string}`, quotes numbers that are keys, and its flow style is chosen
//! by type, where here it is chosen by width.

use std::fmt::Write as _;

use serde_json::Value as Json;

/// How long a line may be before a map or list is broken up; specs keep to it, single long texts apart.
const WIDTH: usize = 160;
/// Spaces for each level.
const STEP: usize = 2;

/// A value, with what is known about how it should look.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// Null, as a key with nothing after it.
    Nothing,
    /// In one line where it fits, broken up where it does not.
    Json(Json),
    /// A map with a line or more for each entry.
    Map(Vec<(String, Tree)>),
    /// A list with a line or more for each item.
    List(Vec<Tree>),
}

impl Tree {
    /// The same without the looks.
    pub fn to_json(&self) -> Json {
        match self {
            Tree::Nothing => Json::Null,
            Tree::Json(json) => json.clone(),
            Tree::Map(entries) => {
                Json::Object(entries.iter().map(|(k, v)| (k.clone(), v.to_json())).collect())
            }
            Tree::List(items) => Json::Array(items.iter().map(Tree::to_json).collect()),
        }
    }
}

impl<T: Into<Json>> From<T> for Tree {
    fn from(value: T) -> Self {
        Tree::Json(value.into())
    }
}

/// Prints a whole file; it ends with a line break.
pub fn print(tree: &Tree) -> String {
    let mut printer = Printer { out: String::new() };
    match tree {
        Tree::Map(entries) if !entries.is_empty() => printer.map(entries, 0),
        other => printer.value(other, 0, 0),
    }
    printer.out.trim_start().to_owned()
}

/// Prints one entry of a map, indented by so many spaces; it ends with a line break.
pub fn print_entry(key: &str, value: &Tree, indent: usize) -> String {
    let mut printer = Printer { out: String::new() };
    printer.entry(key, value, indent);
    printer.out
}

/// Prints one item of a list, indented by so many spaces; it ends with a line break.
pub fn print_item(value: &Tree, indent: usize) -> String {
    let mut printer = Printer { out: String::new() };
    printer.item(value, indent);
    printer.out
}

/// A value in one line, as it stands within braces.
pub fn print_inline(json: &Json) -> String {
    let mut out = String::new();
    flow(json, usize::MAX, &mut out);
    out
}

/// A key as it stands in a map.
pub fn print_key(key: &str) -> String {
    let number =
        key.len() < 19 && key.bytes().all(|b| b.is_ascii_digit()) && (key == "0" || !key.starts_with('0'));
    if number && !key.is_empty() { key.to_owned() } else { text(key) }
}

struct Printer {
    out: String,
}

impl Printer {
    fn map(&mut self, entries: &[(String, Tree)], indent: usize) {
        for (key, value) in entries {
            self.entry(key, value, indent);
        }
    }

    fn entry(&mut self, key: &str, value: &Tree, indent: usize) {
        let key = print_key(key);
        let _ = write!(self.out, "{:indent$}{key}:", "");
        self.value(value, indent, indent + key.chars().count() + 1);
    }

    fn item(&mut self, value: &Tree, indent: usize) {
        let _ = write!(self.out, "{:indent$}-", "");
        let start = self.out.len();
        self.value(value, indent, indent + 1);
        // The first entry of a map or list stands beside the dash.
        let inside = format!("\n{:width$}", "", width = indent + STEP);
        if self.out.get(start..).is_some_and(|rest| rest.starts_with(&inside)) {
            self.out.replace_range(start..start + inside.len(), " ");
        }
    }

    /// What follows a key or a dash, from the column `at` on, with its line break.
    fn value(&mut self, value: &Tree, indent: usize, at: usize) {
        match value {
            Tree::Map(entries) if !entries.is_empty() => {
                self.out.push('\n');
                self.map(entries, indent + STEP);
            }
            Tree::List(items) if !items.is_empty() => {
                self.out.push('\n');
                items.iter().for_each(|item| self.item(item, indent + STEP));
            }
            Tree::Nothing => self.out.push('\n'),
            Tree::Map(_) => self.out.push_str(" {}\n"),
            Tree::List(_) => self.out.push_str(" []\n"),
            Tree::Json(json) => self.json(json, indent, at),
        }
    }

    fn json(&mut self, json: &Json, indent: usize, at: usize) {
        let before = self.out.len();
        self.out.push(' ');
        match json {
            Json::String(words) if words.contains('\n') => match literal(words, indent + STEP) {
                Some(block) => self.out.push_str(&block),
                None => self.out.push_str(&quoted(words)),
            },
            _ if flow(json, WIDTH.saturating_sub(at + 1), &mut self.out) => {}
            Json::Object(map) => {
                self.out.truncate(before);
                self.out.push('\n');
                for (key, value) in map {
                    let key = print_key(key);
                    let indent = indent + STEP;
                    let _ = write!(self.out, "{:indent$}{key}:", "");
                    self.json(value, indent, indent + key.chars().count() + 1);
                }
                return;
            }
            Json::Array(items) => {
                self.out.truncate(before);
                self.out.push('\n');
                items.iter().for_each(|item| self.item(&Tree::Json(item.clone()), indent + STEP));
                return;
            }
            scalar => self.out.push_str(&word(scalar)),
        }
        self.out.push('\n');
    }
}

/// Writes a value in one line of at most so many characters. `false`, and nothing written, when it does not fit.
fn flow(json: &Json, width: usize, out: &mut String) -> bool {
    let start = out.len();
    let fits = flow_within(json, start, width, out);
    if !fits {
        out.truncate(start);
    }
    fits
}

fn flow_within(json: &Json, start: usize, width: usize, out: &mut String) -> bool {
    let written = match json {
        Json::Object(map) if !map.is_empty() => {
            out.push_str("{ ");
            let whole = map.iter().enumerate().all(|(index, (key, value))| {
                out.push_str(if index > 0 { ", " } else { "" });
                out.push_str(&print_key(key));
                out.push_str(": ");
                flow_within(value, start, width, out)
            });
            out.push_str(" }");
            whole
        }
        Json::Array(items) if !items.is_empty() => {
            out.push('[');
            let whole = items.iter().enumerate().all(|(index, item)| {
                out.push_str(if index > 0 { ", " } else { "" });
                flow_within(item, start, width, out)
            });
            out.push(']');
            whole
        }
        Json::Object(_) => {
            out.push_str("{}");
            true
        }
        Json::Array(_) => {
            out.push_str("[]");
            true
        }
        scalar => {
            out.push_str(&word(scalar));
            true
        }
    };
    written && out.get(start..).is_some_and(|line| line.len() <= width || line.chars().count() <= width)
}

fn word(scalar: &Json) -> String {
    match scalar {
        Json::String(words) => text(words),
        other => other.to_string(),
    }
}

/// A text, in quotes unless no reader of YAML can take it for anything else.
fn text(words: &str) -> String {
    let first = words.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    let rest = words.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/'));
    let lower = words.to_ascii_lowercase();
    let other =
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"].contains(&lower.as_str());
    if first && rest && !other { words.to_owned() } else { quoted(words) }
}

fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 || matches!(c as u32, 0x7f..=0xa0 | 0x2028 | 0x2029 | 0xfeff) => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Several lines as they are; `None` for what a literal block would change.
fn literal(words: &str, indent: usize) -> Option<String> {
    let (header, lines) = match words.strip_suffix('\n') {
        Some(lines) => ("|", lines),
        None => ("|-", words),
    };
    let plain = |c: char| {
        c == '\n' || !(c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{85}'))
    };
    let sound = !lines.is_empty()
        && !lines.starts_with([' ', '\n'])
        && !lines.ends_with('\n')
        && lines.chars().all(plain)
        && lines.lines().all(|line| line.is_empty() || !line.trim().is_empty());
    if !sound {
        return None;
    }
    let mut out = header.to_owned();
    for line in lines.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            let _ = write!(out, "{:indent$}{line}", "");
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests;
