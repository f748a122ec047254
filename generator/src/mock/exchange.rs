//! A call on its way: what is known of it, how it ends, and how that is told.
//!
//! Given an outcome, it returns the reply and the entry of the journal. It decides nothing.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::request::Parts;
use serde_json::{Map, Value as Json};

use super::codes::{self, Refusal};
use super::control;
use super::envelope::{self, Enveloped};
use super::fault::Fault;
use super::journal::{self, Entry};
use super::routes::Routed;
use crate::model::{Condition, Envelope, ErrorCode, Vendor};

/// How a call ends.
pub(super) enum Outcome<'m> {
    Success(Option<Json>),
    Failure {
        code: &'m ErrorCode,
        message: String,
        condition: Option<Condition>,
    },
    /// The specs have no code for it.
    NoCode(Refusal),
}

/// A call on its way.
pub(super) struct Exchange<'m> {
    pub(super) parts: &'m Parts,
    pub(super) body: &'m [u8],
    pub(super) now: Duration,
    pub(super) routed: Routed<'m>,
    pub(super) request_id: String,
    pub(super) account: Option<String>,
    pub(super) parameters: Option<Map<String, Json>>,
}

impl<'m> Exchange<'m> {
    /// The codes that can answer it, the most particular first.
    pub(super) fn tables(&self) -> [&'m [ErrorCode]; 3] {
        codes::tables(self.routed.call.as_ref().ok().copied(), self.routed.vendor)
    }

    /// The reply.
    pub(super) fn response(&self, outcome: &Outcome<'_>) -> http::Response<Bytes> {
        let Exchange { routed, request_id, .. } = self;
        let Some(of) = envelope_of(routed) else {
            return control::refusal(501, "the specs do not say how replies of this service look");
        };
        let (enveloped, condition) = match outcome {
            Outcome::Success(result) => {
                (envelope::success(of, &routed.named, request_id, result.clone()), None)
            }
            Outcome::Failure { code, message, condition } => {
                (envelope::failure(of, &routed.named, request_id, code, message), *condition)
            }
            Outcome::NoCode(refusal) => {
                let word = refusal.condition.word();
                let message = format!(
                    "{} No code of the specs answers this; add `when: [{word}]` to the code that the vendor sends",
                    refusal.message
                );
                return control::refusal(501, &message);
            }
        };
        json_response(&enveloped, condition)
    }

    /// What is remembered.
    pub(super) fn entry(&self, outcome: &Outcome<'_>, status: u16, faults: &[Fault]) -> Entry {
        let Exchange { parts, now, routed, request_id, account, parameters, .. } = self;
        let call = routed.call.as_ref().ok();
        let (code, condition) = match outcome {
            Outcome::Success(_) => (None, None),
            Outcome::Failure { code, condition, .. } => (Some(code.key.to_string()), *condition),
            Outcome::NoCode(refusal) => (None, Some(refusal.condition)),
        };
        Entry {
            time_ms: u64::try_from(now.as_millis()).unwrap_or(u64::MAX),
            method: parts.method.to_string(),
            path: parts.uri.path().chars().take(200).collect(),
            vendor: Some(routed.vendor.name.clone()),
            service: call.map(|call| call.service.name.clone()),
            version: call.map(|call| call.version.version.clone()),
            operation: call.map(|call| call.operation.name.clone()),
            region: routed.named.region.as_ref().map(|region| region.chars().take(64).collect()),
            account: account.clone(),
            parameters: parameters.as_ref().zip(call).map(|(of, call)| journal::shown(of, *call)),
            status,
            code,
            condition: condition.map(|of| of.word().to_owned()),
            fault: (!faults.is_empty()).then(|| format!("{faults:?}")),
            request_id: Some(request_id.clone()),
        }
    }
}

/// The envelope of the operation; for an operation that is not known, that of its version, service or vendor.
fn envelope_of<'m>(routed: &Routed<'m>) -> Option<&'m Envelope> {
    if let Ok(call) = &routed.call {
        return call.envelope();
    }
    let vendor: &'m Vendor = routed.vendor;
    let named = |version: &str| routed.named.version.as_deref() == Some(version);
    let rules = || vendor.services.iter().flat_map(|service| &service.rules);
    let versions = || vendor.services.iter().flat_map(|service| &service.versions);
    let of_version = rules().find(|rule| rule.versions.iter().any(|version| named(version)));
    let any_rule = || rules().next().map(|rule| &rule.envelope);
    let of_rules = of_version.map(|rule| &rule.envelope).or_else(any_rule);
    of_rules.or_else(|| versions().find_map(|version| version.envelope.as_ref()))
}

fn json_response(enveloped: &Enveloped, condition: Option<Condition>) -> http::Response<Bytes> {
    let mut response = http::Response::new(Bytes::from(enveloped.body.to_string()));
    *response.status_mut() = http::StatusCode::from_u16(enveloped.status).unwrap_or_default();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(condition) = condition {
        let name = HeaderName::from_static("x-mock-condition");
        response.headers_mut().insert(name, HeaderValue::from_static(condition.word()));
    }
    response
}
