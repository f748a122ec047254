//! A page, read: what a draft is made of, and the sentences around it.
//!
//! Given a page, it runs the steps that make facts of it. It must not write anything.

use super::block::{Block, Text};
use super::draft::{Operation, Rules};
use super::facts::Dialect;
use super::notes::{Notes, Page};
use super::{Form, MOST_BYTES, Options, Refusal, html, markdown, operation, parts, rules_page, text, words};
use crate::diag::Report;
use crate::yaml::is_hidden;

/// What was read.
pub(super) struct Reading {
    pub(super) content: Content,
    pub(super) report: Report,
    /// Paragraphs, with the heading that each stands under.
    pub(super) sentences: Vec<Sentence>,
}

/// What a page is of.
pub(super) enum Content {
    /// An operation, of a vendor.
    Operation { draft: Box<Operation>, dialect: Dialect },
    /// The rules by which replies are read.
    Rules(Rules),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) section: String,
    pub(super) line: u32,
    pub(super) text: String,
}

/// Reads a page.
pub(super) fn read(page: &Page, options: &Options) -> Result<Reading, Refusal> {
    if page.text().len() > MOST_BYTES {
        return Err(Refusal::too_large(page.text().len(), MOST_BYTES));
    }
    let mut notes = Notes::new(page);
    let mut blocks = match options.form.unwrap_or_else(|| Form::of(page.text())) {
        Form::Html => html::read(&mut notes),
        Form::Markdown => markdown::read(&mut notes),
        Form::Text => text::read(&mut notes),
    };
    blocks.iter_mut().for_each(|block| show(block, &mut notes));
    let sentences = sentences(&blocks);
    if rules_page::is_one(&blocks) {
        let content = Content::Rules(rules_page::read(&blocks, &mut notes));
        return Ok(Reading { content, report: notes.report, sentences });
    }
    let parts = parts::read(blocks, &mut notes);
    match operation::read(&parts, &mut notes) {
        Ok((draft, dialect)) => {
            let content = Content::Operation { draft: Box::new(draft), dialect };
            Ok(Reading { content, report: notes.report, sentences })
        }
        Err(refusal) => Err(Refusal { report: notes.report, ..refusal }),
    }
}

/// Takes out what nobody sees: it would hide that a name is another.
fn show(block: &mut Block, notes: &mut Notes<'_>) {
    let mut clean = |line: u32, text: &mut String| {
        if text.contains(is_hidden) {
            let help = "look at the page and write what it shows by hand";
            notes.problem("page-cell", line, "a character that nobody sees stands here", help);
            text.retain(|c| !is_hidden(c));
        }
    };
    match block {
        Block::Heading(text) | Block::Paragraph(text) | Block::Code(text) => clean(text.line, &mut text.text),
        Block::Table(table) => {
            for row in std::iter::once(&mut table.header).chain(&mut table.rows) {
                row.cells.iter_mut().for_each(|cell| clean(row.line, cell));
            }
        }
    }
}

/// The lines of paragraphs. When the page was changed is a fact, and no sentence.
fn sentences(blocks: &[Block]) -> Vec<Sentence> {
    let mut section = String::new();
    let mut sentences = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(text) => section.clone_from(&text.text),
            Block::Paragraph(text) => sentences.extend(lines(text, &section)),
            Block::Code(_) | Block::Table(_) => {}
        }
    }
    sentences
}

fn lines<'t>(text: &'t Text, section: &'t str) -> impl Iterator<Item = Sentence> + 't {
    let numbered = text.text.lines().zip(text.line..);
    numbered.filter(|(line, _)| !line.trim().is_empty() && !words::is_date_line(line)).map(
        |(line, number)| Sentence { section: section.to_owned(), line: number, text: line.trim().to_owned() },
    )
}
