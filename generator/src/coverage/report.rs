//! The numbers as people and programs read them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Row, total};
use crate::render::pretty;

/// How the numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A table for a terminal
    Text,
    /// For programs
    Json,
    /// A page for a browser
    Html,
}

const STYLE: &str = include_str!("report/page.css");

/// What `apiscribe coverage --format json` writes. Scripts rely on its form: keys may be added, and none may go or become something else.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Document<'a> {
    /// The numbers of each version of a service, in order.
    services: &'a [Row],
    /// The sum of all.
    all: &'a Row,
}

/// What stands in a cell of a row.
type Cell = fn(&Row) -> String;

/// The columns, by their headings.
const COLUMNS: &[(&str, Cell)] = &[
    ("service", |row| row.name.clone()),
    ("operations", |row| row.operations.to_string()),
    ("not yet", |row| row.untranscribed.len().to_string()),
    ("with samples", |row| row.with_examples.to_string()),
    ("with codes", |row| row.with_errors.to_string()),
    ("with a rate", |row| row.with_rate_limit.to_string()),
    ("with state", |row| row.with_state.to_string()),
    ("fields", |row| row.fields.to_string()),
    ("required", |row| row.required.to_string()),
    ("limited", |row| row.limited.to_string()),
    ("with values", |row| row.with_values.to_string()),
    ("codes", |row| row.errors.to_string()),
    ("samples", |row| row.examples.to_string()),
    ("corrections", |row| row.corrections.to_string()),
    ("oldest page", |row| row.oldest.clone().unwrap_or_default()),
    ("newest page", |row| row.newest.clone().unwrap_or_default()),
];

/// Writes the rows, and their sum.
pub fn render(rows: &[Row], format: Format) -> String {
    let all = total(rows);
    match format {
        Format::Text => text(rows, &all),
        Format::Json => pretty(&Document { services: rows, all: &all }),
        Format::Html => html(rows, &all),
    }
}

/// What nobody has transcribed: service, operation and reason.
fn missing(rows: &[Row]) -> impl Iterator<Item = [&str; 3]> {
    rows.iter().flat_map(|row| row.untranscribed.iter().map(|of| [&*row.name, &of.operation, &of.why]))
}

fn text(rows: &[Row], all: &Row) -> String {
    let mut lines = vec![COLUMNS.iter().map(|(heading, _)| (*heading).to_owned()).collect::<Vec<_>>()];
    lines.extend(rows.iter().chain([all]).map(|row| COLUMNS.iter().map(|(_, cell)| cell(row)).collect()));
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..COLUMNS.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells = line.iter().zip(&widths).enumerate().map(|(column, (cell, width))| match column {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        text += cells.collect::<Vec<_>>().join("  ").trim_end();
        text.push('\n');
    }
    for (at, [service, operation, why]) in missing(rows).enumerate() {
        text += if at == 0 { "\nnot yet transcribed\n" } else { "" };
        text += &format!("  {service} {operation}: {why}\n");
    }
    text
}

fn html(rows: &[Row], all: &Row) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let line = |cells: Vec<String>, tag: &str| {
        let cells: String = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escape(cell))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let head = line(COLUMNS.iter().map(|(heading, _)| (*heading).to_owned()).collect(), "th");
    let body: String = rows
        .iter()
        .chain([all])
        .map(|row| line(COLUMNS.iter().map(|(_, cell)| cell(row)).collect(), "td"))
        .collect();
    let missing: String = missing(rows).map(|cells| line(cells.map(str::to_owned).to_vec(), "td")).collect();
    let missing = match missing.is_empty() {
        true => String::new(),
        false => format!(
            "<h2>What is not</h2>\n<table class=\"words\">\n<thead>\n{}</thead>\n<tbody>\n{missing}</tbody>\n</table>\n",
            line(["service", "operation", "reason"].map(str::to_owned).to_vec(), "th")
        ),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>What is transcribed</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>What is transcribed</h1>\n\
         <div class=\"wide\">\n<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n{missing}</body>\n</html>\n"
    )
}
