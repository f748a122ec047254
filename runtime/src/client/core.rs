//! The part of a client that knows no types: one copy for all operations of all services.
//!
//! Given: an operation as table and record. Returns: the reply as it came. Must not: be generic.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use bytes::Bytes;

use super::{attempts, endpoint};
use crate::credentials::{Signer, Supply};
use crate::error::AnyError;
use crate::limiter::RateLimits;
use crate::observe;
use crate::reply::Meta;
use crate::request::{self, Context, Encoded, Endpoint, Extras, WithToken};
use crate::retry::{Budget, RetryPolicy};
use crate::service::{OperationInfo, ServiceInfo, Signing};
use crate::slot::RecordMut;
use crate::system::{Clock, Nonce};
use crate::timer::SharedTimer;
use crate::transport::{Limits, Transport};
use crate::validate::validate;
use crate::value::Record;

/// What holds for every call of a client. Built by the builder.
pub(super) struct Core {
    pub(super) service: &'static ServiceInfo,
    pub(super) supply: Supply,
    pub(super) region: Option<String>,
    /// Given by the user; otherwise the service's hosts decide.
    pub(super) endpoint: Option<Endpoint>,
    pub(super) data_center: Option<String>,
    pub(super) language: Option<String>,
    pub(super) validate: bool,
    /// For a call in all.
    pub(super) limits: Limits,
    /// For one attempt.
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: RetryPolicy,
    pub(super) budget: Budget,
    pub(super) rate_limits: Option<RateLimits>,
    pub(super) timer: SharedTimer,
    /// By how many seconds this machine's clock turned out to be behind the server's.
    pub(super) clock_behind: AtomicI64,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) clock: Clock,
    pub(super) nonce: Nonce,
}

/// What holds for one call.
#[derive(Debug, Clone, Default)]
pub(super) struct Options {
    pub(super) region: Option<String>,
    pub(super) validate: Option<bool>,
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) extras: Extras,
    pub(super) keep_body: bool,
    /// What a mock tells of the call.
    #[cfg(feature = "testing")]
    pub(super) shown: Option<crate::testing::Shown>,
}

impl Core {
    pub(super) fn max_body(&self) -> usize {
        self.limits.max_body
    }

    /// Checks and encodes.
    pub(super) fn encode(
        &self,
        operation: &'static OperationInfo,
        record: &dyn Record,
        options: &Options,
    ) -> Result<Encoded, AnyError> {
        let given = options.region.as_deref().or(self.region.as_deref());
        let region = match self.service.signing {
            Signing::UserSig => None,
            Signing::Tc3 | Signing::Volcengine => given.or(self.service.default_region),
        };
        let with_token = WithToken::of(record, &*self.nonce);
        let record = with_token.as_ref().map_or(record, |with| with as &dyn Record);
        if options.validate.unwrap_or(self.validate) {
            validate(record, operation, region)
                .map_err(|problems| AnyError::validation_failed(problems).during(operation))?;
        }
        let encoded =
            request::encode(record, operation, region).and_then(|encoded| encoded.with(&options.extras));
        encoded.map_err(|error| error.during(operation))
    }

    /// Signs for this moment.
    pub(super) fn sign(&self, encoded: &Encoded, signer: &Signer) -> Result<http::Request<Bytes>, AnyError> {
        let chosen;
        let endpoint = match &self.endpoint {
            Some(endpoint) => endpoint,
            None => {
                chosen = endpoint::of_service(
                    self.service,
                    encoded.region.as_deref(),
                    self.data_center.as_deref(),
                )
                .map_err(|error| error.during(encoded.operation))?;
                &chosen
            }
        };
        let context = Context {
            credentials: &signer.credentials,
            endpoint,
            language: self.language.as_deref(),
            timestamp: self.seconds(),
            nonce: (self.nonce)(),
            cache: &signer.cache,
        };
        request::sign(encoded, context).map_err(|error| error.during(encoded.operation))
    }

    /// The second that the server takes it to be, as far as we know.
    pub(super) fn seconds(&self) -> u64 {
        (self.clock)().saturating_add_signed(self.clock_behind.load(Ordering::Relaxed))
    }

    /// Signs and sends until there is an answer or no use in another attempt. The future knows no types: all operations share it.
    pub(super) async fn run(
        &self,
        encoded: &Encoded,
        options: &Options,
        record: &mut dyn RecordMut,
    ) -> Result<Meta, AnyError> {
        observe::call(encoded, attempts::run(self, encoded, options, record)).await
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field(
                "service",
                &format_args!("{} {} {}", self.service.vendor, self.service.name, self.service.version),
            )
            .field("credentials", &self.supply)
            .field("region", &self.region)
            .field("endpoint", &self.endpoint)
            .field("validate", &self.validate)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
