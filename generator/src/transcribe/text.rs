//! Pages as text, in the shapes that copying and readers leave: tables with bars, with spaces, or with a cell in each line.
//!
//! Given the lines, it returns the blocks. It must not guess where a row ends: what does not split is reported.

mod bars;
mod cells;
mod printed;
mod spaces;

pub(super) use bars::split as split_bars;

use super::block::{Block, Text};
use super::notes::Notes;
use super::words;

/// The lines of a page, and where a reader stands in them.
pub(super) struct Lines<'t> {
    lines: Vec<&'t str>,
    at: usize,
}

impl<'t> Lines<'t> {
    /// The line that is next.
    fn peek(&self) -> Option<&'t str> {
        self.ahead(0)
    }

    /// A line further on.
    fn ahead(&self, count: usize) -> Option<&'t str> {
        self.lines.get(self.at + count).map(|line| line.trim())
    }

    /// The next line as it is, with the spaces before it.
    fn raw(&self) -> Option<&'t str> {
        self.lines.get(self.at).copied()
    }

    /// The number of the next line.
    fn number(&self) -> u32 {
        u32::try_from(self.at + 1).unwrap_or(u32::MAX)
    }

    fn pass(&mut self, count: usize) {
        self.at += count;
    }
}

/// Reads a page that is text.
pub(super) fn read(notes: &mut Notes<'_>) -> Vec<Block> {
    let text = notes.page.text().to_owned();
    let mut lines = Lines { lines: text.lines().collect(), at: 0 };
    let mut blocks = Vec::new();
    while let Some(line) = lines.peek() {
        let block = bars::read(&mut lines, notes)
            .or_else(|| cells::read(&mut lines, notes))
            .or_else(|| spaces::read(&mut lines, notes))
            .or_else(|| printed::read(&mut lines));
        blocks.extend(block.or_else(|| words_of(line, &mut lines)));
    }
    blocks
}

/// A heading or a line of words; nothing for a blank line.
fn words_of(line: &str, lines: &mut Lines<'_>) -> Option<Block> {
    let text = Text::new(lines.number(), line);
    lines.pass(1);
    match line.is_empty() {
        true => None,
        false if is_heading(line) => Some(Block::Heading(text)),
        false => Some(Block::Paragraph(text)),
    }
}

/// A known heading, or a numbered one.
fn is_heading(line: &str) -> bool {
    const LONGEST: usize = 80;
    let numbered = line.split_once(". ").is_some_and(|(number, title)| {
        number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) && !title.contains(['|', '.'])
    });
    line.len() <= LONGEST && (numbered || words::section(line).is_some())
}

/// What ends a table, whatever its shape.
fn ends_table(line: &str) -> bool {
    is_heading(line) || printed::begins(line)
}
