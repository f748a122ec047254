//! Waiting, and how long something took.
//!
//! Given: nothing but a runtime that is there anyway. Returns: futures and durations. Must not: bring a runtime of its own.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::transport::BoxFuture;

/// Waits for a client between attempts. [`TokioTimer`] where the feature `reqwest` is on; one of one's own for another runtime.
pub trait Timer: Send + Sync {
    /// Ready after this time.
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()>;

    /// The time since some moment in the past, by a clock that is never set back.
    fn now(&self) -> Duration;
}

/// The timer of a client, if it has one.
pub(crate) type SharedTimer = Option<Arc<dyn Timer>>;

/// Waits with tokio, also in its paused time.
#[cfg(feature = "reqwest")]
pub struct TokioTimer {
    started: tokio::time::Instant,
}

#[cfg(feature = "reqwest")]
impl TokioTimer {
    /// A timer.
    pub fn new() -> Self {
        Self { started: tokio::time::Instant::now() }
    }
}

#[cfg(feature = "reqwest")]
impl Default for TokioTimer {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(feature = "reqwest")]
impl Timer for TokioTimer {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(time))
    }

    fn now(&self) -> Duration {
        self.started.elapsed()
    }
}

#[cfg(feature = "reqwest")]
impl fmt::Debug for TokioTimer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokioTimer").finish_non_exhaustive()
    }
}

/// The timer when nothing else is said.
pub(crate) fn default_timer() -> SharedTimer {
    #[cfg(feature = "reqwest")]
    return Some(Arc::new(TokioTimer::new()));
    #[cfg(not(feature = "reqwest"))]
    return None;
}
