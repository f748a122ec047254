//! Rows by the names of their columns.
//!
//! Given a table, it returns its known columns and its rows. It must not fill up a row that has a cell too few or cut one that has too many.

use std::collections::BTreeMap;

use super::super::block::Table;
use super::super::notes::Notes;
use super::super::words::{self, Column};

/// A row: what stands in each known column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::transcribe) struct Record {
    pub(in crate::transcribe) line: u32,
    cells: BTreeMap<Column, String>,
}

impl Record {
    /// What stands in a column; empty where there is no such column.
    pub(in crate::transcribe) fn cell(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

/// Reads the rows of a table.
pub(in crate::transcribe) fn read(table: &Table, notes: &mut Notes<'_>) -> (Vec<Column>, Vec<Record>) {
    let columns = columns(table, notes);
    let mut records = Vec::new();
    for row in &table.rows {
        let (cells, wanted) = (row.cells.len(), columns.len());
        if cells != wanted {
            let message = format!(
                "the row has {}, and the table {}",
                counted(cells, "cell"),
                counted(wanted, "column")
            );
            notes.problem("page-row", row.line, message, "look at the page and write the row by hand");
            continue;
        }
        let known =
            columns.iter().zip(&row.cells).filter_map(|(column, cell)| Some(((*column)?, cell.clone())));
        records.push(Record { line: row.line, cells: known.collect() });
    }
    (columns.into_iter().flatten().collect(), records)
}

/// The columns, in order; those that are not known, or stand there twice, are reported.
fn columns(table: &Table, notes: &mut Notes<'_>) -> Vec<Option<Column>> {
    let line = table.header.line;
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in &table.header.cells {
        let column = words::column(cell);
        if column.is_none() {
            let help = "known are Parameter, Field, Required, Attribute, Type, Example, Description, Error code and their Chinese names";
            notes.problem("page-header", line, format!("the column `{}` is not known", brief(cell)), help);
        } else if columns.contains(&column) {
            let help = "compare the table with the page";
            notes.problem(
                "page-header",
                line,
                format!("the column `{}` stands there twice", brief(cell)),
                help,
            );
            columns.push(None);
            continue;
        }
        columns.push(column);
    }
    columns
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn brief(text: &str) -> String {
    text.chars().take(40).collect::<String>().escape_debug().to_string()
}
