//! The fields and codes of an operation beside what witnesses say.
//!
//! Given an operation and its witnesses, it returns a table, and asks the entries about each difference. It must not report a fact of a shared
//! type twice: its place is one, in however many operations it travels.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::entries::{Entries, Found};
use super::witness::{CATALOGUE, Part, Shape, Told, Witness};
use super::{Cell, Difference, Row, Table};
use crate::diag::Report;
use crate::model::walk::{Call, Types, item, spelled};
use crate::model::{Field, Scope, Ty, TypeRef};
use crate::source::Span;

/// The table of an operation; none where no witness speaks of it.
pub(super) fn table<'m>(
    call: Call<'m>,
    witnesses: &[&Witness],
    entries: &mut Entries<'m>,
    report: &mut Report,
) -> Option<Table> {
    // A page speaks of its own operation only; a catalogue of all there are.
    let speaking: Vec<_> = witnesses
        .iter()
        .filter(|of| of.name == CATALOGUE || of.told(&call.operation.name).is_some())
        .collect();
    if speaking.is_empty() {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    for (column, witness) in speaking.iter().enumerate() {
        let mut walk = Walk {
            call,
            witness,
            types: Types::of(call),
            entries,
            report,
            seen: BTreeSet::new(),
            cells: Vec::new(),
        };
        walk.entries.spoke(call, witness);
        walk.operation();
        for (path, cell) in walk.cells {
            let known = rows.iter().position(|row| row.path == path);
            let at = known.unwrap_or(rows.len());
            if known.is_none() {
                rows.push(Row { path, cells: vec![Cell::Silent; speaking.len()] });
            }
            if let Some(slot) = rows.get_mut(at).and_then(|row| row.cells.get_mut(column)) {
                *slot = cell;
            }
        }
    }
    let Call { vendor, service, version, operation } = call;
    let name = format!("{}/{}/{} {}", vendor.name, service.name, version.version, operation.name);
    let witnesses = speaking.iter().map(|of| (of.name.to_owned(), of.file.clone())).collect();
    Some(Table { operation: name, witnesses, rows })
}

/// Whether fields travel in requests, replies or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ways {
    request: bool,
    reply: bool,
}

/// A list of fields: where a person sees it, and where the spec declares it.
struct Place {
    /// `request.Filters[]`.
    path: String,
    /// `types.Filter`, as corrections write it.
    at: String,
    /// The file that declares it.
    scope: Scope,
    /// The name of the list.
    origin: Span,
    ways: Ways,
}

/// One witness beside one operation.
struct Walk<'a, 'm> {
    call: Call<'m>,
    witness: &'a Witness,
    types: Types<'m>,
    entries: &'a mut Entries<'m>,
    report: &'a mut Report,
    /// Types that were compared on the way here, each with the witness's.
    seen: BTreeSet<(TypeRef, String)>,
    cells: Vec<(String, Cell)>,
}

impl Walk<'_, '_> {
    fn operation(&mut self) {
        let operation = self.call.operation;
        let Some(told) = self.witness.told(&operation.name) else {
            let found = self.differ(Scope::Operation, "operation", operation.origin, json!(true), Json::Null);
            return self.cells.push(("operation".to_owned(), Cell::Differ(vec![found])));
        };
        if let Some(theirs) = told.deprecated {
            let ours = operation.deprecated.is_some();
            let cell =
                self.flags(Scope::Operation, "", operation.origin, &[("deprecated", ours, Some(theirs))]);
            self.cells.push(("deprecated".to_owned(), cell));
        }
        let place = |name: &str, ways: Ways| Place {
            path: name.to_owned(),
            at: name.to_owned(),
            scope: Scope::Operation,
            origin: operation.origin,
            ways,
        };
        self.fields(
            &operation.request,
            &told.request,
            &place("request", Ways { request: true, reply: false }),
        );
        if !operation.whole_result {
            self.fields(
                &operation.reply,
                &told.reply,
                &place("response", Ways { request: false, reply: true }),
            );
        }
        self.codes(told);
    }

    fn fields(&mut self, ours: &[Field], theirs: &[Part], place: &Place) {
        for field in ours {
            let path = format!("{}.{}", place.path, field.wire);
            let at = format!("{}.{}", place.at, quoted(&field.wire));
            match theirs.iter().find(|part| part.wire == field.wire) {
                Some(part) => self.field(field, part, place, &path, &at),
                None => {
                    let found =
                        self.differ(place.scope, &at, field.origin, json!(self.word(&field.ty)), Json::Null);
                    self.cells.push((path, Cell::Differ(vec![found])));
                }
            }
        }
        for part in theirs.iter().filter(|part| ours.iter().all(|field| field.wire != part.wire)) {
            let at = format!("{}.{}", place.at, quoted(&part.wire));
            let theirs = part.shape.word().unwrap_or_else(|| "something".to_owned());
            let found = self.differ(place.scope, &at, place.origin, Json::Null, json!(theirs));
            self.cells.push((format!("{}.{}", place.path, part.wire), Cell::Differ(vec![found])));
        }
    }

