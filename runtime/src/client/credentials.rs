//! The credentials of a call, and what becomes of them when they are refused.
//!
//! Given: a client and the time that a call has left. Returns: what signs. Must not: wait longer than that, or send anything where nothing
//! is to be sent.

use std::future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;

use super::core::{Core, Options};
use crate::codes::Retry;
use crate::credentials::{ProviderContext, ProviderError, Signer};
use crate::error::{AnyError, ErrorKind};
use crate::service::OperationInfo;
use crate::transport::{BoxFuture, Limits, Transport, TransportError};
use crate::value::Record;

impl Core {
    /// What signs this moment.
    pub(super) async fn signer(&self, left: Duration) -> Result<Arc<Signer>, AnyError> {
        let clock = || self.seconds();
        let context = ProviderContext::new(self.transport.as_deref(), &clock, self.timer.as_deref());
        match self.supply.signer(&context, left).await {
            Some(brought) => brought.map_err(|error| self.without_credentials(&error)),
            None => {
                let message = format!("the credentials ({}) did not come in time", self.supply.name());
                Err(AnyError::new(ErrorKind::Timeout, message))
            }
        }
    }

    /// A server refused what was signed with these. Whether there are others now.
    pub(super) async fn renew(&self, used: &Arc<Signer>, left: Duration) -> bool {
        let clock = || self.seconds();
        let context = ProviderContext::new(self.transport.as_deref(), &clock, self.timer.as_deref());
        self.supply.refused(used, &context, left).await
    }

    /// Asks the provider, if it needs to be asked.
    pub(super) async fn load_credentials(&self) -> Result<(), AnyError> {
        self.signer(self.limits.timeout).await.map(drop)
    }

    /// Checks, encodes and signs without sending anything.
    pub(super) fn prepare(
        &self,
        operation: &'static OperationInfo,
        record: &dyn Record,
        options: &Options,
    ) -> Result<http::Request<Bytes>, AnyError> {
        let encoded = self.encode(operation, record, options)?;
        let signer = match self.supply.at_hand(self.seconds()) {
            Some(signer) => signer,
            None => self.signer_at_once().map_err(|error| error.during(operation))?,
        };
        self.sign(&encoded, &signer)
    }

    /// Asks the provider, which may read variables and files, but not send or wait.
    fn signer_at_once(&self) -> Result<Arc<Signer>, AnyError> {
        let clock = || self.seconds();
        let context = ProviderContext::new(Some(&Nowhere), &clock, None);
        let asked = pin!(self.supply.signer(&context, Duration::ZERO));
        match asked.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Some(brought)) => brought.map_err(|error| self.without_credentials(&error)),
            Poll::Ready(None) | Poll::Pending => Err(AnyError::credentials(format!(
                "no credentials at hand ({}): await Client::load_credentials first",
                self.supply.name()
            ))),
        }
    }

    fn without_credentials(&self, error: &ProviderError) -> AnyError {
        let mut out = AnyError::credentials(format!("{}: {error}", self.supply.name()));
        out.inner_mut().retry = error.is_passing().then_some(Retry::Transient);
        out
    }
}

/// Where nothing is to be sent.
struct Nowhere;

impl Transport for Nowhere {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(future::pending())
    }
}
