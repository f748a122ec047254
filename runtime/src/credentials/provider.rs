//! What brings credentials: the trait, what it is given, and what it gives.
//!
//! Given: a client's transport, clock and timer. Returns: credentials and until when they hold, or why there are none. Must not: cache (the
//! client does), or put a value into an error.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::{tencent, tencent_im, volcengine};
use crate::timer::Timer;
use crate::transport::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// How long before their end credentials are renewed when nothing else is said, as the vendors' SDKs do.
const MARGIN: u64 = 300;
/// No answer with credentials is longer than a few kilobytes.
const MAX_BODY: usize = 64 * 1024;

/// Brings credentials of the type `C` when a client asks.
///
/// A client keeps what it is brought, and asks again some time before it expires, or when a server refuses it. Calls that need
/// credentials at the same time wait for one answer. Credentials of every vendor are providers of themselves.
pub trait Provider<C>: Send + Sync {
    /// What an error calls this source.
    fn name(&self) -> String;

    /// Looks for credentials. The future may be dropped at any time; another one is then asked for.
    fn provide<'a>(
        &'a self,
        context: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<C>, ProviderError>>;
}

/// Credentials, and until when they hold.
#[derive(Debug, Clone)]
pub struct Provided<C> {
    pub(crate) credentials: C,
    pub(crate) expires: Option<u64>,
    pub(crate) margin: u64,
}

impl<C> Provided<C> {
    /// Credentials that hold until they are refused.
    pub fn new(credentials: C) -> Self {
        Self { credentials, expires: None, margin: MARGIN }
    }

    /// They end at this second since 1970.
    pub fn expiring(mut self, seconds: u64) -> Self {
        self.expires = Some(seconds);
        self
    }

    /// They are renewed this long before they end; 300 seconds when nothing is said, and never before half of their time is over.
    pub fn renewed_before(mut self, margin: Duration) -> Self {
        self.margin = margin.as_secs();
        self
    }

    /// What was brought, for a provider that asks another one.
    pub fn credentials(&self) -> &C {
        &self.credentials
    }

    /// The second since 1970 at which they end, if that is known.
    pub fn expires(&self) -> Option<u64> {
        self.expires
    }

    pub(crate) fn map<T>(self, into: impl FnOnce(C) -> T) -> Provided<T> {
        Provided { credentials: into(self.credentials), expires: self.expires, margin: self.margin }
    }

    /// The second from which on they should be renewed.
    pub(crate) fn renewal(&self, now: u64) -> Option<u64> {
        let expires = self.expires?;
        Some(expires.saturating_sub(self.margin.min(expires.saturating_sub(now) / 2)))
    }
}

/// Why a source gave no credentials. Write reasons without values: they are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderError {
    reason: String,
    nature: Nature,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nature {
    Absent,
    Broken,
    Passing,
}

impl ProviderError {
    /// This source has no credentials; another one may.
    pub fn absent(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), nature: Nature::Absent }
    }

    /// This source is set up, and wrongly. No other one is asked: its credentials might be of another account.
    pub fn broken(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), nature: Nature::Broken }
    }

    /// This source failed, and may not the next time.
    pub fn passing(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), nature: Nature::Passing }
    }

    /// Whether another source may be asked.
    pub fn is_absent(&self) -> bool {
        self.nature == Nature::Absent
    }

    /// Whether asking again may help.
    pub fn is_passing(&self) -> bool {
        self.nature == Nature::Passing
    }

    /// The same, with more to say.
    pub(crate) fn reworded(self, reason: String) -> Self {
        Self { reason, ..self }
    }
}

impl fmt::Display for ProviderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for ProviderError {}

/// What a provider is given to work with: the means of the client that asks.
#[derive(Clone, Copy)]
pub struct ProviderContext<'a> {
    transport: Option<&'a dyn Transport>,
    clock: &'a (dyn Fn() -> u64 + Send + Sync),
    timer: Option<&'a dyn Timer>,
}

impl<'a> ProviderContext<'a> {
    /// Means of one's own, for asking a provider without a client.
    pub fn new(
        transport: Option<&'a dyn Transport>,
        clock: &'a (dyn Fn() -> u64 + Send + Sync),
        timer: Option<&'a dyn Timer>,
    ) -> Self {
        Self { transport, clock, timer }
    }

    /// The second since 1970, as far as the client knows.
    pub fn seconds(&self) -> u64 {
        (self.clock)()
    }

    /// What waits, if the client has it.
    pub fn timer(&self) -> Option<&'a dyn Timer> {
        self.timer
    }

    /// Sends a request by the client's transport.
    pub async fn send(
        &self,
        request: http::Request<Bytes>,
        timeout: Duration,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let Some(transport) = self.transport else {
            return Err(TransportError::new(
                TransportErrorKind::Setup,
                "no HTTP client: switch on the features `reqwest` and `rustls-ring`, or give one with Client::builder().transport(…)",
            ));
        };
        transport.send(request, Limits::new(timeout, MAX_BODY)).await
    }
}

impl fmt::Debug for ProviderContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderContext").finish_non_exhaustive()
    }
}

macro_rules! providers_of_themselves {
    ($($credentials:ty),*) => {$(
        impl Provider<Self> for $credentials {
            fn name(&self) -> String {
                "fixed credentials".to_owned()
            }

            fn provide<'a>(
                &'a self,
                _: &'a ProviderContext<'a>,
            ) -> BoxFuture<'a, Result<Provided<Self>, ProviderError>> {
                Box::pin(async { Ok(Provided::new(self.clone())) })
            }
        }
    )*};
}
providers_of_themselves!(tencent::Credentials, tencent_im::Credentials, volcengine::Credentials);

macro_rules! pointers {
    ($($pointer:ident),*) => {$(
        impl<C, P: Provider<C> + ?Sized> Provider<C> for $pointer<P> {
            fn name(&self) -> String {
                (**self).name()
            }

            fn provide<'a>(
                &'a self,
                context: &'a ProviderContext<'a>,
            ) -> BoxFuture<'a, Result<Provided<C>, ProviderError>> {
                (**self).provide(context)
            }
        }
    )*};
}
pointers!(Arc, Box);
