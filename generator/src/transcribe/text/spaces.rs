//! Tables whose cells are divided by nothing but spaces, and whose longer cells go on in the next lines.
//!
//! Given the lines at a header, it returns the table, as far as each row begins with what its columns hold. It must not take a broken row for the
//! words of the row before: it reports it.

use super::super::block::{Block, Row, Table};
use super::super::notes::Notes;
use super::super::types;
use super::super::words::{self, Column};
use super::{Lines, ends_table};

/// Reads a table, if one begins here.
pub(super) fn read(lines: &mut Lines<'_>, notes: &mut Notes<'_>) -> Option<Block> {
    let line = lines.peek()?;
    let number = lines.number();
    if run_together(line) {
        let help = "save the page as HTML, where the cells are apart";
        notes.problem("page-row", number, "the cells of this table run together", help);
        lines.pass(1);
        return None;
    }
    let columns = header(line)?;
    lines.pass(1);
    let names = columns.iter().map(|(_, name)| name.clone()).collect();
    let header = Row { line: number, cells: names };
    let mut rows: Vec<Row> = Vec::new();
    let known: Option<Vec<Column>> = columns.iter().map(|(column, _)| *column).collect();
    // Without all columns no row splits; the header itself is reported by whoever reads the table.
    let Some(known) = known else { return Some(Block::Table(Table { header, rows })) };
    while let Some(next) = next_of_table(lines, &known) {
        let row_line = lines.number();
        match split(next, &known) {
            Split::Row(cells) => rows.push(Row { line: row_line, cells }),
            Split::Broken(why) => {
                let help = "look at the page and write the row by hand";
                notes.problem("page-row", row_line, format!("the row does not split: {why}"), help);
            }
            Split::Words => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.cells.last_mut()) {
                    cell.push('\n');
                    cell.push_str(next);
                }
            }
        }
        lines.pass(1);
    }
    Some(Block::Table(Table { header, rows }))
}

/// The next line, as long as it belongs to the table. A blank line ends it unless a row follows.
fn next_of_table<'t>(lines: &mut Lines<'t>, columns: &[Column]) -> Option<&'t str> {
    let next = lines.peek()?;
    if next.is_empty() {
        let row = lines.ahead(1).filter(|after| matches!(split(after, columns), Split::Row(_)))?;
        lines.pass(1);
        return Some(row);
    }
    (!ends_table(next) && header(next).is_none() && !run_together(next)).then_some(next)
}

/// The columns of a header with their names; `None` for one that is not known.
fn header(line: &str) -> Option<Vec<(Option<Column>, String)>> {
    const LONGEST: usize = 120;
    if line.len() > LONGEST || line.contains('|') {
        return None;
    }
    let mut columns = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        match words::leading_column(rest, false) {
            Some((column, after)) => {
                let name = rest.get(..rest.len() - after.len()).unwrap_or_default().trim();
                columns.push((Some(column), name.to_owned()));
                rest = after;
            }
            None => {
                let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                columns.push((None, word.to_owned()));
                rest = after.trim_start();
            }
        }
    }
    let known: Vec<_> = columns.iter().filter_map(|(column, _)| *column).collect();
    let unknown = columns.len() - known.len();
    let distinct =
        known.iter().enumerate().all(|(at, column)| known.iter().skip(at + 1).all(|c| c != column));
    let typed = known.contains(&Column::Required) || known.contains(&Column::Type);
    let enough = match unknown {
        0 => known.len() >= 2,
        1 | 2 => known.len() >= 2 && typed && known.len() >= unknown,
        _ => false,
    };
    (enough && distinct).then_some(columns)
}

/// `Parameter NameRequiredTypeDescription`.
fn run_together(line: &str) -> bool {
    const LONGEST: usize = 80;
    let (mut rest, mut count) = (line, 0);
    while let Some((_, after)) = words::leading_column(rest, true).filter(|_| line.len() <= LONGEST) {
        rest = after;
        count += 1;
    }
    let spaced = header(line).is_some();
    rest.is_empty()
        && count >= 2
        && !spaced
        && words::section(line).is_none()
        && words::column(line).is_none()
}

enum Split {
    /// One cell for each column.
    Row(Vec<String>),
    /// More words of the row before.
    Words,
    /// A row that lacks a cell or has one too many.
    Broken(String),
}

