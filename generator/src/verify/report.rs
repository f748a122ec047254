//! The tables as text, Markdown or JSON.
//!
//! Given what was found, it returns a document. It must not leave out a difference; fields about which all agree may be counted.

use serde_json::{Value as Json, json};

use super::{Cell, Difference, Outcome, Row, Table};

/// How the tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For terminals.
    Text,
    /// For scripts; the keys stay.
    Json,
    /// For reviews.
    Markdown,
}

/// Writes the tables. Rows on which nobody differs are only counted, unless `all` is asked for; the JSON always has them.
pub fn render(outcome: &Outcome, format: Format, all: bool) -> String {
    match format {
        Format::Json => format!("{:#}\n", json(outcome)),
        Format::Text => {
            outcome.tables.iter().map(|table| text(table, all)).collect::<String>() + &untold(outcome)
        }
        Format::Markdown => {
            outcome.tables.iter().map(|table| markdown(table, all)).collect::<String>() + &untold(outcome)
        }
    }
}

/// How it went, in a line.
pub fn tally(outcome: &Outcome) -> String {
    let cells = || outcome.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let differences = || {
        cells().filter_map(|cell| match cell {
            Cell::Differ(found) => Some(found),
            Cell::Agree | Cell::Silent => None,
        })
    };
    let explained = differences().flatten().filter(|found| found.why.is_some()).count();
    let open = differences().flatten().count() - explained;
    let agree = cells().filter(|cell| **cell == Cell::Agree).count();
    format!(
        "{} beside witnesses: {} on which they agree, {} with a reason, {open} without",
        counted(outcome.tables.len(), "operation", "operations"),
        counted(agree, "field or code", "fields and codes"),
        counted(explained, "difference", "differences"),
    )
}

fn untold(outcome: &Outcome) -> String {
    let line = |(version, count): &(String, usize)| {
        format!("{version}: {} not transcribed\n", counted(*count, "operation is", "operations are"))
    };
    outcome.untold.iter().map(line).collect()
}

fn is_quiet(row: &Row) -> bool {
    row.cells.iter().all(|cell| !matches!(cell, Cell::Differ(_)))
}

fn shown(table: &Table, all: bool) -> (Vec<&Row>, usize) {
    let rows: Vec<_> = table.rows.iter().filter(|row| all || !is_quiet(row)).collect();
    let hidden = table.rows.len() - rows.len();
    (rows, hidden)
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Agree => "agree".to_owned(),
        Cell::Silent => "silent".to_owned(),
        Cell::Differ(found) => found.iter().map(difference).collect::<Vec<_>>().join("; "),
    }
}

fn difference(of: &Difference) -> String {
    let key = match of.at.rsplit_once('.') {
        Some((_, key @ ("type" | "required" | "nullable" | "deprecated"))) => format!("{key}: "),
        _ => String::new(),
    };
    let said = match (&of.ours, &of.theirs) {
        (_, Json::Null) => "does not have it".to_owned(),
        (Json::Null, Json::Bool(true)) => "has it, the spec does not".to_owned(),
        (Json::Null, theirs) => format!("has it ({}), the spec does not", plain(theirs)),
        (ours, theirs) => format!("{key}{}, the spec {}", plain(theirs), plain(ours)),
    };
    match &of.why {
        Some(why) => format!("{said}: {why}"),
        None => format!("{said} (no reason given)"),
    }
}

/// `1 field`, `2 fields`.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// `3 more agree, 1 is told by nobody`
fn rest(table: &Table, hidden: usize) -> Option<String> {
    let silent = table.rows.iter().filter(|row| row.cells.iter().all(|cell| *cell == Cell::Silent)).count();
    match (hidden, silent) {
        (0, _) => None,
        (hidden, 0) => Some(counted(hidden, "field or code agrees", "fields and codes agree")),
        (hidden, silent) => {
            Some(format!("{} fields and codes agree, of {silent} nobody tells", hidden - silent.min(hidden)))
        }
    }
}

fn text(table: &Table, all: bool) -> String {
    let (rows, hidden) = shown(table, all);
    let mut out = format!("{}\n", table.operation);
    let lines = std::iter::once(
        std::iter::once(String::new()).chain(table.witnesses.iter().map(|(name, _)| name.clone())).collect(),
    );
    let lines: Vec<Vec<String>> = lines
        .filter(|_| !rows.is_empty())
        .chain(
            rows.iter()
                .map(|row| std::iter::once(row.path.clone()).chain(row.cells.iter().map(cell)).collect()),
        )
        .collect();
    let columns = lines.first().map_or(0, Vec::len);
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max()
    };
    for line in &lines {
        let cells = (0..columns)
            .zip(line)
            .map(|(at, cell)| format!("{cell:<width$}", width = width(at).unwrap_or(0)));
        out += &format!("  {}", cells.collect::<Vec<_>>().join("  "));
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out + &rest(table, hidden).map_or_else(String::new, |rest| format!("  {rest}\n"))
}

fn markdown(table: &Table, all: bool) -> String {
    let (rows, hidden) = shown(table, all);
    let mut out = format!("### {}\n\n", table.operation);
    let escaped = |cell: String| cell.replace('|', "\\|");
    if !rows.is_empty() {
        let names: Vec<_> = table.witnesses.iter().map(|(name, file)| format!("{name} ({file})")).collect();
        out += &format!("| | {} |\n|---|{}\n", names.join(" | "), "---|".repeat(names.len()));
        for row in rows {
            let cells: Vec<_> = row.cells.iter().map(|of| escaped(cell(of))).collect();
            out += &format!("| `{}` | {} |\n", escaped(row.path.clone()), cells.join(" | "));
        }
        out.push('\n');
    }
    out + &rest(table, hidden).map_or_else(String::new, |rest| format!("{rest}.\n\n"))
}

fn json(outcome: &Outcome) -> Json {
    let cell = |cell: &Cell| match cell {
        Cell::Agree => json!({ "verdict": "agree" }),
        Cell::Silent => json!({ "verdict": "silent" }),
        Cell::Differ(found) => {
            let differences = found
                .iter()
                .map(|of| json!({ "at": of.at, "spec": of.ours, "witness": of.theirs, "why": of.why }));
            json!({ "verdict": "differ", "differences": differences.collect::<Vec<_>>() })
        }
    };
    let row =
        |row: &Row| json!({ "path": row.path, "cells": row.cells.iter().map(cell).collect::<Vec<_>>() });
    let table = |table: &Table| {
        let witnesses = table.witnesses.iter().map(|(name, file)| json!({ "name": name, "file": file }));
        json!({
            "operation": table.operation,
            "witnesses": witnesses.collect::<Vec<_>>(),
            "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        })
    };
    let untold =
        outcome.untold.iter().map(|(version, count)| json!({ "version": version, "operations": count }));
    json!({
        "operations": outcome.tables.iter().map(table).collect::<Vec<_>>(),
        "not_transcribed": untold.collect::<Vec<_>>(),
    })
}
