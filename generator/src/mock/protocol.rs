//! How each protocol says which operation is meant. Given a request, it returns the names in it; whether there is such an operation is
//! not decided here.

use http::request::Parts;

use super::codes::Refusal;
use crate::model::{Condition, Signing};

/// What a request says it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) signing: Signing,
    /// As the host or the signature names it.
    pub(super) service: Option<String>,
    pub(super) version: Option<String>,
    pub(super) operation: Option<String>,
    pub(super) region: Option<String>,
}

/// The names in a request; `None` when it speaks no protocol of the vendors.
pub(super) fn names(parts: &Parts, is_path: impl Fn(&str) -> bool) -> Option<Named> {
    if is_path(parts.uri.path()) {
        return Some(user_sig());
    }
    let query = |name: &str| query_value(parts, name);
    if header(parts, "x-tc-action").is_some() || scheme(parts) == Some("TC3-HMAC-SHA256") {
        return Some(tc3(parts));
    }
    let volcengine = query("Action").is_some()
        || scheme(parts) == Some("HMAC-SHA256")
        || query("X-Algorithm").as_deref() == Some("HMAC-SHA256");
    volcengine.then(|| Named {
        signing: Signing::Volcengine,
        service: scope(parts, 3),
        version: query("Version"),
        operation: query("Action"),
        region: scope(parts, 2),
    })
}

fn tc3(parts: &Parts) -> Named {
    Named {
        signing: Signing::Tc3,
        service: scope(parts, 2),
        version: header(parts, "x-tc-version"),
        operation: header(parts, "x-tc-action"),
        region: header(parts, "x-tc-region"),
    }
}

/// The path says it all.
fn user_sig() -> Named {
    Named { signing: Signing::UserSig, service: None, version: None, operation: None, region: None }
}

impl Named {
    /// The operation and version, or what is missing of them.
    pub(super) fn operation_and_version(&self) -> Result<(&str, &str), Refusal> {
        let (operation, version) = match self.signing {
            Signing::Tc3 => ("the header X-TC-Action", "the header X-TC-Version"),
            _ => ("Action in the query", "Version in the query"),
        };
        let missing =
            |what: &str| Refusal::new(Condition::IncompleteRequest, format!("The request lacks {what}."));
        Ok((
            self.operation.as_deref().ok_or_else(|| missing(operation))?,
            self.version.as_deref().ok_or_else(|| missing(version))?,
        ))
    }
}

/// A header as text.
pub(super) fn header(parts: &Parts, name: &str) -> Option<String> {
    parts.headers.get(name)?.to_str().ok().map(|text| text.trim().to_owned())
}

fn query_value(parts: &Parts, name: &str) -> Option<String> {
    let pairs = form_urlencoded::parse(parts.uri.query()?.as_bytes());
    pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

fn scheme(parts: &Parts) -> Option<&str> {
    parts.headers.get(http::header::AUTHORIZATION)?.to_str().ok()?.split_whitespace().next()
}

/// A part of the scope `id/date/…` that the credential names.
fn scope(parts: &Parts, index: usize) -> Option<String> {
    let authorization = header(parts, "authorization");
    let credential = match &authorization {
        Some(text) => text.split_once("Credential=")?.1.split([',', ' ']).next()?.to_owned(),
        None => query_value(parts, "X-Credential")?,
    };
    credential.split('/').nth(index).filter(|part| !part.is_empty()).map(str::to_owned)
}
