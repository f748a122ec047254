//! The types of fields.
//!
//! Given the cell of a type and what samples have there, it returns our type, and declares those that are named. It must not hide that a sample has what the
//! table does not allow.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::super::draft::{Field, Type};
use super::super::notes::Notes;
use super::super::parts::{Kind, Part, Record};
use super::super::types::{self, PageType};
use super::super::words::{self, Column};
use super::{Beside, Fields, brief, same_rows};

impl Fields<'_> {
    pub(super) fn ty(
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
