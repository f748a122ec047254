//! The part of a client that knows no types: one copy for all operations of all services.
//!
//! Given: an operation as table and record. Returns: the reply as it came. Must not: be generic.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::endpoint;
use crate::credentials::AnyCredentials;
use crate::error::AnyError;
use crate::request::{self, Context, Encoded, Endpoint, SigningCache};
use crate::service::{Call, ServiceInfo, Signing};
use crate::transport::{BoxFuture, Limits, Transport};
use crate::validate::validate;
use crate::value::Record;

/// What says which second it is.
pub(super) type Clock = Arc<dyn Fn() -> u64 + Send + Sync>;
/// What brings a random number.
pub(super) type Nonce = Arc<dyn Fn() -> u32 + Send + Sync>;

/// What holds for every call of a client. Built by the builder.
pub(super) struct Core {
    pub(super) service: &'static ServiceInfo,
    pub(super) credentials: AnyCredentials,
    pub(super) region: Option<String>,
    /// Given by the user; otherwise the service's hosts decide.
    pub(super) endpoint: Option<Endpoint>,
    pub(super) data_center: Option<String>,
    pub(super) language: Option<String>,
    pub(super) validate: bool,
    pub(super) limits: Limits,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) clock: Clock,
    pub(super) nonce: Nonce,
    pub(super) cache: SigningCache,
}

/// What holds for one call.
#[derive(Debug, Clone, Default)]
pub(super) struct Options {
    pub(super) region: Option<String>,
    pub(super) validate: Option<bool>,
    pub(super) timeout: Option<Duration>,
}

impl Core {
    pub(super) fn max_body(&self) -> usize {
        self.limits.max_body
    }

    /// Checks and encodes.
    pub(super) fn encode(
        &self,
        call: Call,
        record: &dyn Record,
        options: &Options,
    ) -> Result<Encoded, AnyError> {
        let given = options.region.as_deref().or(self.region.as_deref());
        let region = match self.service.signing {
            Signing::UserSig => None,
            Signing::Tc3 | Signing::Volcengine => given.or(self.service.default_region),
        };
        if options.validate.unwrap_or(self.validate) {
            validate(record, call.operation, region)
                .map_err(|problems| AnyError::validation_failed(problems).during(call))?;
        }
        request::encode(record, call, region).map_err(|error| error.during(call))
    }

    /// Signs for this moment.
    pub(super) fn sign(&self, encoded: &Encoded) -> Result<http::Request<Bytes>, AnyError> {
        let chosen;
        let endpoint = match &self.endpoint {
            Some(endpoint) => endpoint,
            None => {
                chosen = endpoint::of_service(
                    self.service,
                    encoded.region.as_deref(),
                    self.data_center.as_deref(),
                )
                .map_err(|error| error.during(encoded.call))?;
                &chosen
            }
        };
        let context = Context {
            credentials: &self.credentials,
            endpoint,
            language: self.language.as_deref(),
            timestamp: (self.clock)(),
            nonce: (self.nonce)(),
            cache: &self.cache,
        };
        request::sign(encoded, context).map_err(|error| error.during(encoded.call))
    }

    /// Checks and encodes at once; signs and sends when polled. The future knows no types: all operations share it.
    pub(super) fn exchange(
        self: Arc<Self>,
        call: Call,
        record: &dyn Record,
        options: &Options,
    ) -> BoxFuture<'static, Result<http::Response<Bytes>, AnyError>> {
        let encoded = self.encode(call, record, options);
        #[cfg(feature = "testing")]
        let shown = crate::testing::Shown::of(call, record);
        let limits = Limits::new(options.timeout.unwrap_or(self.limits.timeout), self.limits.max_body);
        Box::pin(async move {
            let request = self.sign(&encoded?)?;
            #[cfg(feature = "testing")]
            let request = shown.goes_with(request);
            let transport = self.transport.as_ref().ok_or_else(|| {
                AnyError::configuration(
                    "no HTTP client: switch on the feature `reqwest`, give one with Client::builder().transport(…), or \
                     send what Client::prepare returns yourself",
                )
                .during(call)
            })?;
            let sent = transport.send(request, limits).await;
            sent.map_err(|error| AnyError::transport_failed(error).during(call))
        })
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field(
                "service",
                &format_args!("{} {} {}", self.service.vendor, self.service.name, self.service.version),
            )
            .field("credentials", &self.credentials)
            .field("region", &self.region)
            .field("endpoint", &self.endpoint)
            .field("validate", &self.validate)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
