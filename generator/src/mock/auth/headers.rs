//! The headers of a request, and those of them that were signed.
//!
//! Given the headers and the list of the signed ones, it returns their canonical lines. It must not accept a list that names a
//! header twice, or one that the request does not carry exactly once.

use std::borrow::Cow;

use http::HeaderMap;

use super::{Condition, Refusal, refuse, shown};

/// The value of a header; the first one, if there are more.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<Cow<'a, str>> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes().trim_ascii()))
}

/// The value of a header that no request may leave out.
pub(super) fn required<'a>(headers: &'a HeaderMap, name: &str) -> Result<Cow<'a, str>, Refusal> {
    match text(headers, name) {
        Some(value) => Ok(value),
        None => refuse(
            Condition::IncompleteRequest,
            format!("The request has no header {name}, which is part of what is signed: send it."),
        ),
    }
}

/// The names in `SignedHeaders`; the list must be in lower case, name nothing twice, and have the mandatory ones.
pub(super) fn names<'a>(list: &'a str, mandatory: &[&str]) -> Result<Vec<&'a str>, Refusal> {
    let names: Vec<&str> = list.split(';').collect();
    if let Some(missing) = mandatory.iter().find(|name| !names.contains(name)) {
        return malformed(format!(
            "SignedHeaders is {}, without {missing}, which must be signed: add it, in lower case.",
            shown(list)
        ));
    }
    let capital = |name: &&&str| name.bytes().any(|byte| byte.is_ascii_uppercase());
    if let Some(name) = names.iter().find(capital) {
        return malformed(format!("SignedHeaders names {}: write the names in lower case.", shown(name)));
    }
    let twice =
        names.iter().enumerate().find(|(at, name)| names.iter().take(*at).any(|before| before == *name));
    match twice {
        Some((_, name)) => malformed(format!("SignedHeaders names {} twice: name it once.", shown(name))),
        None => Ok(names),
    }
}

/// A line for each name, in the order of the names; a vendor's rule makes the value canonical.
pub(super) fn lines(
    names: &[&str],
    headers: &HeaderMap,
    canonical: impl Fn(&str, &[u8]) -> Vec<u8>,
) -> Result<Vec<u8>, Refusal> {
    let mut lines = Vec::new();
    for name in names {
        let value = only(headers, name)?;
        lines.extend([name.as_bytes(), b":", &canonical(name, value.trim_ascii()), b"\n"].concat());
    }
    Ok(lines)
}

fn only<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a [u8], Refusal> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Ok(value.as_bytes()),
        (None, _) => malformed(format!(
            "SignedHeaders names {}, which the request does not carry: send it, or do not sign it.",
            shown(name)
        )),
        (Some(_), Some(_)) => malformed(format!(
            "The request carries the signed header {} more than once: send it once.",
            shown(name)
        )),
    }
}

fn malformed<T>(message: String) -> Result<T, Refusal> {
    refuse(Condition::MalformedAuthorization, message)
}
