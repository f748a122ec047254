//! Error codes.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{ErrorCode, ErrorKey, Model, Retry};

/// `duplicate-code-number`, `code-shape`, `code-up-to-case`, `code-status`, `throttle-not-marked`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for vendor in &model.vendors {
        table(&vendor.errors, findings);
    }
    for (_, _, version) in walk::versions(model) {
        table(&version.errors, findings);
    }
    for call in walk::operations(model) {
        table(&call.operation.errors, findings);
    }
}

fn table(codes: &[ErrorCode], findings: &mut Findings) {
    for (index, code) in codes.iter().enumerate() {
        let earlier = || codes.iter().take(index);
        if let Some(first) =
            code.number.and_then(|number| earlier().find(|before| before.number == Some(number)))
        {
            let message = format!("`{}` and `{}` have the same number", first.key, code.key);
            findings.push(
                Diagnostic::error("duplicate-code-number", code.origin, message)
                    .also(first.origin, "first here")
                    .help("mend one of the numbers, or delete both and tell it in `doc`"),
            );
        }
        if let (ErrorKey::Text(text), Some(first)) =
            (&code.key, earlier().find(|before| up_to_case(before, code)))
        {
            let message = format!("`{}` and `{text}` differ only in upper and lower case", first.key);
            findings.push(
                Diagnostic::warning("code-up-to-case", code.origin, message)
                    .also(first.origin, "first here")
                    .help("look at the page again; if it has both, say so in a `keep` correction"),
            );
        }
        shape(code, findings);
        status(code, findings);
        throttle(code, findings);
    }
}

fn up_to_case(first: &ErrorCode, second: &ErrorCode) -> bool {
    match (&first.key, &second.key) {
        (ErrorKey::Text(first), ErrorKey::Text(second)) => first.eq_ignore_ascii_case(second),
        _ => false,
    }
}

fn shape(code: &ErrorCode, findings: &mut Findings) {
    let ErrorKey::Text(text) = &code.key else { return };
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let sound = text.chars().all(fine)
        && !text.starts_with('.')
        && !text.ends_with('.')
        && !text.contains("..")
        && text.contains(|c: char| c.is_ascii_alphanumeric());
    if !sound {
        let message = format!("`{}` does not look like an error code", text.escape_debug());
        findings.push(Diagnostic::warning("code-shape", code.origin, message).help(
            "codes have ASCII letters, digits and single dots between words, as in AuthFailure.TokenFailure",
        ));
    }
}

fn status(code: &ErrorCode, findings: &mut Findings) {
    if let Some(status) = code.status.filter(|status| !(200..=599).contains(status)) {
        findings.push(
            Diagnostic::error(
                "code-status",
                code.origin,
                format!("`{}` comes with the status {status}, which HTTP does not have", code.key),
            )
            .help("write the HTTP status; the number of the code itself goes into `number`"),
        );
    }
}

/// Words that vendors use for too many calls, and only for that.
fn throttle(code: &ErrorCode, findings: &mut Findings) {
    let name = code.rust.plain().to_ascii_lowercase();
    let sounds = ["throttl", "toomanyrequests", "requestlimitexceeded", "qps", "ratelimit", "flowcontrol"]
        .into_iter()
        .any(|word| name.contains(word));
    if sounds && code.retry == Retry::Never {
        findings.push_absence(
            Diagnostic::warning(
                "throttle-not-marked",
                code.origin,
                format!("`{}` sounds like too many calls, but nothing says that a retry helps", code.key),
            )
            .help("add `retry: throttle`; if a retry does not help, give the code another `name`"),
        );
    }
}
