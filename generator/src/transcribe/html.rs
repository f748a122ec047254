//! Pages as HTML.
//!
//! Given the text, it returns the blocks, in one pass over the tags: however deep they are nested, nothing is. It must not undo merged cells: it reports
//! them.

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};

use super::block::{Block, Row, Table, Text};
use super::notes::Notes;

/// Elements whose text is not for people.
const UNSEEN: &[&str] = &["script", "style", "noscript", "template", "title", "textarea", "select", "option"];

/// Elements that begin a new line.
const LINES: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "ul",
    "ol",
    "li",
    "br",
    "hr",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "form",
    "button",
    "tbody",
    "thead",
];

/// Reads a page that is HTML.
pub(super) fn read(notes: &mut Notes<'_>) -> Vec<Block> {
    let text = notes.page.text().to_owned();
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader {
        notes,
        blocks: Vec::new(),
        words: String::new(),
        blank: true,
        line: 0,
        table: None,
        unseen: None,
        pre: false,
    };
    for token in Tokenizer::new_with_emitter(text.as_str(), emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.start(&tag),
            Ok(Token::EndTag(tag)) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(text)) => reader.text(&String::from_utf8_lossy(&text.value), text.span.start),
            _ => {}
        }
    }
    reader.finish()
}

struct Reader<'r, 'p> {
    notes: &'r mut Notes<'p>,
    blocks: Vec<Block>,
    /// What has been read of the current block or cell.
    words: String,
    /// Whether nothing but spaces has been read of it.
    blank: bool,
    line: u32,
    table: Option<Open>,
    /// The element whose text is passed over.
    unseen: Option<String>,
    pre: bool,
}

/// A table whose end has not come.
struct Open {
    line: u32,
    rows: Vec<Row>,
    in_cell: bool,
    /// How many tables are open within a cell of it.
    within: usize,
}

impl Reader<'_, '_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if self.unseen.is_some() {
            return;
        }
        let line = self.notes.page.line_at(tag.span.start);
        match name.as_str() {
            name if UNSEEN.contains(&name) && !tag.self_closing => self.unseen = Some(name.to_owned()),
            "table" => self.open_table(line),
            "tr" | "td" | "th" => self.part_of_table(&name, tag, line),
            "pre" => {
                self.flush(Block::Paragraph);
                self.pre = self.table.is_none();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.flush(Block::Paragraph),
            name if LINES.contains(&name) => self.break_line(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(unseen) = &self.unseen {
            if unseen == name {
                self.unseen = None;
            }
            return;
        }
        match name {
            "table" => self.close_table(),
            "td" | "th" => self.close_cell(),
            "pre" if self.pre => {
                self.pre = false;
                self.flush(Block::Code);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.flush(Block::Heading),
            name if LINES.contains(&name) => self.break_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, offset: usize) {
        let between_cells = self.table.as_ref().is_some_and(|table| !table.in_cell);
        if self.unseen.is_some() || between_cells {
            return;
        }
        let first = text.len() - text.trim_start().len();
        if self.blank && first == text.len() && !self.pre {
            return;
        }
        if self.blank && first < text.len() {
            self.line = self.notes.page.line_at(offset + first);
            self.blank = false;
        }
        self.words.push_str(text);
    }

    fn break_line(&mut self) {
        match self.table.is_some() || self.pre {
            true if self.blank && !self.pre => {}
            true => self.words.push('\n'),
            false => self.flush(Block::Paragraph),
        }
    }

    /// What has been read, which is nothing from then on.
    fn taken(&mut self) -> String {
        self.blank = true;
        std::mem::take(&mut self.words)
    }

    fn open_table(&mut self, line: u32) {
        match &mut self.table {
            Some(table) => {
                table.within += 1;
                let help = "look at the page and write what the cell holds by hand";
                self.notes.problem("page-span", line, "a table stands within a cell of another", help);
            }
            None => {
                self.flush(Block::Paragraph);
                self.table = Some(Open { line, rows: Vec::new(), in_cell: false, within: 0 });
            }
        }
    }

    fn part_of_table(&mut self, name: &str, tag: &StartTag<usize>, line: u32) {
        let Some(table) = self.table.as_mut().filter(|table| table.within == 0) else { return };
        if name == "tr" {
            self.close_cell();
            if let Some(table) = &mut self.table {
                table.rows.push(Row { line, cells: Vec::new() });
            }
            return;
        }
        let in_cell = table.in_cell;
        if in_cell {
            self.close_cell();
        }
        let merged = ["colspan", "rowspan"].iter().find(|name| {
            tag.attributes.get(name.as_bytes()).is_some_and(|value| value.value.as_slice() != b"1")
        });
        if let Some(merged) = merged {
            let help = "look at the page and write the rows it covers by hand";
            self.notes.problem(
                "page-span",
                line,
                format!("a cell covers several others: it has a `{merged}`"),
                help,
            );
        }
        self.taken();
        if let Some(table) = &mut self.table {
            table.in_cell = true;
        }
    }

    fn close_cell(&mut self) {
        if !self.table.as_ref().is_some_and(|table| table.in_cell && table.within == 0) {
            return;
        }
        let cell = tidy(&self.taken());
        if let Some(table) = &mut self.table {
            table.in_cell = false;
            if let Some(row) = table.rows.last_mut() {
                row.cells.push(cell);
            }
        }
    }

    fn close_table(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.within > 0) {
            table.within -= 1;
            return;
        }
        self.close_cell();
        let Some(table) = self.table.take() else { return };
        let mut rows = table.rows.into_iter().filter(|row| !row.cells.is_empty());
        if let Some(header) = rows.next() {
            self.blocks.push(Block::Table(Table { header, rows: rows.collect() }));
        }
    }

    fn flush(&mut self, block: fn(Text) -> Block) {
        if self.table.is_some() {
            return;
        }
        let words = self.taken();
        let block = block(Text::new(self.line, words));
        self.blocks.extend(match block {
            Block::Code(text) if !text.text.trim().is_empty() => Some(Block::Code(text)),
            Block::Heading(text) => words_of(text).map(Block::Heading),
            Block::Paragraph(text) => words_of(text).map(Block::Paragraph),
            Block::Code(_) | Block::Table(_) => None,
        });
    }

    fn finish(mut self) -> Vec<Block> {
        if let Some(table) = &self.table {
            let help = "save the page again; it is cut off";
            self.notes.problem("page-row", table.line, "the table has no end", help);
            self.close_table();
        }
        self.flush(if self.pre { Block::Code } else { Block::Paragraph });
        self.blocks
    }
}

fn words_of(text: Text) -> Option<Text> {
    let words = tidy(&text.text);
    (!words.is_empty()).then(|| Text::new(text.line, words))
}

/// Words as a browser shows them: spaces run together, lines without any are gone.
fn tidy(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
