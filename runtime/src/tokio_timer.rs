//! Waiting with tokio, which is there wherever reqwest is.
//!
//! Given: tokio's runtime. Returns: its time, also when that is paused. Must not: start a runtime.

use std::fmt;
use std::time::Duration;

use crate::timer::Timer;
use crate::transport::BoxFuture;

/// Waits with tokio, also in its paused time.
pub struct TokioTimer {
    started: tokio::time::Instant,
}

impl TokioTimer {
    /// A timer.
    pub fn new() -> Self {
        Self { started: tokio::time::Instant::now() }
    }
}

impl Default for TokioTimer {
    fn default() -> Self {
        Self::new()
    }
}

impl Timer for TokioTimer {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(time))
    }

    fn now(&self) -> Duration {
        self.started.elapsed()
    }
}

impl fmt::Debug for TokioTimer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokioTimer").finish_non_exhaustive()
    }
}
