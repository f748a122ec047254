//! Rows of tables as fields.
//!
//! Given rows and the samples, it returns fields with our types, and the types that they need. It must not take a cell for what it does not say: that is a
//! problem of the page, and a question in the draft.

mod typing;

use serde_json::Value as Json;

use super::draft::{Field, Type};
use super::notes::Notes;
use super::parts::{Kind, Part, Parts, Record};
use super::words::{self, Column};
use crate::diff::numbers;

/// Values of samples beside which a table stands: all those of one object.
pub(super) type Beside<'s> = Vec<&'s serde_json::Map<String, Json>>;

/// How deep types may lie in each other.
const DEEPEST: usize = 12;

/// Fields of one page, with the types that are named on the way.
pub(super) struct Fields<'p> {
    parts: &'p Parts,
    pub(super) types: Vec<Type>,
}

impl<'p> Fields<'p> {
    pub(super) fn new(parts: &'p Parts) -> Self {
        Fields { parts, types: Vec::new() }
    }

    /// The fields of tables, without those that belong to the envelope.
    pub(super) fn read<'t>(
        &mut self,
        tables: impl IntoIterator<Item = &'t Part>,
        without: &[&str],
        beside: &Beside<'_>,
        notes: &mut Notes<'_>,
    ) -> Vec<Field> {
        self.within(tables.into_iter().collect(), without, beside, notes, DEEPEST)
    }

    fn within(
        &mut self,
        tables: Vec<&Part>,
        without: &[&str],
        beside: &Beside<'_>,
        notes: &mut Notes<'_>,
        deepest: usize,
    ) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for table in tables {
            let rows = table.records.iter().filter(|row| !without.contains(&row.cell(Column::Name)));
            for row in rows {
                let Some(field) = self.field(row, table, beside, notes, deepest) else { continue };
                if let Some(first) = fields.iter().find(|known| known.name == field.name) {
                    let message = format!("`{}` stands here and in line {}", field.name, first.line);
                    notes.problem(
                        "page-contradiction",
                        row.line,
                        message,
                        "look at the page and keep the right row",
                    );
                    continue;
                }
                fields.push(field);
            }
        }
        fields
    }

    fn field(
        &mut self,
        row: &Record,
        table: &Part,
        beside: &Beside<'_>,
        notes: &mut Notes<'_>,
        deepest: usize,
    ) -> Option<Field> {
        let name = row.cell(Column::Name).trim().to_owned();
        if !words::is_name(&name) {
            let what = if name.is_empty() { "nothing".to_owned() } else { format!("`{}`", brief(&name)) };
            let help = "look at the page and write the row by hand";
            notes.problem("page-cell", row.line, format!("{what} stands where a name should"), help);
            return None;
        }
        let words = row.cell(Column::Words).trim().to_owned();
        let mut field =
            Field { line: row.line, nullable: words::may_be_null(&words), words, name, ..Field::default() };
        if table.columns.contains(&Column::Required) {
            self.required(&mut field, row, notes);
        } else if table.kind == Kind::Request {
            field
                .undecided
                .push(format!("whether it is required: its table, line {}, does not say", table.line));
        }
        self.ty(&mut field, row, beside, notes, deepest);
        empty_words(&field, table, notes);
        numbers_in_words(&mut field);
        Some(field)
    }

    fn required(&self, field: &mut Field, row: &Record, notes: &mut Notes<'_>) {
        let cell = row.cell(Column::Required);
        match words::yes_or_no(cell) {
            Some(required) => field.required = required,
            None => {
                let message = match cell.trim() {
                    "" => format!("the cell that says whether `{}` is required is empty", field.name),
                    other => {
                        format!("`{}` stands where yes or no should, beside `{}`", brief(other), field.name)
                    }
                };
                notes.problem(
                    "page-cell",
                    row.line,
                    message,
                    "look at the page: a sign may have been lost when it was saved",
                );
                field
                    .undecided
                    .push(format!("whether it is required: line {} of the page does not say", row.line));
            }
        }
    }
}

/// Without words a field may have lost more than them.
fn empty_words(field: &Field, table: &Part, notes: &mut Notes<'_>) {
    if table.columns.contains(&Column::Words) && field.words.is_empty() {
        let message = format!("no words stand beside `{}`", field.name);
        notes.remark(
            "page-cell",
            field.line,
            message,
            "look at the page: they may have been lost when it was saved",
        );
    }
}

/// Numbers in words may be limits, which only a person can tell.
fn numbers_in_words(field: &mut Field) {
    const MOST: usize = 20;
    let found = numbers(&field.words);
    if !found.is_empty() {
        let shown: Vec<_> = found.iter().take(MOST).map(String::as_str).collect();
        let more = if found.len() > MOST { ", …" } else { "" };
        field.undecided.push(format!(
            "whether numbers in the words of line {} are limits, values or a default: {}{more}",
            field.line,
            shown.join(", ")
        ));
    }
}

fn same_rows(a: &Part, b: &Part) -> bool {
    let facts = |part: &Part| -> Vec<[String; 3]> {
        let cells = [Column::Name, Column::Type, Column::Required];
        part.records.iter().map(|row| cells.map(|column| row.cell(column).to_owned())).collect()
    };
    facts(a) == facts(b)
}

pub(super) fn brief(text: &str) -> String {
    text.chars().take(40).collect::<String>().escape_debug().to_string()
}
