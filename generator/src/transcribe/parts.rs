//! Which table of a page is what.
//!
//! Given the blocks, it returns the tables by what they hold, the printed samples, and all words with their lines. It goes by the names of the columns and
//! the heading above, never by position. It must not pass over a table that it does not know.

mod records;

use super::block::{Block, Text};
use super::notes::Notes;
use super::types::{self, PageType};
use super::words::{self, Column, Section};

pub(super) use records::{Record, read as records};

/// What a table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Parameters of the call.
    Request,
    /// Fields of the reply.
    Reply,
    /// Error codes.
    Errors,
    /// The fields of a type.
    Struct(String),
    /// Parts of the address, with words about them.
    Address,
}

/// A table by what it holds.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) line: u32,
    pub(super) columns: Vec<Column>,
    pub(super) records: Vec<Record>,
}

/// A page by what its parts are.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) tables: Vec<Part>,
    /// Printed requests and replies, in order.
    pub(super) printed: Vec<Text>,
    /// Headings and paragraphs, in order.
    pub(super) words: Vec<Text>,
}

impl Parts {
    /// The tables of a kind.
    pub(super) fn of<'p>(&'p self, kind: &'p Kind) -> impl Iterator<Item = &'p Part> {
        self.tables.iter().filter(move |part| part.kind == *kind)
    }
}

/// The most tables of a page, and the most rows of all its tables. Pages of operations have less than a tenth of it.
const MOST_TABLES: usize = 300;
const MOST_ROWS: usize = 5_000;

/// Sorts the blocks of a page.
pub(super) fn read(blocks: Vec<Block>, notes: &mut Notes<'_>) -> Parts {
    let mut parts = Parts::default();
    let mut section = Section::Other;
    // The words right above a table may be the name of the type whose fields it has.
    let mut above: Option<Text> = None;
    let blocks = bounded(blocks, notes);
    let named = named_types(&blocks);
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => {
                section = words::section(&text.text).unwrap_or(section);
                parts.words.push(text.clone());
                above = Some(text);
            }
            Block::Code(text) => {
                parts.printed.push(text);
                above = None;
            }
            Block::Table(table) => {
                let (columns, records) = records(&table, notes);
                let label = above.take().and_then(|text| type_name(&text.text, &named));
                let line = table.header.line;
                if let Some(kind) = kind(&columns, label, section) {
                    judge(&kind, &columns, line, notes);
                    parts.tables.push(Part { kind, line, columns, records });
                }
            }
        }
    }
    parts
}

/// The blocks, but no more tables than one can read.
fn bounded(mut blocks: Vec<Block>, notes: &mut Notes<'_>) -> Vec<Block> {
    let (mut tables, mut rows) = (0, 0);
    let end = blocks.iter().position(|block| {
        if let Block::Table(table) = block {
            tables += 1;
            rows += table.rows.len();
        }
        tables > MOST_TABLES || rows > MOST_ROWS
    });
    if let Some(Block::Table(table)) = end.and_then(|end| blocks.get(end)) {
        let message =
            "the page has more tables or rows than that of an operation; it is read up to here".to_owned();
        notes.problem("page-contradiction", table.header.line, message, "save the page of one operation");
    }
    blocks.truncate(end.unwrap_or(blocks.len()));
    blocks
}

/// The names that cells of types use for structs.
fn named_types(blocks: &[Block]) -> Vec<String> {
    let mut names = Vec::new();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        let at = table.header.cells.iter().position(|cell| words::column(cell) == Some(Column::Type));
        let cells = at.into_iter().flat_map(|at| table.rows.iter().filter_map(move |row| row.cells.get(at)));
        names.extend(cells.filter_map(|cell| types::read(cell)).filter_map(|ty| innermost(&ty)));
    }
    names
}

/// The name of a type, or of the items of a list.
pub(super) fn innermost(ty: &PageType) -> Option<String> {
    match ty {
        PageType::Named(name) => Some(name.clone()),
        PageType::List(Some(item)) => innermost(item),
        _ => None,
    }
}

/// The type that words above a table name with their first word.
fn type_name(above: &str, named: &[String]) -> Option<String> {
    let line = above.lines().last().unwrap_or_default();
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(line.len());
    let first = line.get(..end).unwrap_or_default();
    named.iter().find(|name| *name == first).cloned()
}

/// What a table holds, by its columns, and where these leave it open by the heading above.
fn kind(columns: &[Column], label: Option<String>, section: Section) -> Option<Kind> {
    let has = |column| columns.contains(&column);
    let typed = has(Column::Type) || has(Column::Required);
    match (label, section) {
        _ if has(Column::Code) => Some(Kind::Errors),
        _ if !has(Column::Name) => None,
        _ if !typed => Some(Kind::Address),
        (Some(name), _) => Some(Kind::Struct(name)),
        (None, Section::Request) => Some(Kind::Request),
        (None, Section::Reply) => Some(Kind::Reply),
        (None, _) if has(Column::Required) => Some(Kind::Request),
        (None, _) => Some(Kind::Reply),
    }
}

/// Reports the columns that a table of its kind has to have.
fn judge(kind: &Kind, columns: &[Column], line: u32, notes: &mut Notes<'_>) {
    let needed: &[(Column, &str)] = match kind {
        Kind::Request => &[
            (Column::Required, "says what is required"),
            (Column::Type, "has the types"),
            (Column::Words, "has the words"),
        ],
        Kind::Reply => &[(Column::Type, "has the types"), (Column::Words, "has the words")],
        Kind::Struct(_) => &[(Column::Type, "has the types")],
        Kind::Errors | Kind::Address => &[(Column::Words, "has the words")],
    };
    for (column, what) in needed.iter().filter(|(column, _)| !columns.contains(column)) {
        let _ = column;
        let help = "compare the table with the page; a column may have been lost when it was saved";
        notes.problem("page-header", line, format!("the table has no column that {what}"), help);
    }
}
