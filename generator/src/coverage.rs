//! What is transcribed, and from pages how old: operations, fields, codes, limits, samples and sources for each version of a service.
//!
//! Given a model, it returns numbers. Of what the vendors have beyond the specs it knows what the specs list as missing. It reads no
//! clock: whoever asks says which day it is.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::walk::{self, Call};
use crate::model::{Field, Limits, Model, Source, Ty};

mod report;

pub(crate) use report::Document;
pub use report::{Format, render};

/// The numbers of one version of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Row {
    /// Vendor, service and version, with `/`.
    pub name: String,
    /// Operations.
    pub operations: usize,
    /// Operations that are not to be used any more.
    pub deprecated: usize,
    /// Operations with a sample of a request or a reply.
    pub with_examples: usize,
    /// Operations with codes of their own.
    pub with_errors: usize,
    /// Operations with a documented rate.
    pub with_rate_limit: usize,
    /// Operations that the mock knows how to remember.
    pub with_state: usize,
    /// Fields of requests, replies and types.
    pub fields: usize,
    /// Fields that requests must carry.
    pub required: usize,
    /// Fields with a limit of any kind.
    pub limited: usize,
    /// Fields with documented values.
    pub with_values: usize,
    /// Codes of operations and of the service itself.
    pub errors: usize,
    /// Samples.
    pub examples: usize,
    /// Places where specs depart from their pages.
    pub corrections: usize,
    /// The day on which the page was read that was read longest ago.
    #[serde(rename = "oldest_source")]
    pub oldest: Option<String>,
    /// The day on which the page was read that was read last.
    #[serde(rename = "newest_source")]
    pub newest: Option<String>,
    /// Operations that the vendor has and nobody has transcribed, each with the reason.
    pub untranscribed: Vec<Missing>,
}

/// An operation that nobody has transcribed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// The vendor's name of it.
    pub operation: String,
    /// Why nobody has.
    pub why: String,
}

/// A row for each version of a service, in order.
pub fn coverage(model: &Model) -> Vec<Row> {
    walk::versions(model)
        .map(|(vendor, service, version)| {
            let mut row = Row {
                name: format!("{}/{}/{}", vendor.name, service.name, version.version),
                errors: version.errors.len(),
                corrections: version.corrections.len(),
                untranscribed: version
                    .untranscribed
                    .iter()
                    .map(|of| Missing { operation: of.name.clone(), why: of.why.clone() })
                    .collect(),
                ..Row::default()
            };
            row.sources(&version.sources);
            for of in &version.types {
                row.fields(&of.fields, false);
            }
            for operation in &version.operations {
                row.operation(Call { vendor, service, version, operation });
            }
            row
        })
        .collect()
}

/// All rows in one.
pub fn total(rows: &[Row]) -> Row {
    let mut total = Row { name: "all".to_owned(), ..Row::default() };
    for row in rows {
        let Row {
            name: _,
            operations,
            deprecated,
            with_examples,
            with_errors,
            with_rate_limit,
            with_state,
            fields,
            required,
            limited,
            with_values,
            errors,
            examples,
            corrections,
            oldest,
            newest,
            untranscribed,
        } = row;
        total.operations += operations;
        total.deprecated += deprecated;
        total.with_examples += with_examples;
        total.with_errors += with_errors;
        total.with_rate_limit += with_rate_limit;
        total.with_state += with_state;
        total.fields += fields;
        total.required += required;
        total.limited += limited;
        total.with_values += with_values;
        total.errors += errors;
        total.examples += examples;
        total.corrections += corrections;
        total.days(oldest.iter().chain(newest));
        total.untranscribed.extend_from_slice(untranscribed);
    }
    total
}

impl Row {
    fn operation(&mut self, call: Call<'_>) {
        let operation = call.operation;
        self.operations += 1;
        self.deprecated += usize::from(operation.deprecated.is_some());
        self.with_examples += usize::from(!operation.examples.is_empty());
        self.with_errors += usize::from(!operation.errors.is_empty());
        self.with_rate_limit += usize::from(operation.rate_limit.is_some());
        self.with_state += usize::from(operation.state.is_some());
        self.errors += operation.errors.len();
        self.examples += operation.examples.len();
        self.corrections += operation.corrections.len();
        self.sources(&operation.sources);
        self.fields(&operation.request, true);
        self.fields(&operation.reply, false);
        for of in &operation.types {
            self.fields(&of.fields, false);
        }
    }

    fn fields(&mut self, fields: &[Field], in_request: bool) {
        self.fields += fields.len();
        for field in fields {
            self.required += usize::from(in_request && field.required);
            self.limited += usize::from(*field.limits != Limits::NONE);
            self.with_values += usize::from(matches!(walk::item(&field.ty), Ty::Enum(_)));
        }
    }

    fn sources(&mut self, sources: &[Source]) {
        self.days(sources.iter().map(|source| &source.read));
    }

    /// Days are written as 2026-11-21, so their order is that of their letters.
    fn days<'d>(&mut self, days: impl IntoIterator<Item = &'d String>) {
        for day in days {
            if self.oldest.as_ref().is_none_or(|oldest| day < oldest) {
                self.oldest = Some(day.clone());
            }
            if self.newest.as_ref().is_none_or(|newest| day > newest) {
                self.newest = Some(day.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, coverage, total};
    use crate::plan::unit::specs::model;

    #[test]
    fn the_whole_is_the_sum_of_its_parts() {
        let rows = coverage(&model());
        assert!(!rows.is_empty());
        let all = total(&rows);
        let sum = |number: fn(&Row) -> usize| rows.iter().map(number).sum::<usize>();
        assert_eq!(all.operations, sum(|row| row.operations));
        assert_eq!(all.fields, sum(|row| row.fields));
        assert!(all.operations > 0 && all.fields >= all.limited && all.oldest <= all.newest);
    }
}
