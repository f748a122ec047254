//! Tables with bars between the cells, with and without bars at the ends, and with and without a line of dashes.
//!
//! Given the lines at a header, it returns the table. It must not fill up or cut a row: [`super::super::tables`] counts cells.

use super::super::block::{Block, Row, Table};
use super::super::notes::Notes;
use super::super::words;
use super::{Lines, ends_table};

/// The most lines that one row may have.
const LONGEST_ROW: usize = 300;

/// Reads a table, if one begins here.
pub(super) fn read(lines: &mut Lines<'_>, notes: &mut Notes<'_>) -> Option<Block> {
    let first = lines.peek()?;
    let ruled = lines.ahead(1).is_some_and(is_rule);
    if !has_bar(first) || !(ruled || first.ends_with('|')) {
        return None;
    }
    let header = Row { line: lines.number(), cells: split(first) };
    let closed = first.ends_with('|');
    lines.pass(if ruled { 2 } else { 1 });
    let mut rows = Vec::new();
    while let Some(line) = lines.peek().filter(|line| has_bar(line)) {
        let next_table = lines.ahead(1).is_some_and(is_rule);
        // Another header begins another table, also where nothing stands between them.
        let header = is_header(line);
        if (next_table && !is_rule(line)) || header {
            break;
        }
        rows.push(row(lines, closed, notes));
    }
    Some(Block::Table(Table { header, rows }))
}

/// A row; where rows end with a bar, it goes on until there is one.
fn row(lines: &mut Lines<'_>, closed: bool, notes: &mut Notes<'_>) -> Row {
    let line = lines.number();
    let mut text = lines.peek().unwrap_or_default().to_owned();
    lines.pass(1);
    let mut count = 1;
    while closed && !text.ends_with('|') {
        let next = lines.peek().filter(|next| !ends_table(next) && count < LONGEST_ROW);
        let Some(next) = next else {
            notes.problem(
                "page-row",
                line,
                "the row has no end",
                "save the page again; it is cut off or broken here",
            );
            break;
        };
        text.push('\n');
        text.push_str(next);
        lines.pass(1);
        count += 1;
    }
    Row { line, cells: split(&text) }
}

/// Whether every cell is the name of a column.
fn is_header(line: &str) -> bool {
    let cells = split(line);
    cells.len() > 1 && cells.iter().all(|cell| words::column(cell).is_some())
}

/// Whether cells are divided here.
fn has_bar(line: &str) -> bool {
    line.ends_with('|') || line.starts_with('|') || line.contains(" | ")
}

/// `---|---|`, with colons and spaces.
fn is_rule(line: &str) -> bool {
    line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of a row; a bar behind a backslash divides nothing.
pub(in crate::transcribe) fn split(row: &str) -> Vec<String> {
    let inner = row.trim().strip_prefix('|').unwrap_or(row.trim());
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inner.chars() {
        match (c, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (_, Some(cell)) => {
                if c == '|' {
                    cell.pop();
                }
                cell.push(c);
            }
            (_, None) => {}
        }
        escaped = c == '\\' && !escaped;
    }
    if cells.len() > 1 && cells.last().is_some_and(|last| last.trim().is_empty()) && inner.ends_with('|') {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn bars_divide_cells() {
        assert_eq!(split("a | b |"), ["a", "b"]);
        assert_eq!(split("| a | | b\\|c |"), ["a", "", "b|c"]);
        assert_eq!(split("identifier | |"), ["identifier", ""]);
        assert_eq!(split("a|b"), ["a", "b"]);
    }
}
