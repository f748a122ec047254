//! What a call carries besides the fields of its operation: headers and parameters that no spec has yet.
//!
//! Given: names and values. Returns: the encoded request with them. Must not: replace anything that the operation or the signature
//! puts there.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::header::HeaderName;
use serde_json::Value as Json;
use serde_json::value::{RawValue, to_raw_value};

use super::{Encoded, put};
use crate::encode::{ListStyle, flatten_json};
use crate::error::AnyError;
use crate::service::{Method, Signing};

/// Headers and parameters of one call.
#[derive(Clone, Default)]
pub(crate) struct Extras {
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) parameters: Vec<(String, Json)>,
}

impl std::fmt::Debug for Extras {
    /// Names only: nobody knows what is a secret here.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = |pairs: Vec<&String>| pairs.into_iter().cloned().collect::<Vec<_>>();
        f.debug_struct("Extras")
            .field("headers", &names(self.headers.iter().map(|(name, _)| name).collect()))
            .field("parameters", &names(self.parameters.iter().map(|(name, _)| name).collect()))
            .finish()
    }
}

/// Headers that say who calls, when and what; other values than the client's would be refused, or worse.
const OURS: &[&str] =
    &["authorization", "host", "content-type", "content-length", "transfer-encoding", "connection"];
const OUR_PREFIXES: &[&str] = &["x-tc-", "x-date", "x-content-sha256", "x-security-token"];

impl Encoded {
    /// Adds what the operation itself does not have.
    pub(crate) fn with(mut self, extras: &Extras) -> Result<Self, AnyError> {
        for (name, value) in &extras.headers {
            let header = HeaderName::try_from(name.as_str()).ok().filter(|header| !is_ours(header.as_str()));
            let Some(header) = header.filter(|header| !self.headers.contains_key(header)) else {
                return Err(AnyError::configuration(format!(
                    "{name} cannot be added as a header: it is no name of one, or the client sets it itself"
                )));
            };
            put(&mut self.headers, header, value.clone(), true)?;
        }
        match (extras.parameters.is_empty(), self.operation.method) {
            (true, _) => {}
            (false, Method::Get) => self.add_pairs(&extras.parameters)?,
            (false, Method::Post) => self.body = with_members(&self.body, &extras.parameters)?,
        }
        let signing = self.operation.service.signing;
        match self.pairs.iter().find(|(name, _)| is_our_pair(signing, name)) {
            Some((name, _)) => Err(AnyError::configuration(format!(
                "{name} cannot be a parameter: the client sets it itself"
            ))),
            None => Ok(self),
        }
    }

    fn add_pairs(&mut self, parameters: &[(String, Json)]) -> Result<(), AnyError> {
        let style = match self.operation.service.signing {
            Signing::Volcengine => ListStyle::Repeated,
            Signing::Tc3 | Signing::UserSig => ListStyle::Indexed,
        };
        for (name, value) in parameters {
            if self.pairs.iter().any(|(known, _)| known == name || known.split('.').next() == Some(name)) {
                return Err(twice(name));
            }
            flatten_json(&mut self.pairs, name.clone(), value, style);
        }
        Ok(())
    }
}

fn is_ours(name: &str) -> bool {
    OURS.contains(&name) || OUR_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// Parameters of a query that say who calls and what. Servers take the first of two, which need not be ours.
fn is_our_pair(signing: Signing, name: &str) -> bool {
    match signing {
        Signing::Tc3 => false,
        Signing::Volcengine => matches!(name, "Action" | "Version") || name.starts_with("X-"),
        Signing::UserSig => {
            matches!(name, "sdkappid" | "identifier" | "usersig" | "random" | "contenttype")
        }
    }
}

fn twice(name: &str) -> AnyError {
    AnyError::configuration(format!("{name} is set already: the operation has a field of this name"))
}

/// A JSON object with more members. Those that are there keep their text.
fn with_members(body: &[u8], parameters: &[(String, Json)]) -> Result<Bytes, AnyError> {
    let unreadable =
        |error: serde_json::Error| AnyError::configuration(format!("no parameter can be added: {error}"));
    let mut members: BTreeMap<String, Box<RawValue>> = serde_json::from_slice(body).map_err(unreadable)?;
    for (name, value) in parameters {
        let value = to_raw_value(value).map_err(unreadable)?;
        if members.insert(name.clone(), value).is_some() {
            return Err(twice(name));
        }
    }
    serde_json::to_vec(&members).map(Bytes::from).map_err(unreadable)
}
