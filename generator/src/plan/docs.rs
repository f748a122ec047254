//! Documentation that cannot be anything else: words from specs, cleaned for rustdoc.
//!
//! Given words of a spec, it returns Markdown that shows them as they are: no doctest, no heading, list or table, no link, no
//! HTML, and no character that hides or turns text. It must not change what a reader reads. Structure is added by the callers,
//! after cleaning.

use super::item::DocLine;

/// Words as one line, for a list, a table or a sentence of ours.
pub(crate) fn inline(text: &str) -> String {
    let words: Vec<_> = text.split(breaks).filter(|word| !word.is_empty()).collect();
    clean_line(&words.join(" "))
}

/// Words as lines; empty lines part paragraphs, and none comes first or last.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(inline) {
        if !(line.is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// A name or value as code, where nothing needs an escape.
pub(crate) fn code(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if breaks(c) { ' ' } else { c }).filter(|c| !hidden(*c)).collect();
    let plain = plain.trim();
    if plain.is_empty() {
        return "(nothing)".to_owned();
    }
    // Code is closed by the first run of backticks that is as long as the one that opened it.
    let longest = plain.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    match longest {
        0 => format!("`{plain}`"),
        longest => {
            let fence = "`".repeat(longest + 1);
            format!("{fence} {plain} {fence}")
        }
    }
}

/// Markdown of ours and cleaned words as one row of a table, where a pipe needs an escape even in code.
pub(super) fn row(cells: &[String]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| cell.replace("\\|", "|").replace('|', "\\|")).collect();
    format!("| {} |", cells.join(" | "))
}

/// A table; without rows there is none.
pub(crate) fn table(heads: &[&str], rows: Vec<Vec<String>>) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let heads = [format!("| {} |", heads.join(" | ")), format!("|{}", "---|".repeat(heads.len()))];
    heads.into_iter().chain(rows.iter().map(|cells| row(cells))).collect()
}

/// The address of a source, as a link where it is one.
pub(super) fn link(address: &str) -> String {
    let sound = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '`' | '|' | '\\' | '"');
    match address.starts_with("https://") && address.chars().all(sound) {
        true => format!("<{address}>"),
        false => code(address),
    }
}

/// Puts paragraphs together, with an empty line between them.
#[derive(Debug, Default)]
pub(super) struct Docs {
    lines: Vec<DocLine>,
}

impl Docs {
    /// Begins with a line of ours.
    pub(super) fn new(line: impl Into<String>) -> Self {
        Docs { lines: vec![DocLine::Text(line.into())] }
    }

    /// Begins with a name of the vendor's, and words of a spec about it if there are any.
    pub(super) fn named(name: &str, words: &str) -> Self {
        match words.is_empty() {
            true => Docs::new(code(name)),
            false => Docs::new(format!("{}: {words}", code(name))),
        }
    }

    /// Begins with words of a spec.
    pub(super) fn words(text: &str) -> Self {
        Docs::default().paragraph(lines(text))
    }

    /// Adds a paragraph, a list or a table of ours.
    pub(super) fn paragraph<S: Into<String>>(mut self, lines: impl IntoIterator<Item = S>) -> Self {
        let mut lines = lines.into_iter().map(|line| DocLine::Text(line.into())).peekable();
        if lines.peek().is_some() && !self.lines.is_empty() {
            self.lines.push(DocLine::Text(String::new()));
        }
        self.lines.extend(lines);
        self
    }

    /// Adds a paragraph under a heading, if there is something in it.
    pub(super) fn section(self, heading: &str, lines: Vec<String>) -> Self {
        match lines.is_empty() {
            true => self,
            false => self.paragraph([format!("# {heading}")]).paragraph(lines),
        }
    }

    /// Adds a code block that is compiled and not run.
    pub(super) fn example(self, code: Vec<String>) -> Self {
        let fenced = std::iter::once("```no_run".to_owned()).chain(code).chain(["```".to_owned()]);
        self.paragraph(["# Example"]).paragraph(fenced)
    }

    /// Adds a code block that is compiled where a feature is on.
    pub(super) fn example_if(mut self, feature: String, code: Vec<String>) -> Self {
        let code_begins = DocLine::Code { features: vec![feature], run: false };
        self.lines.extend([DocLine::Text(String::new()), code_begins]);
        self.lines.extend(code.into_iter().chain(["```".to_owned()]).map(DocLine::Text));
        self
    }

    /// The lines.
    pub(super) fn done(self) -> Vec<DocLine> {
        self.lines
    }
}

/// A line of a page of the guide, which is markdown already: only what cannot be seen is left out.
pub(super) fn verbatim(line: &str) -> String {
    line.replace('\t', "    ").chars().filter(|c| !hidden(*c)).collect::<String>().trim_end().to_owned()
}

/// Neither tabs nor any kind of line end may survive: four spaces are a code block, and a line end leaves the comment.
fn breaks(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing, or turn the direction of the text around them; rustc refuses the latter.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn clean_line(line: &str) -> String {
    let line: String = line.chars().filter(|c| !hidden(*c)).collect();
    let line = line.trim();
    let pieces: Vec<&str> = line.split('`').collect();
    // Code stands between single backticks that come in pairs; anything else is not code, and its backticks are only shown.
    let paired =
        pieces.len() % 2 == 1 && pieces.iter().skip(1).step_by(2).all(|code| !code.trim().is_empty());
    if !paired {
        return start_of_line(&pieces.iter().map(|piece| words(piece)).collect::<Vec<_>>().join("\\`"));
    }
    let shown = pieces.iter().enumerate().map(|(at, piece)| match at % 2 {
        0 => words(piece),
        _ => code(piece),
    });
    start_of_line(&shown.collect::<String>())
}

/// Text outside code: addresses become code, because a bare one is a link that is not ours; the rest is escaped.
fn words(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = address(rest) {
        let (before, from) = rest.split_at(at);
        let end =
            from.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ')' | ']' | '}'));
        let (found, after) = from.split_at(end.unwrap_or(from.len()));
        let found_trimmed = found.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        out.push_str(&escape(before));
        out.push_str(&code(found_trimmed));
        out.push_str(&escape(found.strip_prefix(found_trimmed).unwrap_or("")));
        rest = after;
    }
    out.push_str(&escape(rest));
    out
}

fn address(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    [lower.find("http://"), lower.find("https://")].into_iter().flatten().min()
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let entity =
            c == '&' && chars.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#');
        if entity || matches!(c, '\\' | '[' | ']' | '<' | '|' | '*' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What only means something at the start of a line.
fn start_of_line(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = line.split_at(digits);
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{number}\\{rest}");
    }
    match line.starts_with(['#', '>', '-', '+', '=', '_', ':']) {
        true => format!("\\{line}"),
        false => line.to_owned(),
    }
}
