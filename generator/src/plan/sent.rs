//! What a request with the values of a sample sends: the body, or the pairs of a query.
//!
//! Given a sample, it returns what a test expects. What does not fit its field stays as it is, so that the test fails and shows it.

use serde_json::{Map, Value as Json};

use super::Place;
use super::samples::Names;
use crate::model::{Field, Form, Location, Operation, Scalar, Signing, Ty};

/// A sample of an operation, in the form in which the page shows it.
pub(super) struct Sent<'m> {
    pub(super) place: &'m Place<'m>,
    pub(super) operation: &'m Operation,
    pub(super) form: Form,
}

impl Sent<'_> {
    /// The body.
    pub(super) fn body(&self, sample: &Map<String, Json>) -> Map<String, Json> {
        let own = |key: &str| !self.is_common(key) && self.location(key) == Location::Body;
        self.object(&self.operation.request, sample).into_iter().filter(|(key, _)| own(key)).collect()
    }

    /// The pairs, sorted.
    pub(super) fn query(&self, sample: &Map<String, Json>) -> Vec<(String, String)> {
        let repeated = self.place.vendor.signing == Signing::Volcengine;
        let style = if repeated { Style::Repeated } else { Style::Indexed };
        let mut pairs = Vec::new();
        let own = |key: &str| !self.is_common(key) && self.location(key) != Location::Header;
        sample.iter().filter(|(key, _)| own(key)).for_each(|(key, json)| query(key, json, style, &mut pairs));
        pairs.sort();
        pairs
    }

    fn object(&self, fields: &[Field], sample: &Map<String, Json>) -> Map<String, Json> {
        let value = |(key, json): (&String, &Json)| match fields.iter().find(|field| field.wire == *key) {
            Some(field) => Some((key.clone(), self.value(&field.ty, json)?)),
            None => Some((key.clone(), json.clone())),
        };
        sample.iter().filter_map(value).collect()
    }

    /// A list that is empty is not sent: a field holds none when nothing is said, too.
    fn value(&self, ty: &Ty, json: &Json) -> Option<Json> {
        let names = Names::new(self.place, self.operation);
        Some(match (ty, json) {
            (Ty::List(_), Json::Array(items)) if items.is_empty() => return None,
            (Ty::List(item), Json::Array(items)) => {
                items.iter().map(|json| self.value(item, json).unwrap_or_else(|| json.clone())).collect()
            }
            (Ty::Struct { target, .. }, Json::Object(sample)) => match names.structure(target) {
                Some(of) => Json::Object(self.object(&of.fields, sample)),
                None => json.clone(),
            },
            (Ty::Scalar(scalar), json) => self.scalar(*scalar, json),
            (Ty::Enum(target), json) => {
                names.values(target).map_or_else(|| json.clone(), |of| self.scalar(of.repr, json))
            }
            (_, other) => other.clone(),
        })
    }

    /// In a query every value is text; the body of the same request has numbers and truth values.
    fn scalar(&self, scalar: Scalar, json: &Json) -> Json {
        match (self.form, json) {
            (Form::Query, Json::String(text)) if scalar != Scalar::Text => {
                serde_json::from_str(text).unwrap_or_else(|_| json.clone())
            }
            _ => json.clone(),
        }
    }

    /// Samples of whole calls show what every call carries, too.
    fn is_common(&self, key: &str) -> bool {
        let field = self.operation.request.iter().any(|field| field.wire == key);
        let common = self.place.vendor.parameters.iter().any(|parameter| parameter.name == key);
        !field && (common || matches!(key, "Action" | "Version" | "Region"))
    }

    fn location(&self, key: &str) -> Location {
        let field = self.operation.request.iter().find(|field| field.wire == key);
        field.map_or(Location::Body, |field| field.location)
    }
}

#[derive(Clone, Copy)]
enum Style {
    Repeated,
    Indexed,
}

fn query(key: &str, json: &Json, style: Style, pairs: &mut Vec<(String, String)>) {
    match (json, style) {
        (Json::Null, _) => {}
        (Json::String(text), _) => pairs.push((key.to_owned(), text.clone())),
        (Json::Array(items), Style::Repeated) => items.iter().for_each(|item| query(key, item, style, pairs)),
        (Json::Array(items), Style::Indexed) => {
            items.iter().enumerate().for_each(|(at, item)| query(&format!("{key}.{at}"), item, style, pairs));
        }
        (Json::Object(fields), _) => {
            fields.iter().for_each(|(name, item)| query(&format!("{key}.{name}"), item, style, pairs));
        }
        (other, _) => pairs.push((key.to_owned(), other.to_string())),
    }
}
