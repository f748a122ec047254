//! Own words that say what a key should say: a sentence is not checked, a key is.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk::{self, Owner};
use crate::model::{Field, Limits, Model, Scalar, Ty};

/// `prose-has-range`, `prose-says-required`, `prose-says-deprecated`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for owner in walk::owners(model) {
        for field in owner.fields {
            let words = field.doc.to_lowercase();
            if owner.in_request {
                range(field, &words, &owner, findings);
            }
            if owner.is_request {
                required(field, &words, &owner, findings);
            }
            deprecated(field, &words, findings);
        }
    }
}

fn range(field: &Field, words: &str, owner: &Owner<'_>, findings: &mut Findings) {
    if *field.limits != Limits::NONE {
        return;
    }
    // What the server does not refuse is no limit.
    let lenient = ["raises", "lowers", "rounds", "trims", "cuts", "ignore", "instead"];
    if lenient.iter().any(|word| words.contains(word)) {
        return;
    }
    let Some(found) = numeric_limit(words) else { return };
    let help = match (&field.ty, owner.types.scalar(&field.ty)) {
        (Ty::List(_), _) => "items: 1..=10",
        (_, Some(Scalar::Text)) => "bytes: ..=50 or chars: ..=50",
        (Ty::Scalar(scalar), _) if walk::width(*scalar).is_some() || *scalar == Scalar::F64 => {
            "range: 1..=200"
        }
        _ => return,
    };
    let message =
        format!("the words about `{}` speak of a limit (\"{found}\"), but there is none", field.wire);
    findings.push_absence(Diagnostic::warning("prose-has-range", field.origin, message).help(format!(
        "add `{help}` if the server refuses what is beyond it; if it does not, say what it does, without these words"
    )));
}

/// "at most 128", "up to 50 bytes", "1 to 200", "between 1 and 200".
fn numeric_limit(words: &str) -> Option<String> {
    let words: Vec<_> =
        words.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).collect();
    let number = |word: &str| {
        let word = word.trim_matches(['.', ':', '[', ']']);
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit() || b == b'_') && !word.starts_with('_')
    };
    for window in words.windows(3) {
        let [first, second, third] = window else { continue };
        let bound =
            matches!((*first, *second), ("at", "most") | ("at", "least") | ("up", "to") | ("more", "than"));
        let interval = number(first) && matches!(*second, "to" | "and" | "-" | "..=") && number(third);
        if (bound && number(third)) || interval {
            return Some(format!("{first} {second} {}", third.trim_end_matches('.')));
        }
    }
    None
}

fn required(field: &Field, words: &str, owner: &Owner<'_>, findings: &mut Findings) {
    if field.required || owner.types.in_group(&field.wire) {
        return;
    }
    let says = [
        "must be given",
        "must be set",
        "must be sent",
        "is required",
        "is mandatory",
        "has to be given",
        "required.",
    ]
    .into_iter()
    .find(|phrase| words.contains(phrase));
    let conditional = [" if ", " when ", " where ", " unless ", " with ", " for ", "not required", "only"]
        .into_iter()
        .any(|word| words.contains(word));
    if says.is_some() && !conditional && !words.starts_with("if ") && !words.starts_with("when ") {
        let message =
            format!("the words about `{}` say that it is required, but `required` does not", field.wire);
        findings.push_absence(
            Diagnostic::warning("prose-says-required", field.origin, message)
                .help("add `required: true`; if it depends, say on what, or add a rule under `groups:`"),
        );
    }
}

fn deprecated(field: &Field, words: &str, findings: &mut Findings) {
    let says = ["deprecated", "no longer used", "no longer supported", "obsolete"]
        .into_iter()
        .find(|word| words.contains(word));
    if let Some(word) = says.filter(|_| field.deprecated.is_none()) {
        let message = format!("the words about `{}` say \"{word}\", but `deprecated` does not", field.wire);
        findings.push_absence(
            Diagnostic::warning("prose-says-deprecated", field.origin, message)
                .help("add `deprecated: { note: … }`, so that Rust warns whoever sets it"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::numeric_limit;

    #[test]
    fn limits_are_found_in_words() {
        for words in [
            "at most 128 of them",
            "1 to 200.",
            "up to 50 bytes",
            "a number, 0 to 9, of",
            "between 1 and 200",
        ] {
            assert!(numeric_limit(words).is_some(), "{words}");
        }
        for words in
            ["at most one", "sent to 3 users", "in 2020-01-01 to", "version 2 and later", "3 of them"]
        {
            assert!(numeric_limit(words).is_none(), "{words}");
        }
    }
}
