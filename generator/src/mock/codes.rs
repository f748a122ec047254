//! Which code answers which fault: the most particular one that the specs have.

use crate::model::walk::Call;
use crate::model::{Breach, Condition, ErrorCode, ErrorKey, Vendor, When};

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// In general.
    pub(super) condition: Condition,
    /// The parameter, where it is about one, written as in specs: `Metadata[].Value`.
    pub(super) parameter: Option<String>,
    /// The limit that it breaks. Too little is no breach that codes are for.
    pub(super) breach: Option<Breach>,
    /// What is wrong and what to do, for the message of the reply.
    pub(super) message: String,
}

impl Refusal {
    pub(super) fn new(condition: Condition, message: impl Into<String>) -> Self {
        Refusal { condition, parameter: None, breach: None, message: message.into() }
    }

    /// A parameter breaks a limit.
    pub(super) fn of_parameter(path: &str, breach: Breach, message: impl Into<String>) -> Self {
        let parameter = Some(path.to_owned());
        Refusal { parameter, breach: Some(breach), ..Self::new(breach.condition(), message) }
    }
}

/// The tables of codes that hold for a call, the most particular first.
pub(super) fn tables<'m>(call: Option<Call<'m>>, vendor: &'m Vendor) -> [&'m [ErrorCode]; 3] {
    match call {
        Some(call) => [&call.operation.errors, &call.version.errors, &vendor.errors],
        None => [&[], &[], &vendor.errors],
    }
}

/// The code that answers a refusal, or `None` where the specs have none.
pub(super) fn answer<'m>(tables: [&'m [ErrorCode]; 3], refusal: &Refusal) -> Option<&'m ErrorCode> {
    let all = || tables.into_iter().flatten();
    if let Some(path) = &refusal.parameter {
        let breach = refusal.breach;
        let exact = all().find(|code| code.when.iter().any(|when| breaks(when, path, breach)));
        if let Some(code) = exact.or_else(|| by_name(tables, refusal.condition, path)) {
            return Some(code);
        }
    }
    wider(refusal.condition).find_map(|condition| declared(tables, condition))
}

/// The code that the specs declare for just this condition.
pub(super) fn declared(tables: [&[ErrorCode]; 3], condition: Condition) -> Option<&ErrorCode> {
    tables.into_iter().flatten().find(|code| code.when.contains(&When::Is(condition)))
}

/// The condition and those that it is a case of.
fn wider(condition: Condition) -> impl Iterator<Item = Condition> {
    std::iter::successors(Some(condition), |condition| condition.wider())
}

fn breaks(when: &When, path: &str, breach: Option<Breach>) -> bool {
    matches!(when, When::Breaks(of, limit) if Some(*limit) == breach && of.to_string() == path)
}

/// `MissingParameter.TaskId` is the code of a missing `TaskId`: the vendor names parameters in codes that way.
fn by_name<'m>(tables: [&'m [ErrorCode]; 3], condition: Condition, path: &str) -> Option<&'m ErrorCode> {
    let parameter = path.rsplit('.').next()?.trim_end_matches("[]");
    wider(condition).find_map(|condition| {
        let ErrorKey::Text(general) = &declared(tables, condition)?.key else { return None };
        let particular = format!("{general}.{parameter}");
        tables
            .into_iter()
            .flatten()
            .find(|code| matches!(&code.key, ErrorKey::Text(text) if *text == particular))
    })
}