fn split(line: &str, columns: &[Column]) -> Split {
    let mut rest = line;
    let mut cells: Vec<String> = Vec::new();
    for column in columns {
        let cell = match column {
            Column::Words | Column::Advice => Some(std::mem::take(&mut rest)),
            Column::Type => types::leading(rest),
            _ => rest.split_whitespace().next(),
        };
        let cell = cell.unwrap_or_default();
        if !fits(*column, cell, columns.contains(&Column::Required)) {
            return lacking(*column, line, cells.len(), cell);
        }
        rest = rest.get(cell.len()..).unwrap_or_default().trim_start();
        cells.push(cell.trim().to_owned());
    }
    match rest.is_empty() {
        true => Split::Row(cells),
        false => Split::Broken(format!("no column for `{}`", brief(rest))),
    }
}

fn fits(column: Column, cell: &str, has_required: bool) -> bool {
    match column {
        Column::Name => words::is_name(cell),
        Column::Code => words::is_code(cell),
        Column::Required => words::yes_or_no(cell).is_some(),
        // Behind yes or no any name may be a type; behind a name only what cannot be the second word of a sentence.
        Column::Type => types::is_type(cell) && (has_required || types::is_plainly_type(cell)),
        Column::Sample => false,
        Column::Words | Column::Advice => true,
    }
}

/// Whether a line that is no row is one that lost a cell, or goes on with the words of the row before.
fn lacking(column: Column, line: &str, cells: usize, cell: &str) -> Split {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let second = words.next();
    let like_name = words::is_name(first);
    let broken = match (column, cells) {
        (Column::Name, _) => false,
        (Column::Code, _) => second.is_none() && like_name,
        (_, 1) => like_name && second.is_none_or(|word| types::is_type(word) && starts_upper(word)),
        _ => true,
    };
    match broken {
        true if cell.is_empty() => {
            Split::Broken(format!("nothing stands where {} should", described(column)))
        }
        true => Split::Broken(format!("`{}` stands where {} should", brief(cell), described(column))),
        false => Split::Words,
    }
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

fn described(column: Column) -> &'static str {
    match column {
        Column::Name => "a name",
        Column::Required => "yes or no",
        Column::Type => "a type",
        Column::Code => "an error code",
        Column::Sample => "a sample value",
        Column::Words | Column::Advice => "words",
    }
}

/// The start of a long text.
fn brief(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUEST: [Column; 4] = [Column::Name, Column::Required, Column::Type, Column::Words];
    const REPLY: [Column; 3] = [Column::Name, Column::Type, Column::Words];

    #[test]
    fn rows_broken_rows_and_words_are_told_apart() {
        let kind = |line, columns: &[Column]| match split(line, columns) {
            Split::Row(_) => "row",
            Split::Words => "words",
            Split::Broken(_) => "broken",
        };
        assert_eq!(kind("TaskId Yes Integer Id of it", &REQUEST), "row");
        assert_eq!(kind("List No Array of Info The list", &REQUEST), "row");
        assert_eq!(kind("TaskId Integer Id of it", &REQUEST), "broken");
        assert_eq!(kind("TaskId Yes", &REQUEST), "broken");
        assert_eq!(kind("TaskId", &REQUEST), "broken");
        assert_eq!(kind("Note: it may be null", &REQUEST), "words");
        assert_eq!(kind("Room String The room", &REPLY), "row");
        assert_eq!(kind("Info RoomInfo The room", &REPLY), "row");
        assert_eq!(kind("Default value: 1", &REPLY), "words");
        assert_eq!(kind("RoomId Strin The room", &REPLY), "broken");
    }

    #[test]
    fn headers_are_known_by_their_words() {
        assert_eq!(header("Parameter Name Required Type Description").unwrap().len(), 4);
        assert!(
            header("Parameter Name Needed Type Description")
                .unwrap()
                .iter()
                .any(|(known, _)| known.is_none())
        );
        assert!(header("Parameters of this call").is_none());
        assert!(run_together("Parameter NameRequiredTypeDescription"));
        assert!(run_together("错误码描述") && !run_together("错误码") && !run_together("示例1"));
    }
}
