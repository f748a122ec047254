//! The pairs of a query to records: the way back of `encode::pairs`.
//!
//! Given: pairs and a record to fill. Returns: nothing, or where it went wrong. Must not: put a value into an error.

use serde_json::Value as Json;

use crate::decode::DecodeProblem;
use crate::shape::Field;
use crate::slot::{Append, Assign, RecordMut, Slot, Token};

type Pairs = [(String, String)];

/// Fills the fields that `wanted` picks, whatever stands below them.
pub(super) fn fill(
    record: &mut dyn RecordMut,
    pairs: &Pairs,
    wanted: fn(&Field) -> bool,
) -> Result<(), DecodeProblem> {
    fill_record(record, "", pairs, wanted)
}

/// Stores a text in a field of any scalar type.
pub(super) fn assign(target: &mut dyn Assign, key: &str, text: &str) -> Result<(), DecodeProblem> {
    let other = match text {
        "true" => Some(Token::Bool(true)),
        "false" => Some(Token::Bool(false)),
        _ => text.parse().ok().map(Token::Float),
    };
    // Texts and integers take a text; truth values and floats want a token of their own.
    target
        .assign(Token::Text(text))
        .or_else(|mismatch| other.map_or(Err(mismatch), |token| target.assign(token)))
        .map_err(|mismatch| problem(key, format!("expected {}, found {}", mismatch.expected, mismatch.found)))
}

fn fill_record(
    record: &mut dyn RecordMut,
    prefix: &str,
    pairs: &Pairs,
    wanted: fn(&Field) -> bool,
) -> Result<(), DecodeProblem> {
    for (index, field) in record.shape().fields().iter().enumerate() {
        if wanted(field) {
            fill_slot(record.slot(index), &format!("{prefix}{}", field.wire()), pairs)?;
        }
    }
    Ok(())
}

fn fill_slot(slot: Slot<'_>, key: &str, pairs: &Pairs) -> Result<(), DecodeProblem> {
    match slot {
        Slot::Ignore => Ok(()),
        Slot::List(list) => fill_list(list, key, pairs),
        Slot::Record(_) if !is_begun(key, pairs) => Ok(()),
        Slot::Record(target) => match target.open() {
            Some(record) => fill_record(record, &format!("{key}."), pairs, |_| true),
            None => Ok(()),
        },
        scalar => match pairs.iter().find(|(name, _)| name == key) {
            Some((_, text)) => fill_scalar(scalar, key, text),
            None => Ok(()),
        },
    }
}

fn fill_scalar(slot: Slot<'_>, key: &str, text: &str) -> Result<(), DecodeProblem> {
    match slot {
        Slot::Scalar(target) => assign(target, key, text),
        Slot::Json(target) => {
            let json: Json =
                serde_json::from_str(text).map_err(|_| problem(key, "expected JSON".to_owned()))?;
            target.assign(json);
            Ok(())
        }
        Slot::Ignore | Slot::Record(_) | Slot::List(_) => {
            Err(problem(key, "expected more than one value".to_owned()))
        }
    }
}

/// `Ids=a&Ids=b` or `Ids.0=a&Ids.1=b`.
fn fill_list(list: &mut dyn Append, key: &str, pairs: &Pairs) -> Result<(), DecodeProblem> {
    for (_, text) in pairs.iter().filter(|(name, _)| name == key) {
        fill_scalar(list.next(), key, text)?;
    }
    for index in 0.. {
        let item = format!("{key}.{index}");
        if !is_begun(&item, pairs) && !pairs.iter().any(|(name, _)| *name == item) {
            break;
        }
        fill_slot(list.next(), &item, pairs)?;
    }
    Ok(())
}

fn is_begun(key: &str, pairs: &Pairs) -> bool {
    pairs.iter().any(|(name, _)| name.strip_prefix(key).is_some_and(|rest| rest.starts_with('.')))
}

fn problem(key: &str, what: String) -> DecodeProblem {
    DecodeProblem { path: key.to_owned(), what }
}
