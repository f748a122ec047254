//! Time that passes at once, so that a test of retries takes none.
//!
//! Given: waits. Returns: at once. Must not: lose a wait; the clock of this timer is ahead by all of them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::timer::Timer;
use crate::transport::BoxFuture;

/// A timer that does not wait.
#[derive(Debug, Default)]
pub(super) struct Haste {
    passed_ms: AtomicU64,
}

impl Timer for Haste {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        let ms = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.passed_ms.fetch_add(ms, Ordering::Relaxed);
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        Duration::from_millis(self.passed_ms.load(Ordering::Relaxed))
    }
}
