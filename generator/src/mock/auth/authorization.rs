//! The grammar of the `Authorization` header, which Tencent Cloud and Volcengine share.
//!
//! Given the header, it returns what it claims. It must not judge the claim.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::AUTHORIZATION;

use super::{Condition, Refusal, headers, refuse, shown};

/// What a caller claims.
#[derive(Clone, Copy)]
pub(super) struct Claim<'a> {
    /// The id of the key and the scope, parted by slashes.
    pub(super) credential: &'a str,
    /// The names of the signed headers, parted by semicolons.
    pub(super) signed_headers: &'a str,
    /// The signature.
    pub(super) signature: &'a str,
}

/// The header.
pub(super) fn header<'a>(from: &'a HeaderMap, algorithm: &str) -> Result<Cow<'a, str>, Refusal> {
    if from.get_all(AUTHORIZATION).iter().count() > 1 {
        return malformed("The request carries more than one Authorization header: send one.".to_owned());
    }
    match headers::text(from, AUTHORIZATION.as_str()).filter(|value| !value.is_empty()) {
        Some(value) => Ok(value),
        None => refuse(
            Condition::NoAuthorization,
            format!(
                "The request has no Authorization header, so nobody signed it: send one that begins with {algorithm}."
            ),
        ),
    }
}

impl<'a> Claim<'a> {
    /// Reads `ALGORITHM Credential=…, SignedHeaders=…, Signature=…`, in any order and with any spaces around the commas.
    pub(super) fn read(header: &'a str, algorithm: &str) -> Result<Claim<'a>, Refusal> {
        // Without a scheme or a name it may be a key and nothing else, which is not repeated.
        let (found, rest) = header.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or(("", header));
        if found != algorithm {
            let found = if found.is_empty() { "no scheme".to_owned() } else { shown(found) };
            return malformed(format!(
                "The Authorization header begins with {found}, but this service understands only {algorithm}: begin with that."
            ));
        }
        let (mut credential, mut signed_headers, mut signature) = (None, None, None);
        for field in rest.split(',').map(str::trim) {
            let (name, value) = field.split_once('=').unwrap_or(("", field));
            let slot = match name {
                "Credential" => &mut credential,
                "SignedHeaders" => &mut signed_headers,
                "Signature" => &mut signature,
                "" => {
                    return malformed(format!(
                        "The Authorization header has a part without a name, {EXPECTED}"
                    ));
                }
                _ => return malformed(format!("The Authorization header has {}, {EXPECTED}", shown(name))),
            };
            if slot.replace(value).is_some() {
                return malformed(format!("The Authorization header has {name} twice, {EXPECTED}"));
            }
        }
        Claim::new(credential, signed_headers, signature, "The Authorization header")
    }

    /// A claim whose parts are all there; `place` is where they were looked for.
    pub(super) fn new(
        credential: Option<&'a str>,
        signed_headers: Option<&'a str>,
        signature: Option<&'a str>,
        place: &str,
    ) -> Result<Claim<'a>, Refusal> {
        let (Some(credential), Some(signed_headers)) = (credential, signed_headers) else {
            return malformed(format!("{place} lacks the credential or the signed headers, {EXPECTED}"));
        };
        match signature.filter(|signature| !signature.is_empty()) {
            Some(signature) => Ok(Claim { credential, signed_headers, signature }),
            None => {
                refuse(Condition::NoSignature, format!("{place} has no signature: add it as the last step."))
            }
        }
    }

    /// The parts of the credential, which ends with the given word.
    pub(super) fn scope<const PARTS: usize>(self, end: &str) -> Result<[&'a str; PARTS], Refusal> {
        let parts: Vec<&str> = self.credential.split('/').collect();
        let whole = parts.last() == Some(&end) && parts.iter().all(|part| !part.is_empty());
        match <[&str; PARTS]>::try_from(parts) {
            Ok(parts) if whole => Ok(parts),
            _ => refuse(
                Condition::MalformedCredential,
                format!(
                    "The credential {} does not have {PARTS} parts, parted by slashes, of which the last is {end}: write the \
                     id of the key and then the whole scope.",
                    shown(self.credential)
                ),
            ),
        }
    }
}

const EXPECTED: &str = "but must have Credential, SignedHeaders and Signature, each once, parted by commas.";

fn malformed<T>(message: String) -> Result<T, Refusal> {
    refuse(Condition::MalformedAuthorization, message)
}
