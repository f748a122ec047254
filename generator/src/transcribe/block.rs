//! What a page is made of, whatever its form: headings, paragraphs, printed code and tables, each with its line.
//!
//! Given nothing, it declares them. It must not know what any of them means.

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// The title of what follows.
    Heading(Text),
    /// A paragraph, or a line of one.
    Paragraph(Text),
    /// Something printed as it is: a request, a reply.
    Code(Text),
    /// A table.
    Table(Table),
}

/// Words with the line they begin in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// From 1.
    pub(super) line: u32,
    /// The words; several lines keep their breaks.
    pub(super) text: String,
}

/// A table: the names of its columns, and rows with as many cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) header: Row,
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// From 1.
    pub(super) line: u32,
    pub(super) cells: Vec<String>,
}

impl Text {
    pub(super) fn new(line: u32, text: impl Into<String>) -> Self {
        Text { line, text: text.into() }
    }
}
