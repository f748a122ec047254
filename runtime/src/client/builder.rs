//! Settings of a client.
//!
//! Given: what the user says. Returns: a client, or an error that says what to type. Must not: read the environment; credentials do
//! that when asked to.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use super::Client;
use super::core::Core;
use super::endpoint;
use crate::credentials::{Provider, Supply};
use crate::error::AnyError;
use crate::limiter::RateLimits;
use crate::retry::{Budget, RetryPolicy};
use crate::service::{Service, ServiceInfo};
use crate::system::{self, Clock, Nonce};
use crate::timer::{SharedTimer, Timer, default_timer};
use crate::transport::{Limits, Transport};

#[cfg(feature = "blocking")]
mod blocking;

/// The largest reply that is read when nothing else is said.
const MAX_BODY: usize = 10 * 1024 * 1024;
/// As long as the vendors' SDKs wait.
const TIMEOUT: Duration = Duration::from_secs(60);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Settings of a client; made by [`Client::builder`].
#[must_use = "nothing happens until `.build()`"]
pub struct ClientBuilder<S> {
    settings: Settings,
    service: PhantomData<fn() -> S>,
}

struct Settings {
    supply: Option<Supply>,
    region: Option<String>,
    endpoint: Option<(String, bool)>,
    data_center: Option<String>,
    language: Option<String>,
    validate: bool,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    connect_timeout: Duration,
    retry: RetryPolicy,
    rate_limits: Option<RateLimits>,
    timer: SharedTimer,
    max_body: usize,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Clock>,
    nonce: Option<Nonce>,
}

impl<S: Service> ClientBuilder<S> {
    pub(super) fn new() -> Self {
        Self { settings: Settings::default(), service: PhantomData }
    }

    /// What requests are signed with.
    pub fn credentials(mut self, credentials: S::Credentials) -> Self {
        self.settings.supply = Some(Supply::fixed(credentials.into()));
        self
    }

    /// What brings the credentials that requests are signed with, and renews them: the `default_chain` of the vendor, another source, or a
    /// [`Chain`](crate::credentials::Chain) of several. It is asked when the first call needs it. One of another vendor does not compile:
    ///
    /// ```compile_fail,E0277
    /// # use apiscribe_runtime::{Client, Service, tencent, volcengine};
    /// # fn example<S: Service<Credentials = tencent::Credentials>>() {
    /// Client::<S>::builder().credentials_provider(volcengine::default_chain());
    /// # }
    /// ```
    pub fn credentials_provider(mut self, provider: impl Provider<S::Credentials> + 'static) -> Self {
        self.settings.supply = Some(Supply::renewed(provider));
        self
    }

    /// The region of every call that names none itself.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.settings.region = Some(region.into());
        self
    }

    /// Another host than the documented ones, as `https://host` or `https://host:port`.
    pub fn endpoint(mut self, url: impl Into<String>) -> Self {
        self.settings.endpoint = Some((url.into(), false));
        self
    }

    /// A host over plain http, for a test server. Everyone on the way can read the requests and use what they are signed with.
    pub fn insecure_endpoint(mut self, url: impl Into<String>) -> Self {
        self.settings.endpoint = Some((url.into(), true));
        self
    }

    /// The data centre in which the application stands, for services whose hosts go by that.
    pub fn data_center(mut self, name: impl Into<String>) -> Self {
        self.settings.data_center = Some(name.into());
        self
    }

    /// The language of the messages of Tencent Cloud API 3.0: `en-US` or `zh-CN`. Other vendors have no such setting.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.settings.language = Some(language.into());
        self
    }

    /// How long a call may take in all, attempts and waits together; 60 seconds when nothing is said.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// How long one attempt may take; 30 seconds when nothing is said, and never more than is left of the whole.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = Some(timeout);
        self
    }

    /// When calls are repeated; [`RetryPolicy::new`] when nothing is said.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// Keeps calls within the documented rates: they wait for their turn before they are sent. Off when nothing is said. Clients that
    /// share an account should share the limits, too: clone them. Needs a timer.
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.settings.rate_limits = Some(limits);
        self
    }

    /// What waits between attempts, in place of tokio. Without one (and without the feature `reqwest`) only what needs no wait is repeated.
    pub fn timer(mut self, timer: impl Timer + 'static) -> Self {
        self.settings.timer = Some(Arc::new(timer));
        self
    }

    /// How long connecting may take; 10 seconds when nothing is said. A transport of one's own has its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// The largest reply that is read, in bytes; 10 MiB when nothing is said. What its objects take in memory is bounded by 16 times that.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.settings.max_body = bytes;
        self
    }

    /// Whether requests are checked against the documented limits before they are sent. On when nothing is said.
    pub fn validate(mut self, validate: bool) -> Self {
        self.settings.validate = validate;
        self
    }

    /// What sends the requests, in place of reqwest.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.settings.transport = Some(Arc::new(transport));
        self
    }

    /// What says which second since 1970 it is, in place of the system's clock. WebAssembly has none, so that this is needed there.
    pub fn clock(mut self, clock: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        self.settings.clock = Some(Arc::new(clock));
        self
    }

    /// What brings random numbers, in place of the system. Needed on WebAssembly.
    pub fn nonce(mut self, nonce: impl Fn() -> u32 + Send + Sync + 'static) -> Self {
        self.settings.nonce = Some(Arc::new(nonce));
        self
    }

    /// The client. Connects to nothing.
    pub fn build(self) -> Result<Client<S>, AnyError> {
        let connect = self.settings.connect_timeout;
        let settings = self.settings.or(default_timer, || default_transport(connect))?;
        Ok(Client { core: Arc::new(settings.build(S::INFO)?), service: PhantomData })
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            supply: None,
            region: None,
            endpoint: None,
            data_center: None,
            language: None,
            validate: true,
            timeout: TIMEOUT,
            attempt_timeout: Some(ATTEMPT_TIMEOUT),
            retry: RetryPolicy::new(),
            rate_limits: None,
            timer: None,
            connect_timeout: CONNECT_TIMEOUT,
            max_body: MAX_BODY,
            transport: None,
            clock: None,
            nonce: None,
        }
    }
}

