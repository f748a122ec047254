//! Values of samples against fields: names, types, limits, documented values.

use serde_json::Value as Json;

use super::defaults::{broken_limit, within};
use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk::{Types, item, spelled, width};
use crate::model::{Field, Scalar, Ty};
use crate::source::Span;

/// How a sample travels, and so how strictly it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// A request in a JSON body.
    Body,
    /// A request in a query, where every value is text.
    Query,
    /// A request that is meant to fail.
    Failing,
    /// A reply; it is read as leniently as the runtime does.
    Reply,
}

/// Judges the values of one sample.
pub(super) struct Judge<'m, 'f> {
    pub(super) types: Types<'m>,
    pub(super) direction: Direction,
    /// The place of the sample.
    pub(super) origin: Span,
    pub(super) findings: &'f mut Findings,
}

impl Judge<'_, '_> {
    /// An object against its fields; `known` are keys that stand there besides.
    pub(super) fn object(&mut self, value: &Json, fields: &[Field], path: &str, known: &[String]) {
        let Json::Object(entries) = value else {
            return self.wrong_type(value, "an object", None, path);
        };
        for (key, value) in entries {
            let path = join(path, key);
            match fields.iter().find(|field| field.wire == *key) {
                Some(field) => self.field(value, field, &path),
                None if known.contains(key) => {}
                None => self.unknown(key, fields, &path),
            }
        }
        if matches!(self.direction, Direction::Body | Direction::Query) {
            let missing = |field: &&Field| field.required && !entries.contains_key(&field.wire);
            for field in fields.iter().filter(missing) {
                self.missing(field, path);
            }
        }
    }

    /// The value of one field.
    pub(super) fn field(&mut self, value: &Json, field: &Field, path: &str) {
        match value {
            Json::Null
                if self.direction == Direction::Reply
                    || self.direction == Direction::Failing
                    || field.nullable => {}
            Json::Array(items) if matches!(field.ty, Ty::List(_)) => {
                self.list(items, field, path);
                self.typed(value, &field.ty, field, path);
            }
            _ => self.typed(value, &field.ty, field, path),
        }
    }

