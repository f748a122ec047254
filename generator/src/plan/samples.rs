//! Values of samples, as they are written in Rust.
//!
//! Given the JSON of a page's sample and the fields it is for, it returns expressions. What does not fit its field is left out;
//! the generated test of the sample then fails and shows it. Where a page has no sample, a value is made up by type.

use serde_json::{Map, Value as Json};

use super::Place;
use super::item::Path;
use super::testing::Expr;
use crate::model::{Enum, Example, Field, GroupKind, Operation, Scalar, Scope, Struct, Ty, TypeRef};
use crate::names::RustIdent;

/// How deep made-up values nest before they stop; a type may hold itself.
const DEEPEST: usize = 4;
/// A longer text is cut in the docs.
const LONGEST: usize = 60;

/// What names are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Names<'m> {
    place: &'m Place<'m>,
    operation: &'m Operation,
}

impl<'m> Names<'m> {
    /// The names that an operation sees.
    pub(super) fn new(place: &'m Place<'m>, operation: &'m Operation) -> Self {
        Names { place, operation }
    }

    /// The struct of a reference.
    pub(super) fn structure(&self, target: &TypeRef) -> Option<&'m Struct> {
        let known = match target.scope {
            Scope::Operation => &self.operation.types,
            Scope::Version => &self.place.version.types,
        };
        known.iter().find(|of| of.rust == target.rust)
    }

    fn values(&self, target: &TypeRef) -> Option<&'m Enum> {
        let known = match target.scope {
            Scope::Operation => &self.operation.enums,
            Scope::Version => &self.place.version.enums,
        };
        known.iter().find(|of| of.rust == target.rust)
    }

    fn path(&self, target: &TypeRef) -> Path {
        Path(match target.scope {
            Scope::Operation => format!("{}::{}", self.operation.module, target.rust),
            Scope::Version => format!("types::{}", target.rust),
        })
    }

    /// A request with the fields of a sample.
    pub(super) fn request(&self, sample: &Map<String, Json>) -> Expr {
        Expr::New(Path(self.operation.rust.to_string()), self.sets(&self.operation.request, sample))
    }

    fn sets(&self, fields: &[Field], sample: &Map<String, Json>) -> Vec<(RustIdent, Expr)> {
        let set =
            |field: &Field| Some((field.rust.clone(), self.value(&field.ty, sample.get(&field.wire)?)?));
        fields.iter().filter_map(set).collect()
    }

    /// A value for a field of this type. An empty list has none: it is what the field holds anyway.
    pub(super) fn value(&self, ty: &Ty, json: &Json) -> Option<Expr> {
        match ty {
            Ty::Scalar(scalar) => plain(*scalar, json),
            Ty::Enum(target) => self.documented(target, json),
            Ty::Struct { target, .. } => {
                let fields = &self.structure(target)?.fields;
                Some(Expr::New(self.path(target), self.sets(fields, json.as_object()?)))
            }
            Ty::List(item) => {
                // In a query, a list of one looks like its item.
                let items = json.as_array().map_or(std::slice::from_ref(json), Vec::as_slice);
                let items: Vec<_> = items.iter().filter_map(|json| self.item(item, json)).collect();
                (!items.is_empty()).then_some(Expr::Array(items))
            }
        }
    }

    fn item(&self, ty: &Ty, json: &Json) -> Option<Expr> {
        let owned = |expr| if let Expr::Text(text) = expr { Expr::OwnedText(text) } else { expr };
        match ty {
            Ty::List(item) => {
                let items = json.as_array()?.iter().filter_map(|json| self.item(item, json).map(owned));
                Some(Expr::Vec(items.collect()))
            }
            other => self.value(other, json),
        }
    }

    /// A documented value by the name of its constant, any other as it is.
    fn documented(&self, target: &TypeRef, json: &Json) -> Option<Expr> {
        let of = self.values(target)?;
        let value = plain(of.repr, json)?;
        let wire = match &value {
            Expr::Text(text) | Expr::Plain(text) => text,
            _ => return None,
        };
        Some(match of.values.iter().find(|known| known.wire == *wire) {
            Some(known) => Expr::Const(self.path(target), known.rust.clone()),
            None if of.repr == Scalar::Text => Expr::Call(self.path(target), "from", Box::new(value)),
            None => Expr::Call(self.path(target), "new", Box::new(value)),
        })
    }

    fn made_up(&self, ty: &Ty, depth: usize) -> Option<Expr> {
        match ty {
            Ty::Scalar(Scalar::Bool) => Some(Expr::Plain("true".to_owned())),
            Ty::Scalar(Scalar::F64) => Some(Expr::Plain("1.0".to_owned())),
            Ty::Scalar(Scalar::Text) => Some(Expr::Text("example".to_owned())),
            Ty::Scalar(Scalar::Json) => Some(Expr::Json("{}".to_owned())),
            Ty::Scalar(_) => Some(Expr::Plain("1".to_owned())),
            Ty::Enum(target) => {
                let first = self.values(target)?.values.first()?;
                Some(Expr::Const(self.path(target), first.rust.clone()))
            }
            Ty::Struct { target, .. } if depth < DEEPEST => {
                let required = self.structure(target)?.fields.iter().filter(|field| field.required);
                let sets = required
                    .filter_map(|field| Some((field.rust.clone(), self.made_up(&field.ty, depth + 1)?)));
                Some(Expr::New(self.path(target), sets.collect()))
            }
            Ty::Struct { .. } => None,
            Ty::List(item) => match (self.made_up(item, depth)?, item.as_ref()) {
                (Expr::Array(items), Ty::List(_)) => {
                    Some(Expr::Array(vec![Expr::Vec(items.into_iter().map(own).collect())]))
                }
                (one, _) => Some(Expr::Array(vec![one])),
            },
        }
    }
}

