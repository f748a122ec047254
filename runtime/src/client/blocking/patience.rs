//! The end of the patience with transports and timers that were handed in.
//!
//! Given: one that may need an async runtime, which nobody drives while a call blocks its thread. Returns: the same, but for an end that
//! comes shortly after the time it was given. Must not: cut short one that keeps to its time.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::ThreadTimer;
use crate::timer::{Timer, within};
use crate::transport::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// How much longer than it should one may take: to notice its own end, and to say so.
const GRACE: Duration = Duration::from_millis(100);

/// A transport or a timer with an end.
pub(in crate::client) struct Patience<T: ?Sized> {
    of: Arc<T>,
    timer: ThreadTimer,
}

impl<T: ?Sized> Patience<T> {
    pub(in crate::client) fn with(of: Arc<T>) -> Self {
        Self { of, timer: ThreadTimer::new() }
    }
}

impl Transport for Patience<dyn Transport> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            let end = limits.timeout.saturating_add(GRACE);
            within(Some(&self.timer), end, self.of.send(request, limits)).await.unwrap_or_else(|| {
                Err(TransportError::new(
                    TransportErrorKind::Timeout,
                    "the transport did not end in its time; one that needs an async runtime does nothing in a client that blocks",
                ))
            })
        })
    }
}

impl Timer for Patience<dyn Timer> {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        let (sleep, timer) = (self.of.sleep(time), ThreadTimer::new());
        Box::pin(async move {
            within(Some(&timer), time.saturating_add(GRACE), sleep).await;
        })
    }

    fn now(&self) -> Duration {
        self.of.now()
    }
}
