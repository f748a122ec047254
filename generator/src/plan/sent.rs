//! What a request with the values of a sample sends: the body, or the pairs of a query.
//!
//! Given a sample, it returns what a test expects. It must not leave out what has no field: the test then fails and shows it.

use serde_json::{Map, Value as Json};

use super::Place;
use crate::model::walk::Call;
use crate::model::{self, Example, Location, Operation, Signing};

/// A sample of an operation.
pub(super) struct Sent<'m> {
    pub(super) place: &'m Place<'m>,
    pub(super) operation: &'m Operation,
    pub(super) example: &'m Example,
}

impl Sent<'_> {
    /// The body.
    pub(super) fn body(&self) -> Map<String, Json> {
        let own = |key: &str| !self.is_common(key) && self.location(key) == Location::Body;
        self.values().into_iter().filter(|(key, _)| own(key)).collect()
    }

    /// The pairs, sorted.
    pub(super) fn query(&self) -> Vec<(String, String)> {
        let repeated = self.place.vendor.signing == Signing::Volcengine;
        let style = if repeated { Style::Repeated } else { Style::Indexed };
        let mut pairs = Vec::new();
        let values = self.values();
        let own = |key: &str| !self.is_common(key) && self.location(key) != Location::Header;
        values.iter().filter(|(key, _)| own(key)).for_each(|(key, json)| query(key, json, style, &mut pairs));
        pairs.sort();
        pairs
    }

    fn values(&self) -> Map<String, Json> {
        let Place { vendor, service, version } = *self.place;
        let call = Call { vendor, service, version, operation: self.operation };
        model::sent(call, self.example).unwrap_or_default()
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
