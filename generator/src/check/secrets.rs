//! Fields that sound like secrets are hidden when printed.

use super::findings::Findings;
use crate::diag::Diagnostic;
use crate::model::walk;
use crate::model::{Field, Model, Scalar};

/// `secret-not-sensitive`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for owner in walk::owners(model) {
        for field in owner.fields {
            let text = owner.types.scalar(walk::item(&field.ty)) == Some(Scalar::Text);
            if text && !field.sensitive_stated && is_secret(field.rust.plain()) {
                let message = format!("`{}` sounds like a secret, but it would be printed", field.wire);
                findings.push_absence(
                    Diagnostic::error("secret-not-sensitive", field.origin, message)
                        .label(format!("in {}", owner.what))
                        .help("add `sensitive: true`; if it is no secret, say so with `sensitive: false`"),
                );
            }
        }
    }
    passwords_in_words(model, findings);
}

/// A default or sample value of a secret would be printed into the docs.
fn passwords_in_words(model: &Model, findings: &mut Findings) {
    let leaks = |field: &&Field| field.sensitive && (field.default.is_some() || field.example.is_some());
    for owner in walk::owners(model) {
        for field in owner.fields.iter().filter(leaks) {
            let message = format!("`{}` is sensitive, and a value of it would stand in the docs", field.wire);
            findings.push(
                Diagnostic::error("secret-in-docs", field.origin, message)
                    .help("delete `default` and `example` of this field"),
            );
        }
    }
}

/// By the last words of the name in snake_case: `secret_key`, but not `next_token`.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = name.trim_matches('_');
    let words: Vec<_> = name.split('_').collect();
    let Some((last, before)) = words.split_last() else { return false };
    let before = before.last().copied().unwrap_or("");
    match *last {
        "secret" | "password" | "passwd" | "pwd" | "passphrase" | "usersig" | "credential"
        | "credentials" => true,
        "sig" => true,
        // What pages through lists and what makes a call idempotent is called a token, too.
        "token" => !["next", "page", "prev", "previous", "client", "continuation", "request", "cursor"]
            .contains(&before),
        "key" => [
            "secret",
            "private",
            "access",
            "app",
            "api",
            "sign",
            "signing",
            "auth",
            "encrypt",
            "encryption",
            "decrypt",
            "license",
        ]
        .contains(&before),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn the_last_words_tell_a_secret() {
        for secret in [
            "secret_key",
            "token",
            "password",
            "sig",
            "user_sig",
            "app_key",
            "session_token",
            "secret_access_key",
        ] {
            assert!(is_secret(secret), "{secret}");
        }
        for plain in [
            "token_privilege",
            "next_token",
            "key",
            "keys",
            "client_token",
            "object_key",
            "access_key_id",
            "secret_id",
            "signal",
        ] {
            assert!(!is_secret(plain), "{plain}");
        }
    }
}