    fn field(&mut self, field: &Field, part: &Part, place: &Place, path: &str, at: &str) {
        let mut found = Vec::new();
        let (ours, theirs) = (self.word(&field.ty), part.shape.word());
        if let Some(theirs) = theirs.as_ref().filter(|theirs| **theirs != ours) {
            found.push(self.differ(
                place.scope,
                &format!("{at}.type"),
                field.origin,
                json!(ours),
                json!(theirs),
            ));
        } else if theirs.is_some() {
            self.entries.agrees(self.call, place.scope, &format!("{at}.type"), self.witness);
        }
        let flags = [
            ("required", field.required, part.required.filter(|_| place.ways.request)),
            ("nullable", field.nullable, part.nullable.filter(|_| place.ways.reply)),
            ("deprecated", field.deprecated.is_some(), part.deprecated),
        ];
        let told = theirs.is_some() || flags.iter().any(|(_, _, theirs)| theirs.is_some());
        if let Cell::Differ(more) = self.flags(place.scope, at, field.origin, &flags) {
            found.extend(more);
        }
        self.entries.agrees(self.call, place.scope, at, self.witness);
        self.cells.push((
            path.to_owned(),
            match (told, found.is_empty()) {
                (false, _) => Cell::Silent,
                (true, true) => Cell::Agree,
                (true, false) => Cell::Differ(found),
            },
        ));
        self.nested(field, &part.shape, path);
    }

    fn flags(&mut self, scope: Scope, at: &str, origin: Span, flags: &[(&str, bool, Option<bool>)]) -> Cell {
        let mut found = Vec::new();
        for (key, ours, theirs) in flags {
            let at = if at.is_empty() { (*key).to_owned() } else { format!("{at}.{key}") };
            match theirs {
                Some(theirs) if theirs != ours => {
                    found.push(self.differ(scope, &at, origin, json!(ours), json!(theirs)));
                }
                Some(_) => self.entries.agrees(self.call, scope, &at, self.witness),
                None => {}
            }
        }
        if found.is_empty() { Cell::Agree } else { Cell::Differ(found) }
    }

    /// The fields inside of a field, once for each pair of types, because types may hold themselves.
    fn nested(&mut self, field: &Field, shape: &Shape, path: &str) {
        let (Ty::Struct { target, .. }, Some(name)) = (item(&field.ty), shape.object()) else { return };
        let (Some(of), Some(theirs)) = (self.types.fields_of(target), self.witness.types.get(name)) else {
            return;
        };
        if !self.seen.insert((target.clone(), name.to_owned())) {
            return;
        }
        let depth = path_marks(&field.ty);
        let place = Place {
            path: format!("{path}{depth}"),
            at: format!("types.{}", quoted(&of.name)),
            scope: target.scope,
            origin: of.origin,
            ways: Ways { request: of.in_request, reply: of.in_reply },
        };
        self.fields(&of.fields, theirs, &place);
    }

    /// A code that every operation may return need not stand with each.
    fn codes(&mut self, told: &Told) {
        let Some(theirs) = &told.codes else { return };
        let operation = self.call.operation;
        for code in &operation.errors {
            let key = code.key.to_string();
            let at = format!("errors.{}", quoted(&key));
            let cell = match theirs.contains(&key) {
                true => {
                    self.entries.agrees(self.call, Scope::Operation, &at, self.witness);
                    Cell::Agree
                }
                false => Cell::Differ(vec![self.differ(
                    Scope::Operation,
                    &at,
                    code.origin,
                    json!(true),
                    Json::Null,
                )]),
            };
            self.cells.push((format!("errors.{key}"), cell));
        }
        let common: Vec<_> = self
            .call
            .version
            .errors
            .iter()
            .chain(&self.call.vendor.errors)
            .map(|code| code.key.to_string())
            .collect();
        for code in
            theirs.iter().filter(|code| operation.errors.iter().all(|own| own.key.to_string() != **code))
        {
            let cell = match common.contains(code) {
                true => Cell::Agree,
                false => {
                    let at = format!("errors.{}", quoted(code));
                    Cell::Differ(vec![self.differ(
                        Scope::Operation,
                        &at,
                        operation.origin,
                        Json::Null,
                        json!(true),
                    )])
                }
            };
            self.cells.push((format!("errors.{code}"), cell));
        }
    }

    fn differ(&mut self, scope: Scope, at: &str, origin: Span, ours: Json, theirs: Json) -> Difference {
        let found = Found { call: self.call, scope, at, origin, witness: self.witness, ours, theirs };
        self.entries.explain(found, self.report)
    }

    /// A type of ours, with documented values as what stands behind them.
    fn word(&self, ty: &Ty) -> String {
        match ty {
            Ty::List(inner) => format!("[{}]", self.word(inner)),
            Ty::Struct { .. } => "object".to_owned(),
            Ty::Scalar(_) | Ty::Enum(_) => self.types.scalar(ty).map_or("json", spelled).to_owned(),
        }
    }
}

fn path_marks(ty: &Ty) -> String {
    match ty {
        Ty::List(inner) => format!("[]{}", path_marks(inner)),
        _ => String::new(),
    }
}

/// A step of a path as corrections write it.
fn quoted(name: &str) -> String {
    if name.contains(['.', '[']) { format!("\"{name}\"") } else { name.to_owned() }
}
