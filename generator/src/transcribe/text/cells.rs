//! Tables with a cell in each line, where empty cells are gone.
//!
//! Given the lines at a header, it returns the table: a row begins where the lines hold what the first columns hold. It must not shift cells: where one
//! is gone, the row is reported.

use super::super::block::{Block, Row, Table};
use super::super::notes::Notes;
use super::super::types;
use super::super::words::{self, Column};
use super::{Lines, ends_table};

/// Reads a table, if one begins here.
pub(super) fn read(lines: &mut Lines<'_>, notes: &mut Notes<'_>) -> Option<Block> {
    let columns = header(lines)?;
    // A name alone could be any word, so rows of names and words cannot be told apart.
    if !columns.contains(&Column::Code)
        && !columns.iter().any(|of| matches!(of, Column::Required | Column::Type))
    {
        return None;
    }
    let cells = (0..columns.len()).filter_map(|at| lines.ahead(at)).map(str::to_owned).collect();
    let header = Row { line: lines.number(), cells };
    lines.pass(columns.len());
    // The first columns, which say where a row begins; what comes behind them may be any number of lines.
    let fixed: Vec<_> = columns.iter().copied().take_while(|column| is_fixed(*column)).collect();
    let mut rows: Vec<Row> = Vec::new();
    while let Some(line) = lines.peek().filter(|line| !ends_table(line)) {
        if line.is_empty() && !lines.ahead(1).is_some_and(|_| begins(lines, 1, &fixed)) {
            break;
        }
        if begins(lines, 0, &fixed) {
            let mut cells: Vec<String> =
                (0..fixed.len()).filter_map(|at| lines.ahead(at)).map(str::to_owned).collect();
            cells.resize(columns.len(), String::new());
            rows.push(Row { line: lines.number(), cells });
            lines.pass(fixed.len());
            continue;
        }
        if lost_cell(lines, &fixed) {
            let help = "look at the page and write the row by hand, or save the page as HTML";
            notes.problem("page-row", lines.number(), format!("a cell of the row `{line}` is lost"), help);
        } else if let Some(cell) = rows.last_mut().and_then(|row| row.cells.last_mut()) {
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(line);
        } else if !line.is_empty() {
            let help = "save the page as HTML, where the cells are apart";
            notes.problem("page-row", lines.number(), "no row begins here, right below the header", help);
            lines.pass(1);
            break;
        }
        lines.pass(1);
    }
    Some(Block::Table(Table { header, rows }))
}

fn is_fixed(column: Column) -> bool {
    matches!(column, Column::Name | Column::Code | Column::Required | Column::Type)
}

/// Two lines or more, each the name of another column, the first of them that of names or codes.
fn header(lines: &Lines<'_>) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::new();
    while let Some(column) = lines.ahead(columns.len()).and_then(words::column) {
        if columns.contains(&column) {
            break;
        }
        columns.push(column);
    }
    let first = columns.first()?;
    (columns.len() >= 2 && matches!(first, Column::Name | Column::Code)).then_some(columns)
}

/// Whether a row begins some lines ahead.
fn begins(lines: &Lines<'_>, ahead: usize, fixed: &[Column]) -> bool {
    !fixed.is_empty()
        && fixed.iter().enumerate().all(|(at, column)| {
            lines.ahead(ahead + at).is_some_and(|cell| match column {
                Column::Name => words::is_name(cell),
                Column::Code => words::is_code(cell),
                Column::Required => words::yes_or_no(cell).is_some(),
                _ => types::is_type(cell),
            })
        })
}

/// Whether a name stands here, and one of the cells behind it, but not all.
fn lost_cell(lines: &Lines<'_>, fixed: &[Column]) -> bool {
    let Some(next) = lines.ahead(1) else {
        return fixed.len() > 1 && lines.peek().is_some_and(words::is_name);
    };
    let name = lines.peek().is_some_and(words::is_name);
    name && fixed.len() > 1 && (types::is_scalar(next) || words::yes_or_no(next).is_some())
}
