//! The table in `matrix.md`: a line for each fault.
//!
//! Given: outcomes, and the file. Returns: rows of both. Must not: be lenient; a row too many is as wrong as one that is missing.

use std::time::Duration;

use crate::call::Outcome;
use crate::fault::Fault;

/// A line of the table: fault, vendor, the three classes, waits, and what the error says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// All but the last.
    cells: Vec<String>,
    /// What the error says in full; of the file only the part that it shows.
    says: String,
}

impl Row {
    /// The rows of the file.
    fn parse(file: &str) -> Vec<Self> {
        let rows = file.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| fault "));
        rows.map(|line| {
            let line = line.trim().trim_matches('|');
            let mut cells: Vec<_> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
            let says = cells.pop().unwrap_or_default();
            Self { cells, says }
        })
        .collect()
    }

    /// What was met.
    pub(crate) fn of(fault: &Fault, outcomes: &[Outcome; 3]) -> Self {
        let [read, idempotent, not_safe] = outcomes;
        let cell = |outcome: &Outcome| format!("{} {}/{}", outcome.kind, outcome.attempts, outcome.seen);
        let cells = vec![
            fault.name.to_owned(),
            format!("{:?}", fault.vendor).to_lowercase(),
            cell(read),
            cell(idempotent),
            cell(not_safe),
            waits(&idempotent.waits),
        ];
        Self { cells, says: not_safe.told.replace('|', "/") }
    }

    pub(crate) fn is_of(&self, fault: &Fault) -> bool {
        self.cells[0] == fault.name
    }

    /// Whether it is as expected; what the error says is the business of one transport.
    fn keeps(&self, expected: &Row, says: bool) -> bool {
        let said = self.says.contains(&expected.says) && self.says.is_empty() == expected.says.is_empty();
        self.cells == expected.cells && (said || !says)
    }

    fn line(&self) -> String {
        format!("| {} | {} |", self.cells.join(" | "), self.says)
    }
}

fn waits(waits: &[Duration]) -> String {
    waits.iter().map(|wait| format!("{} s", wait.as_secs_f64())).collect::<Vec<_>>().join(", ")
}

/// The two tables of the file: of the transport over reqwest, and the rows in which the one over ureq differs.
pub(crate) fn read() -> (Vec<Row>, Vec<Row>) {
    let (reqwest, ureq) =
        include_str!("matrix.md").split_once("## Where the client that blocks differs").unwrap();
    (Row::parse(reqwest), Row::parse(ureq))
}

/// The expected rows with others in place of those of the same fault.
pub(crate) fn replaced(mut rows: Vec<Row>, others: &[Row]) -> Vec<Row> {
    for other in others {
        let row = rows.iter_mut().find(|row| row.cells[0] == other.cells[0]).unwrap();
        assert_ne!(row.cells, other.cells, "not another outcome");
        *row = other.clone();
    }
    rows
}

/// Panics with the lines that differ, as they should stand in the file.
pub(crate) fn assert_same(met: &[Row], expected: &[Row], says: bool) {
    let names = |rows: &[Row]| rows.iter().map(|row| row.cells[0].clone()).collect::<Vec<_>>();
    let other = met.iter().filter(|row| !expected.iter().any(|expected| row.keeps(expected, says)));
    let other: Vec<_> = other.map(Row::line).collect();
    assert!(other.is_empty(), "not as in matrix.md:\n{}", other.join("\n"));
    assert_eq!(names(met), names(expected), "matrix.md has other rows");
}
