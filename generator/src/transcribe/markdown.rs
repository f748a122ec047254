//! Pages as markdown.
//!
//! Given the text, it returns the blocks. It must not let the parser fill up or cut rows: it counts their cells itself.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::block::{Block, Row, Table, Text};
use super::notes::Notes;
use super::text::split_bars;

/// Reads a page that is markdown.
pub(super) fn read(notes: &mut Notes<'_>) -> Vec<Block> {
    let text = notes.page.text().to_owned();
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader =
        Reader { notes, blocks: Vec::new(), words: String::new(), line: 0, table: None, metadata: false };
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        let line = reader.notes.page.line_at(range.start);
        let source = text.get(range).unwrap_or_default();
        reader.event(event, line, source);
    }
    reader.flush(Block::Paragraph);
    reader.blocks
}

struct Reader<'r, 'p> {
    notes: &'r mut Notes<'p>,
    blocks: Vec<Block>,
    /// What has been read of the current block or cell.
    words: String,
    line: u32,
    table: Option<Table>,
    metadata: bool,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, line: u32, source: &str) {
        match event {
            Event::Start(tag) => self.start(&tag, line, source),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.push(&text, line),
            Event::SoftBreak | Event::HardBreak => self.push("\n", line),
            Event::InlineHtml(tag) => self.tag(&tag, line),
            Event::Html(html) if html.contains("<table") => {
                let help = "save the page as HTML";
                self.notes.problem("page-span", line, "a table of HTML stands in the markdown", help);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, line: u32, source: &str) {
        match tag {
            Tag::MetadataBlock(_) => self.metadata = true,
            Tag::Table(_) => {
                self.flush(Block::Paragraph);
                let header = Row { line, cells: Vec::new() };
                self.table = Some(Table { header, rows: Vec::new() });
            }
            // The source has the cells as they are written; the parser's are as many as the header has.
            Tag::TableHead => {
                if let Some(table) = &mut self.table {
                    table.header = Row { line, cells: cells(source.lines().next().unwrap_or_default()) };
                }
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Row { line, cells: cells(source.lines().next().unwrap_or_default()) });
                }
            }
            Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::List(_) => {
                self.flush(Block::Paragraph);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => {
                self.metadata = false;
                self.words.clear();
            }
            TagEnd::Table => self.blocks.extend(self.table.take().map(Block::Table)),
            TagEnd::Heading(_) => self.flush(Block::Heading),
            TagEnd::CodeBlock => self.flush(Block::Code),
            TagEnd::Paragraph | TagEnd::Item => self.flush(Block::Paragraph),
            _ => {}
        }
    }

    fn push(&mut self, text: &str, line: u32) {
        if self.table.is_some() || self.metadata {
            return;
        }
        if self.words.is_empty() {
            self.line = line;
        }
        self.words.push_str(text);
    }

    fn tag(&mut self, tag: &str, line: u32) {
        if tag.starts_with("<br") || tag.starts_with("<li") {
            self.push("\n", line);
        }
    }

    fn flush(&mut self, block: fn(Text) -> Block) {
        let words = std::mem::take(&mut self.words);
        if !words.trim().is_empty() {
            self.blocks.push(block(Text::new(self.line, words.trim_end())));
        }
    }
}

/// The cells of a row as they are written, without marks.
fn cells(row: &str) -> Vec<String> {
    split_bars(row).iter().map(|cell| plain(cell)).collect()
}

/// A cell without its marks: links, backticks, stars and tags.
fn plain(cell: &str) -> String {
    // Most cells have no marks, and a parser for each would take longer than the page.
    if !cell.contains(['[', '`', '*', '_', '<', '&', '~', '\\', '!', '#', '>', '-', '+', '=']) {
        return cell.trim().to_owned();
    }
    let mut words = String::new();
    for event in Parser::new(cell) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            Event::InlineHtml(tag) | Event::Html(tag) if tag.starts_with("<br") || tag.starts_with("<li") => {
                words.push('\n');
            }
            _ => {}
        }
    }
    // What markdown takes for a mark, as `[]string` or a lone dash, is meant as it is written.
    match words.trim().is_empty() {
        true => cell.replace('`', "").trim().to_owned(),
        false => words.trim().to_owned(),
    }
}
