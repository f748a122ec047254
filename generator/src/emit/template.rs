//! Templates: Rust that is quoted, parsed and formatted once, and filled in as text for each item.
//!
//! Given tokens, it returns a template; given values, a template writes lines. It must not know what it is a template of.
//!
//! What a crate has hundreds of is printed this way, because to quote, parse and format each takes ten times as long. In the tokens,
//! `hole_name` is a place for a text, wherever an identifier may stand. A line with `lines_name` is a place for any number of lines:
//! a field, an arm, an element, an attribute, `lines_name! {}` among members, or a doc comment. Underscores at the end do not count:
//! they make a name so long that the formatter gives it a line of its own.

use std::fmt;

use proc_macro2::TokenStream;

use super::print;

/// A text that grows line by line.
pub(super) struct Sheet {
    text: String,
    indent: usize,
}

impl Sheet {
    /// One that begins with this text.
    pub(super) fn new(text: String) -> Self {
        Sheet { text, indent: 0 }
    }

    /// The text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// How many blanks lines begin with here.
    pub(super) fn indent(&self) -> usize {
        self.indent
    }

    /// A line, indented as those around it.
    pub(super) fn line(&mut self, words: impl fmt::Display) {
        use fmt::Write;
        self.start();
        // Writing to a text does not fail.
        let _ = writeln!(self.text, "{words}");
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Lines as they are.
    pub(super) fn lines(&mut self, lines: &str) {
        self.text.push_str(lines);
    }

    fn start(&mut self) {
        self.text.extend(std::iter::repeat_n(' ', self.indent));
    }

    /// Brackets with nothing between them stand next to each other.
    fn close_up(&mut self, next: &str) {
        let open = [("{\n", '}'), ("[\n", ']')];
        if open.iter().any(|(open, close)| self.text.ends_with(open) && next.starts_with(*close)) {
            self.text.pop();
        } else {
            self.start();
        }
    }
}

/// Rust with holes.
pub(super) struct Template {
    lines: Vec<Line>,
}

/// What goes into a hole.
pub(super) enum Fill<'f> {
    /// A text, in the middle of a line.
    Text(&'f str),
    /// Lines.
    Lines(&'f dyn Fn(&mut Sheet)),
}

struct Line {
    indent: usize,
    parts: Parts,
}

enum Parts {
    /// Written one after the other; none is an empty line.
    Words(Vec<Word>),
    /// The name of a place for lines.
    Lines(String),
}

enum Word {
    Text(String),
    Hole(String),
}

impl Template {
    /// Rust that is formatted, with its holes.
    pub(super) fn new(tokens: TokenStream) -> Self {
        let text = print::items(tokens);
        Template { lines: text.lines().map(Line::new).collect() }
    }

    /// Writes the Rust with values in its holes. A hole without a value stays, and does not compile.
    pub(super) fn write(&self, sheet: &mut Sheet, values: &[(&str, Fill<'_>)]) {
        let outer = sheet.indent;
        for line in &self.lines {
            sheet.indent = outer + line.indent;
            match &line.parts {
                Parts::Words(words) if words.is_empty() => sheet.blank(),
                Parts::Words(words) => {
                    let first = if let Some(Word::Text(first)) = words.first() { first } else { "" };
                    sheet.close_up(first);
                    words.iter().for_each(|word| word.write(sheet, values));
                    sheet.text.push('\n');
                }
                Parts::Lines(name) => match value(values, name) {
                    Some(Fill::Lines(lines)) => lines(sheet),
                    _ => sheet.line(format_args!("lines_{name}")),
                },
            }
        }
        sheet.indent = outer;
    }
}

fn value<'v>(values: &'v [(&str, Fill<'v>)], name: &str) -> Option<&'v Fill<'v>> {
    values.iter().find(|(of, _)| *of == name).map(|(_, value)| value)
}

impl Line {
    fn new(line: &str) -> Self {
        let text = line.trim_start();
        let parts = match text.split_once("lines_") {
            Some((_, name)) => Parts::Lines(identifier(name).0.to_owned()),
            None => Parts::Words(words(text)),
        };
        Line { indent: line.len() - text.len(), parts }
    }
}

fn words(mut text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    while let Some((before, after)) = text.split_once("hole_") {
        let (name, rest) = identifier(after);
        words.extend((!before.is_empty()).then(|| Word::Text(before.to_owned())));
        words.push(Word::Hole(name.to_owned()));
        text = rest;
    }
    words.extend((!text.is_empty()).then(|| Word::Text(text.to_owned())));
    words
}

/// The name at the beginning, and what follows it.
fn identifier(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    (name.trim_end_matches('_'), rest)
}

impl Word {
    fn write(&self, sheet: &mut Sheet, values: &[(&str, Fill<'_>)]) {
        match self {
            Word::Text(text) => sheet.text.push_str(text),
            Word::Hole(name) => match value(values, name) {
                Some(Fill::Text(text)) => sheet.text.push_str(text),
                _ => sheet.text.extend(["hole_", name]),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{Fill, Sheet, Template};

    fn written(tokens: proc_macro2::TokenStream, values: &[(&str, Fill<'_>)]) -> String {
        let mut sheet = Sheet::new(String::new());
        Template::new(tokens).write(&mut sheet, values);
        sheet.into_text()
    }

    #[test]
    fn holes_take_texts_and_lines() {
        let shape = quote! {
            #[doc = "lines_docs"]
            pub struct hole_name { lines_fields: () }
        };
        let docs = |sheet: &mut Sheet| sheet.line("/// Words.");
        let fields = |sheet: &mut Sheet| ["a: u8,", "b: u8,"].iter().for_each(|field| sheet.line(field));
        let values =
            [("name", Fill::Text("Thing")), ("docs", Fill::Lines(&docs)), ("fields", Fill::Lines(&fields))];
        assert_eq!(written(shape, &values), "/// Words.\npub struct Thing {\n    a: u8,\n    b: u8,\n}\n");
    }

    #[test]
    fn templates_nest() {
        let inner = Template::new(quote! { fn hole_name() { body() } });
        let members = |sheet: &mut Sheet| inner.write(sheet, &[("name", Fill::Text("f"))]);
        let outer = quote! { impl Thing { lines_members! {} } };
        assert_eq!(
            written(outer, &[("members", Fill::Lines(&members))]),
            "impl Thing {\n    fn f() {\n        body()\n    }\n}\n"
        );
    }

    #[test]
    fn nothing_between_brackets_leaves_no_line() {
        let nothing = |_: &mut Sheet| {};
        let values = [("fields", Fill::Lines(&nothing))];
        assert_eq!(written(quote! { struct Thing { lines_fields: () } }, &values), "struct Thing {}\n");
    }

    #[test]
    fn a_hole_without_a_value_shows() {
        assert_eq!(written(quote! { type A = hole_b__; }, &[]), "type A = hole_b;\n");
    }
}
