//! The local check: what the vendor's page says the server would refuse.
//!
//! Given: a request and the rules in its table. Returns: every problem at once. Must not: print a sensitive value, or refuse a value
//! only because the page does not list it (documented values are open).

use std::fmt;

use crate::encode::is_sent;
use crate::path::Path;
use crate::service::{OperationInfo, Regions};
use crate::shape::{Count, Field, Group, Place};
use crate::value::{Record, Value};

mod letters;
mod limits;

/// All that is wrong with one request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
pub struct ValidationError {
    problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Problem {
    /// The field, as `Metadata[2].Key`.
    pub path: String,
    /// What is wrong with it.
    pub what: String,
    /// The rule: `required`, `bytes`, `chars`, `items`, `range`, `pattern`, `total_bytes`, `group`, `region`, `header`.
    pub rule: &'static str,
}

impl ValidationError {
    /// Every problem, in the order of the page.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.path, self.what)
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            write!(f, "{}{problem}", if index == 0 { "" } else { "; " })?;
        }
        f.write_str(
            ". This is a local check against the documented limits, nothing was sent. Switch it off with \
             Client::builder().validate(false), or for one call with client.request(operation).validate(false).send()",
        )
    }
}

impl std::error::Error for ValidationError {}

/// Checks a request against its table and the rules of its operation.
pub(crate) fn validate(
    request: &dyn Record,
    operation: &OperationInfo,
    region: Option<&str>,
) -> Result<(), ValidationError> {
    let mut check = Check::default();
    check.record(request);
    for group in operation.groups {
        check.group(request, group);
    }
    check.region(operation.regions, region);
    if check.problems.is_empty() { Ok(()) } else { Err(ValidationError { problems: check.problems }) }
}

#[derive(Default)]
struct Check {
    path: Path,
    problems: Vec<Problem>,
}

impl Check {
    fn report(&mut self, rule: &'static str, what: impl Into<String>) {
        self.problems.push(Problem { path: self.path.to_string(), what: what.into(), rule });
    }

    fn record(&mut self, record: &dyn Record) {
        for (index, field) in record.shape().fields().iter().enumerate() {
            self.path.key(field.wire());
            self.field(field, record.get(index));
            self.path.back();
        }
    }

    fn field(&mut self, field: &Field, value: Value<'_>) {
        if field.is_required() {
            if value.is_absent() {
                return self.report("required", "is required");
            }
            if value.is_empty_list() && !field.limited().may_be_empty() {
                return self.report("required", "is required and has no items");
            }
        }
        if !is_sent(field, &value) {
            return;
        }
        let limits = field.limited();
        if let Value::List(items) = value {
            if let Some(limit) = limits.items {
                self.count("items", "items", limit, items.count());
            }
            self.total_bytes(limits, items);
        }
        self.value(field, value);
    }

    /// The limits of one value; those of a list hold for each of its items.
    fn value(&mut self, field: &Field, value: Value<'_>) {
        match value {
            Value::Record(record) => self.record(record),
            Value::List(items) => {
                for index in 0..items.count() {
                    self.path.index(index);
                    self.value(field, items.item(index));
                    self.path.back();
                }
            }
            Value::Text(text) => self.text(field, text),
            Value::Int(number) => self.integer(field, i128::from(number)),
            Value::UInt(number) => self.integer(field, i128::from(number)),
            Value::Float(number) => self.float(field, number),
            Value::Absent | Value::Bool(_) | Value::Json(_) => {}
        }
        if field.place() == Place::Header {
            self.header(value);
        }
    }

    fn count(&mut self, rule: &'static str, unit: &str, limit: Count, found: usize) {
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        if found < limit.min || found > limit.max {
            let allowed = match (limit.min, limit.max) {
                (min, u32::MAX) => format!("at least {min}"),
                (0, max) => format!("at most {max}"),
                (min, max) => format!("{min} to {max}"),
            };
            self.report(rule, format!("has {found} {unit}, allowed are {allowed}"));
        }
    }

    fn header(&mut self, value: Value<'_>) {
        if let Value::Text(text) = value
            && http::HeaderValue::from_str(text).is_err()
        {
            self.report("header", "travels in a header and holds a character that no header can");
        }
    }

    fn group(&mut self, request: &dyn Record, group: &Group) {
        let given = |names: &[&'static str]| -> Vec<&'static str> {
            names.iter().copied().filter(|name| is_given(request, name)).collect()
        };
        let (names, what) = match *group {
            Group::ExactlyOne(names) => match given(names).as_slice() {
                [_] => return,
                [] => (names, "exactly one of them is required, none is set".to_owned()),
                set => (names, format!("exactly one of them may be set, set are {}", set.join(", "))),
            },
            Group::AtLeastOne(names) if given(names).is_empty() => {
                (names, "at least one of them is required".to_owned())
            }
            Group::AtMostOne(names) if given(names).len() > 1 => {
                (names, format!("at most one of them may be set, set are {}", given(names).join(", ")))
            }
            Group::AllOrNone(names)
                if !matches!(given(names).len(), 0) && given(names).len() < names.len() =>
            {
                (names, format!("all of them or none, set are only {}", given(names).join(", ")))
            }
            Group::Requires(when, names) if is_given(request, when) && given(names).len() < names.len() => {
                (names, format!("required when {when} is set"))
            }
            Group::AtLeastOne(_) | Group::AtMostOne(_) | Group::AllOrNone(_) | Group::Requires(..) => return,
        };
        self.problems.push(Problem { path: names.join(", "), what: format!("({what})"), rule: "group" });
    }

    fn region(&mut self, regions: Regions, region: Option<&str>) {
        let allowed = || match regions.only {
            [] => String::new(),
            only => format!("; the page allows {}", only.join(", ")),
        };
        let what = match region {
            None if regions.required => format!(
                "is required{}. Set it with Client::builder().region(…) or client.request(operation).region(…)",
                allowed()
            ),
            Some(region) if !regions.only.is_empty() && !regions.only.contains(&region) => {
                format!("{region} does not serve this operation{}", allowed())
            }
            _ => return,
        };
        self.problems.push(Problem { path: "region".to_owned(), what, rule: "region" });
    }
}

fn is_given(request: &dyn Record, name: &str) -> bool {
    let position = request.shape().fields().iter().position(|field| field.wire() == name);
    position.is_some_and(|index| {
        let value = request.get(index);
        !value.is_absent() && !value.is_empty_list()
    })
}
