//! A request against its spec. Given parameters as JSON, it returns the first thing that is wrong with them, as a server does.

use std::collections::BTreeMap;

use regex_lite::Regex;
use serde_json::{Map, Value as Json};

use super::codes::Refusal;
use crate::model::walk::{Call, Types, width};
use crate::model::{
    Bounds, Breach, Condition, Enum, Field, FloatBounds, Group, GroupKind, Limits, Scalar, Ty,
};

/// What a validator goes by.
#[derive(Clone, Copy)]
pub(super) struct Validator<'m> {
    types: Types<'m>,
    patterns: &'m Patterns,
    /// Whether parameters that no table has are refused.
    refuse_unknown: bool,
    /// Whether undocumented values are refused.
    refuse_undocumented: bool,
    /// Whether required lists may be empty, as in replies.
    empty_lists: bool,
}

/// The patterns of all fields, compiled once.
#[derive(Debug, Default)]
pub(super) struct Patterns(BTreeMap<String, Regex>);

impl Patterns {
    /// Compiles the patterns of fields; those that the gate let through do compile.
    pub(super) fn of<'m>(fields: impl Iterator<Item = &'m Field>) -> Self {
        let patterns = fields.filter_map(|field| field.limits.pattern.as_ref());
        let compiled = patterns
            .filter_map(|pattern| Some((pattern.clone(), Regex::new(&format!("^(?:{pattern})$")).ok()?)));
        Patterns(compiled.collect())
    }
}

impl<'m> Validator<'m> {
    pub(super) fn new(call: Call<'m>, patterns: &'m Patterns, refuse_unknown: bool, strict: bool) -> Self {
        let types = Types::of(call);
        Validator { types, patterns, refuse_unknown, refuse_undocumented: strict, empty_lists: false }
    }

    /// The whole request.
    pub(super) fn request(&self, request: &Map<String, Json>, call: Call<'_>) -> Result<(), Refusal> {
        self.object(request, &call.operation.request, "")?;
        call.operation.groups.iter().try_for_each(|group| self.group(request, group))
    }

    /// Whether a value could stand in a field of a reply.
    pub(super) fn fits(&self, value: &Json, field: &Field) -> bool {
        let reply = Validator { empty_lists: true, ..*self };
        reply.value(value, &field.ty, &Limits::default(), &field.wire).is_ok()
    }

    fn object(&self, object: &Map<String, Json>, fields: &[Field], path: &str) -> Result<(), Refusal> {
        if self.refuse_unknown
            && let Some(key) = object.keys().find(|key| fields.iter().all(|field| field.wire != **key))
        {
            let known: Vec<_> = fields.iter().map(|field| field.wire.as_str()).collect();
            let message = format!(
                "There is no parameter {}. The parameters are: {}.",
                join(path, key),
                known.join(", ")
            );
            return Err(Refusal::new(Condition::UnknownParameter, message));
        }
        for field in fields {
            let path = join(path, &field.wire);
            match object.get(&field.wire).filter(|value| self.is_given(value, field)) {
                Some(value) => self.value(value, &field.ty, &field.limits, &path)?,
                None if field.required => {
                    return Err(Refusal::of_parameter(
                        &path,
                        Breach::Required,
                        format!("The parameter {path} is required."),
                    ));
                }
                None => {}
            }
        }
        Ok(())
    }

    /// Whether a value counts as sent. A required list may be empty only where the spec gives its least length.
    fn is_given(&self, value: &Json, field: &Field) -> bool {
        let empty = value.as_array().is_some_and(Vec::is_empty);
        let may_be_empty = self.empty_lists || field.limits.items.is_some_and(|items| items.min.is_some());
        !value.is_null() && (!empty || !field.required || may_be_empty)
    }

    fn value(&self, value: &Json, ty: &Ty, limits: &Limits, path: &str) -> Result<(), Refusal> {
        match (ty, value) {
            (Ty::List(inner), Json::Array(items)) => {
                list_limits(items, limits, path)?;
                let path = format!("{path}[]");
                items.iter().try_for_each(|item| self.value(item, inner, limits, &path))
            }
            (Ty::Struct { target, .. }, Json::Object(object)) => match self.types.fields_of(target) {
                Some(of) => self.object(object, &of.fields, path),
                None => Ok(()),
            },
            (Ty::Scalar(scalar), _) => self.scalar(value, *scalar, limits, path),
            (Ty::Enum(target), _) => match self.types.values_of(target) {
                Some(of) => {
                    self.scalar(value, of.repr, limits, path)?;
                    self.documented(value, of, path)
                }
                None => Ok(()),
            },
            (Ty::List(_), _) => Err(wrong_type(path, "a list", value)),
            (Ty::Struct { .. }, _) => Err(wrong_type(path, "an object", value)),
        }
    }

    fn documented(&self, value: &Json, of: &Enum, path: &str) -> Result<(), Refusal> {
        let word = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !self.refuse_undocumented || of.values.iter().any(|known| known.wire == word) {
            return Ok(());
        }
        let known: Vec<_> = of.values.iter().map(|known| known.wire.as_str()).collect();
        let message =
            format!("The parameter {path} has none of its documented values: {}.", known.join(", "));
        Err(Refusal::of_parameter(path, Breach::Values, message))
    }

