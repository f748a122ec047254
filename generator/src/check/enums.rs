//! Documented values.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk::{self, spelled, width};
use crate::model::{Enum, EnumValue, Model};

/// `empty-enum`, `enum-value-repeated`, `enum-value-out-of-type`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for of in walk::enums(model) {
        if of.values.is_empty() {
            findings.push_absence(
                Diagnostic::error("empty-enum", of.origin, format!("`{}` documents no value", of.name))
                    .help("add the values, or delete `values:`"),
            );
        }
        for (index, value) in of.values.iter().enumerate() {
            repeated(value, of.values.iter().take(index), findings);
            out_of_type(value, of, findings);
        }
    }
}

/// `1`, `01` and `+1` are different keys and one number.
fn repeated<'m>(
    value: &EnumValue,
    mut earlier: impl Iterator<Item = &'m EnumValue>,
    findings: &mut Findings,
) {
    let number = |of: &EnumValue| of.wire.parse::<i128>().ok();
    let same = |before: &&EnumValue| {
        before.wire == value.wire || (number(before).is_some() && number(before) == number(value))
    };
    if let Some(first) = earlier.find(same) {
        let message = format!("the value `{}` is documented twice", value.wire);
        findings.push(
            Diagnostic::error("enum-value-repeated", value.origin, message)
                .also(first.origin, "first here")
                .help("delete one of them"),
        );
    }
}

fn out_of_type(value: &EnumValue, of: &Enum, findings: &mut Findings) {
    let Some((min, max)) = width(of.repr) else { return };
    let fits = value.wire.parse::<i128>().is_ok_and(|number| (min..=max).contains(&number));
    if !fits {
        let message = format!("the value `{}` does not fit into {}", value.wire, spelled(of.repr));
        findings.push(Diagnostic::error("enum-value-out-of-type", value.origin, message).help(format!(
            "{} goes from {min} to {max}: choose a wider type, or mend the value",
            spelled(of.repr)
        )));
    }
}