impl Settings {
    /// With what sends and waits where nothing was said.
    fn or(
        mut self,
        timer: impl FnOnce() -> SharedTimer,
        transport: impl FnOnce() -> Result<Option<Arc<dyn Transport>>, AnyError>,
    ) -> Result<Self, AnyError> {
        self.timer = self.timer.or_else(timer);
        self.transport = match self.transport {
            Some(transport) => Some(transport),
            None => transport()?,
        };
        Ok(self)
    }

    fn build(self, service: &'static ServiceInfo) -> Result<Core, AnyError> {
        let supply = self.supply.ok_or_else(|| {
            AnyError::credentials(format!(
                "no credentials for {}: call .credentials(Credentials::from_env()?) or .credentials(Credentials::new(…)) \
                 before .build(), or .credentials_provider(…) for sources that are looked up when needed",
                service.name
            ))
        })?;
        let endpoint =
            self.endpoint.as_ref().map(|(url, insecure)| endpoint::of_url(url, *insecure)).transpose()?;
        if endpoint.is_none() {
            let region = self.region.as_deref().or(service.default_region);
            endpoint::of_service(service, region, self.data_center.as_deref())?;
        }
        if self.rate_limits.is_some() && self.timer.is_none() {
            return Err(AnyError::configuration(
                "rate limits have to wait: give a timer with Client::builder().timer(…), or switch on the feature `reqwest`",
            ));
        }
        Ok(Core {
            service,
            supply,
            region: self.region,
            endpoint,
            data_center: self.data_center,
            language: self.language,
            validate: self.validate,
            limits: Limits::new(self.timeout, self.max_body),
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            budget: Budget::default(),
            rate_limits: self.rate_limits,
            timer: self.timer,
            clock_behind: AtomicI64::new(0),
            transport: self.transport,
            clock: system::clock(self.clock)?,
            nonce: system::nonce(self.nonce)?,
        })
    }
}

#[cfg(feature = "reqwest")]
fn default_transport(connect_timeout: Duration) -> Result<Option<Arc<dyn Transport>>, AnyError> {
    // Without TLS there may still be a transport of one's own, or none that is needed: only a call without either is an error.
    let Some(tls) = crate::tls::Tls::compiled().first() else { return Ok(None) };
    let transport = crate::reqwest_transport::ReqwestTransport::with_tls(*tls, connect_timeout)
        .map_err(AnyError::transport_failed)?;
    Ok(Some(Arc::new(transport)))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: Duration) -> Result<Option<Arc<dyn Transport>>, AnyError> {
    Ok(None)
}

impl<S> fmt::Debug for ClientBuilder<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.settings.supply)
            .field("region", &self.settings.region)
            .field("data_center", &self.settings.data_center)
            .finish_non_exhaustive()
    }
}