    fn scalar(&self, value: &Json, scalar: Scalar, limits: &Limits, path: &str) -> Result<(), Refusal> {
        match (scalar, value) {
            (Scalar::Json, _) | (Scalar::Bool, Json::Bool(_)) => Ok(()),
            (Scalar::F64, Json::Number(number)) => match limits.float_range {
                Some(FloatBounds { min, max }) => {
                    let number = number.as_f64().unwrap_or(f64::NAN);
                    let inside = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
                    keep(inside, path, Breach::Range, "is out of its range")
                }
                None => Ok(()),
            },
            (Scalar::Text, Json::String(text)) => self.text(text, limits, path),
            (Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64, Json::Number(number)) => {
                let whole = number.as_i64().map(i128::from).or(number.as_u64().map(i128::from));
                let (min, max) = width(scalar).unwrap_or_default();
                match whole.filter(|whole| (min..=max).contains(whole)) {
                    Some(whole) => within(limits.range, whole, path, Breach::Range, ""),
                    None => Err(wrong_type(path, "a whole number of its width", value)),
                }
            }
            (Scalar::Bool, _) => Err(wrong_type(path, "true or false", value)),
            (Scalar::Text, _) => Err(wrong_type(path, "a text", value)),
            (Scalar::F64, _) => Err(wrong_type(path, "a number", value)),
            _ => Err(wrong_type(path, "a whole number", value)),
        }
    }

    fn text(&self, text: &str, limits: &Limits, path: &str) -> Result<(), Refusal> {
        within(limits.bytes, text.len() as i128, path, Breach::Bytes, "bytes")?;
        within(limits.chars, text.chars().count() as i128, path, Breach::Chars, "characters")?;
        let pattern = limits.pattern.as_ref().and_then(|pattern| self.patterns.0.get(pattern));
        let matches = pattern.is_none_or(|pattern| pattern.is_match(text));
        keep(matches, path, Breach::Pattern, "has characters or a length that are not allowed")
    }

    fn group(&self, request: &Map<String, Json>, group: &Group) -> Result<(), Refusal> {
        let given = |name: &String| request.get(name).is_some_and(|value| !value.is_null());
        let count = group.fields.iter().filter(|name| given(name)).count();
        let all = group.fields.len();
        let names = group.fields.join(", ");
        let (kept, missing, rule) = match group.kind {
            GroupKind::ExactlyOne => (count == 1, count == 0, "exactly one"),
            GroupKind::AtLeastOne => (count >= 1, true, "at least one"),
            GroupKind::AtMostOne => (count <= 1, false, "at most one"),
            GroupKind::AllOrNone => (count == 0 || count == all, true, "all or none"),
            GroupKind::Requires => {
                (!group.fields.first().is_some_and(given) || count == all, true, "with the first, all")
            }
        };
        let condition = if missing { Condition::MissingParameter } else { Condition::BadParameter };
        match kept {
            true => Ok(()),
            false => {
                Err(Refusal::new(condition, format!("Of the parameters {names}, {rule} must be given.")))
            }
        }
    }
}

fn list_limits(items: &[Json], limits: &Limits, path: &str) -> Result<(), Refusal> {
    within(limits.items, items.len() as i128, path, Breach::Items, "items")?;
    let Some((of, max)) = &limits.total_bytes else { return Ok(()) };
    let total: usize = items.iter().filter_map(|item| item.get(of)?.as_str()).map(str::len).sum();
    keep(
        total as u64 <= *max,
        path,
        Breach::TotalBytes,
        &format!("has {total} bytes in all; {max} are allowed"),
    )
}

fn keep(kept: bool, path: &str, breach: Breach, problem: &str) -> Result<(), Refusal> {
    match kept {
        true => Ok(()),
        false => Err(Refusal::of_parameter(path, breach, format!("The parameter {path} {problem}."))),
    }
}

/// Keeps a number, or a length in some unit, within bounds.
fn within(
    bounds: Option<Bounds>,
    number: i128,
    path: &str,
    breach: Breach,
    unit: &str,
) -> Result<(), Refusal> {
    let Some(Bounds { min, max }) = bounds else { return Ok(()) };
    let said = if unit.is_empty() { format!("is {number}") } else { format!("has {number} {unit}") };
    if let Some(max) = max.filter(|max| number > *max) {
        return keep(false, path, breach, &format!("{said}; at most {max} are allowed"));
    }
    match min.filter(|min| number < *min) {
        Some(min) => {
            let message = format!("The parameter {path} {said}; at least {min} are needed.");
            let too_little = Refusal::of_parameter(path, breach, message);
            Err(Refusal { breach: None, ..too_little })
        }
        None => Ok(()),
    }
}

fn wrong_type(path: &str, wanted: &str, value: &Json) -> Refusal {
    let found = match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    };
    Refusal::of_parameter(
        path,
        Breach::Type,
        format!("The parameter {path} has to be {wanted}; {found} was sent."),
    )
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
