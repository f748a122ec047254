//! Rows of tables as fields.
//!
//! Given rows and the samples, it returns fields with our types, and the types that they need. It must not take a cell for what it does not say: that is a
//! problem of the page, and a question in the draft.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::draft::{Field, Type};
use super::facts::numbers;
use super::notes::Notes;
use super::parts::{Kind, Part, Parts, Record};
use super::types::{self, PageType};
use super::words::{self, Column};

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

    fn ty(
        &mut self,
        field: &mut Field,
        row: &Record,
        beside: &Beside<'_>,
        notes: &mut Notes<'_>,
        deepest: usize,
    ) {
        let cell = row.cell(Column::Type);
        let Some(ty) = types::read(cell) else {
            let message = match cell.trim() {
                "" => format!("the cell with the type of `{}` is empty", field.name),
                other => format!("`{}` stands where a type should, beside `{}`", brief(other), field.name),
            };
            notes.problem("page-cell", row.line, message, "look at the page and write the type by hand");
            field.undecided.push(format!("its type: line {} of the page names none that is known", row.line));
            field.ty = "json".to_owned();
            return;
        };
        let values: Vec<&Json> = beside.iter().filter_map(|object| object.get(&field.name)).collect();
        field.ty = self.ours(&ty, field, &values, notes, deepest);
    }

    /// The type in the words of our language. Values of samples tell what the page does not.
    fn ours(
        &mut self,
        ty: &PageType,
        field: &mut Field,
        values: &[&Json],
        notes: &mut Notes<'_>,
        deepest: usize,
    ) -> String {
        match ty {
            PageType::Scalar(scalar) => {
                self.fits(scalar, field, values, notes);
                (*scalar).to_owned()
            }
            PageType::Time => {
                let number = values.iter().any(|value| value.is_number());
                field
                    .undecided
                    .push(format!("the format of the time: line {} of the page names none", field.line));
                if number { "i64" } else { "string" }.to_owned()
            }
            PageType::Named(name) => {
                let name = name.clone();
                self.named(&name, field, &objects(values), notes, deepest);
                name
            }
            PageType::Object => self.unnamed(field, &objects(values), notes, deepest),
            PageType::List(item) => {
                let items: Vec<&Json> =
                    values.iter().filter_map(|value| value.as_array()).flatten().collect();
                let wrong = values.iter().find(|value| !value.is_array() && !value.is_null());
                if let Some(wrong) = wrong {
                    self.unfit(field, "a list", wrong, notes);
                }
                let inner = match item {
                    Some(item) => self.ours(item, field, &items, notes, deepest),
                    None => self.items(field, &items, notes, deepest),
                };
                format!("[{inner}]")
            }
        }
    }

    /// The items of a list of which the page does not say what they are.
    fn items(&mut self, field: &mut Field, items: &[&Json], notes: &mut Notes<'_>, deepest: usize) -> String {
        let objects = objects(items);
        if !objects.is_empty() {
            return self.unnamed(field, &objects, notes, deepest);
        }
        field.undecided.push(format!("what the list is of: line {} of the page does not say", field.line));
        items.first().map_or("json", |item| scalar_of(item)).to_owned()
    }

    /// An object of which the page does not name the type: named after its field, if a sample shows what is in it.
    fn unnamed(
        &mut self,
        field: &mut Field,
        objects: &Beside<'_>,
        notes: &mut Notes<'_>,
        deepest: usize,
    ) -> String {
        if objects.is_empty() {
            field.undecided.push(format!("what is in it: line {} of the page does not say", field.line));
            return "json".to_owned();
        }
        let mut name: String = field.name.chars().take(1).flat_map(char::to_uppercase).collect();
        name.extend(field.name.chars().skip(1));
        self.named(&name, field, objects, notes, deepest);
        name
    }

    /// Makes a type known: from the table of its fields, or else off the samples.
    fn named(
        &mut self,
        name: &str,
        field: &mut Field,
        objects: &Beside<'_>,
        notes: &mut Notes<'_>,
        deepest: usize,
    ) {
        if self.types.iter().any(|known| known.name == name) {
            return;
        }
        let Some(deeper) = deepest.checked_sub(1) else {
            field.undecided.push("its type: types lie too deep in each other here".to_owned());
            return;
        };
        // Known before its fields are read: a type may hold itself.
        let at = self.types.len();
        self.types.push(Type { name: name.to_owned(), ..Type::default() });
        let kind = Kind::Struct(name.to_owned());
        let tables: Vec<&Part> = self.parts.of(&kind).collect();
        let (fields, question) = if let Some(table) = tables.first() {
            for again in tables.iter().skip(1).filter(|again| !same_rows(again, table)) {
                let message =
                    format!("the fields of `{name}` stand here, and otherwise in line {}", table.line);
                notes.problem(
                    "page-contradiction",
                    again.line,
                    message,
                    "look at the page and keep the right table",
                );
            }
            (self.within(vec![*table], &[], objects, notes, deeper), None)
        } else if objects.is_empty() {
            (
                Vec::new(),
                Some(format!(
                    "its fields: no table and no sample of the page has them (line {})",
                    field.line
                )),
            )
        } else {
            let fields = self.of_sample(field.line, objects, notes, deeper);
            (
                fields,
                Some(format!(
                    "its fields: no table of the page has them, and they are read off a sample (line {})",
                    field.line
                )),
            )
        };
        if let Some(known) = self.types.get_mut(at) {
            known.fields = fields;
            known.undecided.extend(question);
        }
    }

    /// Fields as samples show them.
    fn of_sample(
        &mut self,
        line: u32,
        objects: &Beside<'_>,
        notes: &mut Notes<'_>,
        deepest: usize,
    ) -> Vec<Field> {
        let mut names: Vec<&String> = Vec::new();
        let mut seen = BTreeSet::new();
        names.extend(
            objects
                .iter()
                .flat_map(|object| object.keys())
                .filter(|key| words::is_name(key) && seen.insert(*key)),
        );
        let mut fields = Vec::new();
        for name in names {
            let values: Vec<&Json> = objects.iter().filter_map(|object| object.get(name)).collect();
            let mut field = Field { name: name.clone(), line, ..Field::default() };
            let page_type = match values.iter().find(|value| !value.is_null()) {
                Some(Json::Array(_)) => PageType::List(None),
                Some(Json::Object(_)) => PageType::Object,
                Some(other) => PageType::Scalar(scalar_of(other)),
                None => PageType::Object,
            };
            field.ty = self.ours(&page_type, &mut field, &values, notes, deepest);
            fields.push(field);
        }
        fields
    }

    /// Reports values that a type cannot have.
    fn fits(&self, scalar: &str, field: &mut Field, values: &[&Json], notes: &mut Notes<'_>) {
        let fits = |value: &Json| match scalar {
            "string" => value.is_string(),
            "bool" => value.is_boolean(),
            "f64" => value.is_number(),
            "u32" | "u64" => value.is_u64(),
            "i32" | "i64" => value.is_i64() || value.is_u64(),
            _ => true,
        };
        if let Some(wrong) = values.iter().find(|value| !value.is_null() && !fits(value)) {
            self.unfit(field, scalar, wrong, notes);
        }
        if scalar == "i64" && values.iter().any(|value| value.is_u64() && !value.is_i64()) {
            field.undecided.push("the width of the number: a sample has one beyond i64".to_owned());
        }
    }

    fn unfit(&self, field: &mut Field, ty: &str, value: &Json, notes: &mut Notes<'_>) {
        let message = format!(
            "a sample has `{}` for `{}`, which is {ty} by the table",
            brief(&value.to_string()),
            field.name
        );
        notes.problem("page-sample", field.line, message, "see which of the two is right");
        field
            .undecided
            .push(format!("its type: the table says {ty}, and a sample has another (line {})", field.line));
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

/// The objects among values, and among the items of lists.
fn objects<'s>(values: &[&'s Json]) -> Beside<'s> {
    values.iter().filter_map(|value| value.as_object()).collect()
}

fn scalar_of(value: &Json) -> &'static str {
    match value {
        Json::Bool(_) => "bool",
        Json::String(_) => "string",
        Json::Number(number) if number.is_i64() || number.is_u64() => "i64",
        Json::Number(_) => "f64",
        _ => "json",
    }
}

pub(super) fn brief(text: &str) -> String {
    text.chars().take(40).collect::<String>().escape_debug().to_string()
}
