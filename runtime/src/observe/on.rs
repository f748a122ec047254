//! With `tracing`: a span `api_call` for each call, and in it a span `attempt` for each attempt.

use std::time::Duration;

use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use crate::credentials::ProviderError;
use crate::error::AnyError;
use crate::reply::Meta;
use crate::request::Encoded;
use crate::retry::Failed;

/// Puts a call into its span; its outcome is recorded there.
pub(crate) async fn call<F>(encoded: &Encoded, call: F) -> Result<Meta, AnyError>
where
    F: Future<Output = Result<Meta, AnyError>>,
{
    let of = encoded.operation;
    let span = tracing::info_span!(
        "api_call",
        vendor = of.service.vendor,
        service = of.service.name,
        version = of.service.version,
        operation = of.name,
        region = encoded.region.as_deref(),
        attempts = Empty,
        status = Empty,
        request_id = Empty,
        code = Empty,
    );
    let outcome = call.instrument(span.clone()).await;
    match &outcome {
        Ok(meta) => {
            span.record("attempts", meta.attempts);
            replied(&span, Some(meta.status), Some(&meta.request_id), None);
        }
        Err(error) => {
            span.record("attempts", error.attempts());
            replied(&span, error.status(), error.request_id(), error.code());
            let kind = error.kind();
            span.in_scope(|| tracing::warn!(?kind, code = error.code(), "the call failed"));
        }
    }
    outcome
}

/// The span of one attempt.
pub(crate) struct Attempt(Span);

impl Attempt {
    pub(crate) fn new(number: u32) -> Self {
        let span = tracing::debug_span!("attempt", number, status = Empty, request_id = Empty, code = Empty);
        Self(span)
    }

    /// Makes the attempt in its span.
    pub(crate) async fn of<F>(self, attempt: F) -> Result<Meta, Failed>
    where
        F: Future<Output = Result<Meta, Failed>>,
    {
        let outcome = attempt.instrument(self.0.clone()).await;
        match &outcome {
            Ok(meta) => replied(&self.0, Some(meta.status), Some(&meta.request_id), None),
            Err(Failed { error, .. }) => {
                replied(&self.0, error.status(), error.request_id(), error.code());
            }
        }
        outcome
    }
}

/// Tells that a call is about to be repeated, and why.
pub(crate) fn repeated(failed: &Failed, wait: Duration) {
    let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    let (kind, code) = (failed.error.kind(), failed.error.code());
    tracing::info!(?kind, code, wait_ms, "the call is repeated");
}

/// Tells that new credentials could not be had.
pub(crate) fn not_renewed(error: &ProviderError) {
    tracing::warn!(%error, "the credentials were not renewed");
}

fn replied(span: &Span, status: Option<u16>, request_id: Option<&str>, code: Option<&str>) {
    if let Some(status) = status {
        span.record("status", status);
    }
    for (name, value) in [("request_id", request_id), ("code", code)] {
        if let Some(value) = value {
            span.record(name, value);
        }
    }
}
