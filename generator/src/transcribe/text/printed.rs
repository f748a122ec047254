//! Printed requests and replies between the words of a page.
//!
//! Given the lines, it returns one sample as it is printed. It must not read it: that is for [`super::super::json`].

use super::super::block::{Block, Text};
use super::{Lines, is_heading};

/// The most lines of a sample.
const LONGEST: usize = 20_000;

/// Whether a sample begins with this line.
pub(super) fn begins(line: &str) -> bool {
    line.starts_with('{')
        || line == "["
        || line.starts_with("[{")
        || is_request_line(line)
        || line.starts_with("```")
}

/// `POST / HTTP/1.1`, or an address with parameters.
fn is_request_line(line: &str) -> bool {
    let method = ["POST ", "GET "].iter().any(|method| line.starts_with(method));
    let has_address = line.contains("HTTP/") || line.contains("://");
    (method && has_address) || (line.starts_with("https://") && line.contains('?'))
}

/// Reads a sample, if one begins here.
pub(super) fn read(lines: &mut Lines<'_>) -> Option<Block> {
    let first = lines.peek().filter(|line| begins(line))?;
    if first.starts_with("```") {
        return Some(fenced(lines));
    }
    let line = lines.number();
    let mut text = String::new();
    if is_request_line(first) {
        head(lines, &mut text);
    }
    if lines.peek().is_some_and(|next| next.starts_with(['{', '['])) {
        body(lines, &mut text);
    }
    Some(Block::Code(Text::new(line, text)))
}

/// Lines between fences.
fn fenced(lines: &mut Lines<'_>) -> Block {
    lines.pass(1);
    let line = lines.number();
    let mut text = String::new();
    while let Some(next) = lines.raw().filter(|next| !next.trim().starts_with("```")) {
        push(&mut text, next);
        lines.pass(1);
    }
    lines.pass(1);
    Block::Code(Text::new(line, text))
}

/// The request line and its headers, or the parameters that follow an address; blank lines only before a body.
fn head(lines: &mut Lines<'_>, text: &mut String) {
    let first = lines.raw().unwrap_or_default();
    push(text, first);
    lines.pass(1);
    while let Some(next) = lines.peek() {
        let header = next.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        });
        let before_body =
            next.is_empty() && lines.ahead(1).is_some_and(|after| after.starts_with(['{', '[']));
        if !(header || before_body || next.starts_with(['&', '<'])) {
            return;
        }
        push(text, next);
        lines.pass(1);
    }
}

/// Lines until the brackets are closed. Where they never are, it ends with the section.
fn body(lines: &mut Lines<'_>, text: &mut String) {
    let mut depth = Depth::default();
    for _ in 0..LONGEST {
        let Some(next) = lines.raw().filter(|next| !is_heading(next.trim())) else { return };
        push(text, next);
        lines.pass(1);
        if depth.after(next) {
            return;
        }
    }
}

fn push(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// How many brackets are open.
#[derive(Default)]
struct Depth {
    open: i64,
}

impl Depth {
    /// Whether all are closed after a line. A quote is closed in its line.
    fn after(&mut self, line: &str) -> bool {
        let (mut quoted, mut escaped) = (false, false);
        for c in line.chars() {
            match c {
                '"' if !escaped => quoted = !quoted,
                '{' | '[' if !quoted => self.open += 1,
                '}' | ']' if !quoted => self.open -= 1,
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        self.open <= 0
    }
}