    fn typed(&mut self, value: &Json, ty: &Ty, field: &Field, path: &str) {
        match (ty, value) {
            (Ty::List(inner), Json::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.typed(item, inner, field, &format!("{path}[{index}]"));
                }
            }
            // A query repeats a key or numbers it; a single value is a list of one.
            (Ty::List(inner), _) if self.direction == Direction::Query => {
                self.typed(value, inner, field, path)
            }
            (Ty::List(_), _) => self.wrong_type(value, "a list", Some(field), path),
            (Ty::Struct { target, .. }, _) => {
                if let Some(of) = self.types.fields_of(target) {
                    self.object(value, &of.fields, path, &[]);
                }
            }
            (Ty::Scalar(scalar), _) => self.scalar(value, *scalar, field, path),
            (Ty::Enum(target), _) => {
                let Some(of) = self.types.values_of(target) else { return };
                self.scalar(value, of.repr, field, path);
                let word = text_of(value);
                if fits(value, of.repr, self.direction)
                    && !of.values.iter().any(|known| Some(&known.wire) == word.as_ref())
                {
                    let message = format!(
                        "`{path}` of the sample is `{}`, which is not among its values",
                        word.unwrap_or_default()
                    );
                    self.findings.push_absence(
                        Diagnostic::warning("example-undocumented-value", self.origin, message)
                            .also(field.origin, "documented here")
                            .help("add it to `values:` with its source, or tell of it in a `keep` correction of the sample"),
                    );
                }
            }
        }
    }

    fn scalar(&mut self, value: &Json, scalar: Scalar, field: &Field, path: &str) {
        if scalar == Scalar::Json {
            return;
        }
        if !fits(value, scalar, self.direction) {
            return self.wrong_type(value, spelled(scalar), Some(field), path);
        }
        if !matches!(self.direction, Direction::Body | Direction::Query) {
            return;
        }
        let broken = text_of(value).and_then(|word| broken_limit(&word, scalar, &field.limits));
        if let Some(limit) = broken {
            self.outside(limit, field, path);
        }
    }

    fn list(&mut self, items: &[Json], field: &Field, path: &str) {
        if !matches!(self.direction, Direction::Body | Direction::Query) {
            return;
        }
        if field.limits.items.is_some_and(|bounds| !within(bounds, items.len() as i128)) {
            self.outside("items", field, path);
        }
        if let Some((of, max)) = &field.limits.total_bytes
            && matches!(item(&field.ty), Ty::Struct { .. })
        {
            let total: usize = items.iter().filter_map(|item| item.get(of)?.as_str()).map(str::len).sum();
            if total as u64 > *max {
                self.outside("total_bytes", field, path);
            }
        }
    }

    fn outside(&mut self, limit: &str, field: &Field, path: &str) {
        let message = format!("`{path}` of the sample lies outside its `{limit}`");
        self.findings.push(
            Diagnostic::error("example-outside-limit", self.origin, message)
                .also(field.origin, "limited here")
                .help(
                    "read the page again: either the limit is not this one, or the sample needs a correction",
                ),
        );
    }

    fn missing(&mut self, field: &Field, path: &str) {
        let message = format!("the sample has no `{}`, which is required", join(path, &field.wire));
        self.findings.push(
            Diagnostic::error("example-missing-required", self.origin, message)
                .also(field.origin, "required here")
                .help("read the page again: either it is not required, or the sample needs a correction"),
        );
    }

    fn unknown(&mut self, key: &str, fields: &[Field], path: &str) {
        let near = fields.iter().map(|field| (strsim::damerau_levenshtein(&field.wire, key), &field.wire));
        let near = near.filter(|(distance, name)| *distance <= 1 + name.len() / 4).min();
        let help = match near {
            Some((_, name)) => format!(
                "did you mean `{name}`? Otherwise add `{key}` to the fields, with a correction that tells its source"
            ),
            None => format!("add `{key}` to the fields, with a correction that tells its source"),
        };
        let message = format!("the sample has a `{path}`, which no table has");
        self.findings
            .push_absence(Diagnostic::error("example-unknown-field", self.origin, message).help(help));
    }

    fn wrong_type(&mut self, value: &Json, wanted: &str, field: Option<&Field>, path: &str) {
        if self.direction == Direction::Failing {
            return;
        }
        let found = match value {
            Json::Null => "null".to_owned(),
            Json::Bool(_) => "a boolean".to_owned(),
            Json::Number(number) => format!("the number {number}"),
            Json::String(_) => "text".to_owned(),
            Json::Array(_) => "a list".to_owned(),
            Json::Object(_) => "an object".to_owned(),
        };
        let what = if path.is_empty() { "the sample".to_owned() } else { format!("`{path}` of the sample") };
        let message = format!("{what} is {found}, but the table says {wanted}");
        let diagnostic = Diagnostic::error("example-wrong-type", self.origin, message)
            .help("mend `type`, or the sample with a correction");
        self.findings.push(match field {
            Some(field) => diagnostic.also(field.origin, "the table's row"),
            None => diagnostic,
        });
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// A scalar as it is written.
fn text_of(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(flag) => Some(flag.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

fn fits(value: &Json, scalar: Scalar, direction: Direction) -> bool {
    let text = direction != Direction::Body;
    let whole = |text: &str| {
        let (min, max) = width(scalar).unwrap_or_default();
        text.parse::<i128>().is_ok_and(|number| (min..=max).contains(&number))
    };
    match (scalar, value) {
        (Scalar::Json, _)
        | (Scalar::Bool, Json::Bool(_))
        | (Scalar::F64, Json::Number(_))
        | (Scalar::Text, Json::String(_)) => true,
        (Scalar::Bool, Json::String(word)) => text && matches!(word.as_str(), "true" | "false"),
        (Scalar::F64, Json::String(word)) => text && word.parse::<f64>().is_ok_and(f64::is_finite),
        // In a query everything is text, so YAML's numbers and flags are, too.
        (Scalar::Text, Json::Number(_) | Json::Bool(_)) => direction == Direction::Query,
        (_, Json::Number(number)) => whole(&number.to_string()),
        (_, Json::String(word)) => text && whole(word),
        _ => false,
    }
}
