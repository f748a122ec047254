//! Samples: printed calls beside their answers.
//!
//! Given what is printed and the fields of the tables, it returns samples. It must not hide that a sample has what no table has: a row may be lost.

use serde_json::{Map, Value as Json};

use super::draft::{Field, Sample};
use super::facts::Dialect;
use super::fields::Beside;
use super::notes::Notes;
use super::printed::{Printed, Role};

/// The requests and the results that are printed.
pub(super) fn beside(printed: &[Printed], dialect: Dialect) -> (Beside<'_>, Beside<'_>) {
    let requests =
        printed.iter().filter(|one| one.role == Role::Request).filter_map(|one| one.value.as_object());
    let replies = printed.iter().filter(|one| one.role == Role::Reply);
    let results = replies
        .filter(|one| failure(&one.value, dialect).is_none())
        .filter_map(|one| result(&one.value, dialect));
    (requests.collect(), results.collect())
}

/// The object with the operation's own fields.
fn result(reply: &Json, dialect: Dialect) -> Option<&Map<String, Json>> {
    match dialect {
        Dialect::Tencent => reply.get("Response")?.as_object(),
        Dialect::TencentIm => reply.as_object(),
        Dialect::Volcengine => reply.get("Result")?.as_object(),
    }
}

/// The code of a reply that is a failure.
pub(super) fn failure(reply: &Json, dialect: Dialect) -> Option<Json> {
    match dialect {
        Dialect::Tencent => reply.pointer("/Response/Error/Code").cloned(),
        Dialect::Volcengine => reply.pointer("/ResponseMetadata/Error/Code").cloned(),
        Dialect::TencentIm => reply.get("ErrorCode").filter(|code| **code != 0).cloned(),
    }
}

/// Puts calls and answers together, in the order of the page.
pub(super) fn pair(printed: Vec<Printed>, request: &[Field], dialect: Dialect) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    for one in printed {
        let question = (!one.liberties.is_empty()).then(|| {
            format!("the sample on the page {}; a correction has to say so", one.liberties.join(", "))
        });
        match one.role {
            Role::Reply => {
                let fails_with = failure(&one.value, dialect);
                if samples.last().is_none_or(|last| last.reply.is_some()) {
                    samples.push(Sample::default());
                }
                if let Some(last) = samples.last_mut() {
                    last.reply = Some(one.value);
                    last.fails_with = fails_with;
                    last.undecided.extend(question);
                }
            }
            Role::Request | Role::Query => {
                let query = one.role == Role::Query;
                let value = if query { typed(one.value, request) } else { one.value };
                let undecided = question.into_iter().collect();
                samples.push(Sample { request: Some(value), query, undecided, ..Sample::default() });
            }
        }
    }
    samples
}

/// Parameters of an address, as numbers where the table says that they are.
fn typed(query: Json, request: &[Field]) -> Json {
    let Json::Object(query) = query else { return query };
    let is_number = |name: &str| {
        request
            .iter()
            .any(|field| field.name == name && matches!(field.ty.as_str(), "i64" | "u64" | "i32" | "u32"))
    };
    let value = |name: &str, value: Json| match value.as_str().and_then(|text| text.parse::<i64>().ok()) {
        Some(number) if is_number(name) => Json::from(number),
        _ => value,
    };
    Json::Object(
        query
            .into_iter()
            .map(|(name, of)| {
                let typed = value(&name, of);
                (name, typed)
            })
            .collect(),
    )
}

/// Reports what samples have and tables have not, and required parameters that a call lacks.
pub(super) fn judge(
    printed: &[Printed],
    request: &[Field],
    response: &[Field],
    dialect: Dialect,
    notes: &mut Notes<'_>,
) {
    for one in printed {
        let (fields, object, common) = match one.role {
            Role::Reply => (response, result(&one.value, dialect), dialect.envelope()),
            Role::Request | Role::Query => (request, one.value.as_object(), dialect.common_parameters()),
        };
        let Some(object) = object else { continue };
        let known = |name: &str| {
            common.contains(&name) || name == "Error" || fields.iter().any(|field| field.name == name)
        };
        for name in object.keys().filter(|name| !known(name)).take(10) {
            let name: String = name.chars().take(60).collect();
            let message =
                format!("this sample has `{}`, which no table of the page has", name.escape_debug());
            notes.problem("page-sample", one.line, message, "a row may be lost; look at the page");
        }
        if one.role == Role::Reply {
            continue;
        }
        for field in
            fields.iter().filter(|field| field.required && !object.contains_key(&field.name)).take(10)
        {
            let message =
                format!("this sample lacks `{}`, which line {} says is required", field.name, field.line);
            notes.problem("page-sample", one.line, message, "see which of the two is right");
        }
    }
}
