//! What a tired transcriber gets wrong in YAML itself: characters nobody sees, and plain scalars that other readers of
//! YAML take for something else.

use super::{Node, Value};
use crate::diag::{Diagnostic, Report};
use crate::source::{FileId, Span};

/// Reports characters that are invisible or change the order of the text, and returns whether there were any.
pub(super) fn hidden_characters(text: &str, file: FileId, report: &mut Report) -> bool {
    let mut found = false;
    for (at, c) in text.char_indices().filter(|(_, c)| is_hidden(*c)).take(20) {
        let span = Span { file, start: at as u32, end: (at + c.len_utf8()) as u32 };
        report.push(hidden(span, c));
        found = true;
    }
    found
}

/// Reports duplicate keys and ambiguous plain scalars, at any depth.
pub(super) fn check(node: &Node, report: &mut Report) {
    match &node.value {
        Value::Null => {}
        Value::List(items) => items.iter().for_each(|item| check(item, report)),
        Value::Map(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                let first = entries.iter().take(index).find(|earlier| earlier.key == entry.key);
                if let Some(first) = first {
                    report.push(duplicate(&entry.key, entry.key_span, first.key_span));
                }
                escaped_characters(&entry.key, entry.key_span, report);
                check(&entry.value, report);
            }
        }
        Value::Scalar(scalar) => {
            escaped_characters(&scalar.text, node.span, report);
            if scalar.plain {
                report_ambiguous(&scalar.text, node.span, report);
            }
        }
    }
}

/// Control characters, bidirectional controls, zero-width characters and the separators that end a line in JavaScript.
pub(crate) fn is_hidden(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    control
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{61c}' | '\u{180e}' | '\u{e0000}'..='\u{e007f}')
}

/// A double-quoted escape can hide what the text of the file does not show.
fn escaped_characters(text: &str, span: Span, report: &mut Report) {
    if let Some(c) = text.chars().find(|c| is_hidden(*c)) {
        report.push(hidden(span, c));
    }
}

fn hidden(span: Span, c: char) -> Diagnostic {
    Diagnostic::error(
        "hidden-character",
        span,
        format!("the text holds the invisible character U+{:04X}", c as u32),
    )
    .help("delete it; it usually comes along when a page is copied")
}

fn duplicate(key: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::error("duplicate-key", span, format!("the key `{key}` stands here twice"))
        .label("again")
        .also(first, "first here")
        .help("delete one of them, or rename it")
}

fn report_ambiguous(text: &str, span: Span, report: &mut Report) {
    let lower = text.to_ascii_lowercase();
    let quoted = format!("write \"{text}\" with quotes if it is text");
    let found = if matches!(lower.as_str(), "yes" | "no" | "on" | "off" | "y" | "n") {
        Some((
            "ambiguous-boolean",
            format!("`{text}` is a boolean to some readers of YAML and text to others"),
            format!("write true or false for a flag, \"{text}\" with quotes for text"),
        ))
    } else if matches!(text, "True" | "TRUE" | "False" | "FALSE") {
        Some((
            "ambiguous-boolean",
            format!("`{text}` is a boolean to some readers of YAML and text to others"),
            format!("write {lower} for a flag, \"{text}\" with quotes for text"),
        ))
    } else if has_leading_zero(text) {
        Some((
            "leading-zero",
            format!("`{text}` is octal to some readers of YAML, decimal to others"),
            quoted,
        ))
    } else if is_sexagesimal(text) {
        Some((
            "sexagesimal-number",
            format!("`{text}` is a number to the base 60 to some readers of YAML"),
            quoted,
        ))
    } else if is_date(text) {
        Some((
            "unquoted-date",
            format!("`{text}` is a date to some readers of YAML and text to others"),
            format!("write \"{text}\" with quotes"),
        ))
    } else {
        None
    };
    if let Some((rule, message, help)) = found {
        report.push(Diagnostic::error(rule, span, message).help(help));
    }
}

fn has_leading_zero(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let radix = digits.starts_with("0x") || digits.starts_with("0o") || digits.starts_with("0b");
    let octal = digits.len() > 1
        && digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    octal || (radix && digits.len() > 2 && digits.bytes().skip(2).all(|byte| byte.is_ascii_hexdigit()))
}

fn is_sexagesimal(text: &str) -> bool {
    let parts: Vec<_> = text.split(':').collect();
    parts.len() > 1
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()))
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let dash = |at: usize| bytes.get(at) == Some(&b'-');
    (0..4).all(digit) && dash(4) && digit(5) && digit(6) && dash(7) && digit(8) && digit(9)
}