fn own(expr: Expr) -> Expr {
    match expr {
        Expr::Text(text) => Expr::OwnedText(text),
        other => other,
    }
}

/// A request with what it needs: from the first sample, else made up.
pub(super) fn minimal(place: &Place<'_>, operation: &Operation) -> Expr {
    let names = Names::new(place, operation);
    let empty = Map::new();
    let sample = operation.examples.iter().find_map(request_of).unwrap_or(&empty);
    let grouped = chosen(operation, sample);
    let needed =
        operation.request.iter().filter(|field| field.required || grouped.contains(&field.wire.as_str()));
    let sets = needed.filter_map(|field| {
        let shown = sample.get(&field.wire).and_then(|json| names.value(&field.ty, json));
        Some((field.rust.clone(), shown.or_else(|| names.made_up(&field.ty, 0))?))
    });
    Expr::New(Path(operation.rust.to_string()), sets.map(|(name, value)| (name, cut(value))).collect())
}

/// The fields that groups ask for: those the sample has, else the first.
fn chosen<'m>(operation: &'m Operation, sample: &Map<String, Json>) -> Vec<&'m str> {
    let asking =
        operation.groups.iter().filter(|g| matches!(g.kind, GroupKind::ExactlyOne | GroupKind::AtLeastOne));
    asking
        .filter_map(|group| {
            group.fields.iter().find(|field| sample.contains_key(*field)).or(group.fields.first())
        })
        .map(String::as_str)
        .collect()
}

/// The request of a sample.
pub(super) fn request_of(example: &Example) -> Option<&Map<String, Json>> {
    example.request.as_ref().and_then(Json::as_object)
}

/// A region that the operation serves.
pub(super) fn region(place: &Place<'_>, operation: &Operation) -> String {
    let known = operation.regions.first().or(place.version.default_region.as_ref());
    let known = known.or(place.version.regions.first().map(|(region, _)| region));
    known.cloned().unwrap_or_else(|| "ap-singapore".to_owned())
}

fn plain(scalar: Scalar, json: &Json) -> Option<Expr> {
    // A query shows every value as text.
    let shown = match json {
        Json::String(text) => text.clone(),
        Json::Number(_) | Json::Bool(_) => json.to_string(),
        Json::Null | Json::Array(_) | Json::Object(_) => String::new(),
    };
    let fits = match scalar {
        Scalar::Text if json.is_null() || json.is_array() || json.is_object() => return None,
        Scalar::Text => return Some(Expr::Text(shown)),
        Scalar::Json => return (!json.is_null()).then(|| Expr::Json(json.to_string())),
        Scalar::F64 => {
            return shown
                .parse::<f64>()
                .ok()
                .filter(|v| v.is_finite())
                .map(|v| Expr::Plain(format!("{v:?}")));
        }
        Scalar::Bool => shown.parse::<bool>().is_ok(),
        Scalar::I32 => shown.parse::<i32>().is_ok(),
        Scalar::I64 => shown.parse::<i64>().is_ok(),
        Scalar::U32 => shown.parse::<u32>().is_ok(),
        Scalar::U64 => shown.parse::<u64>().is_ok(),
    };
    fits.then_some(Expr::Plain(shown))
}

fn cut(value: Expr) -> Expr {
    match value {
        Expr::Text(text) if text.chars().count() > LONGEST => {
            Expr::Text(text.chars().take(LONGEST).collect())
        }
        other => other,
    }
}
