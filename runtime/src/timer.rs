//! Waiting, and how long something took.
//!
//! Given: nothing but a runtime that is there anyway. Returns: futures and durations. Must not: bring a runtime of its own.

use std::sync::Arc;
use std::time::Duration;

use crate::transport::BoxFuture;

/// Waits for a client between attempts. Tokio's where the feature `reqwest` is on; one of one's own for another runtime.
pub trait Timer: Send + Sync {
    /// Ready after this time.
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()>;

    /// The time since some moment in the past, by a clock that is never set back.
    fn now(&self) -> Duration;
}

/// The timer of a client, if it has one.
pub(crate) type SharedTimer = Option<Arc<dyn Timer>>;

/// The timer when nothing else is said.
pub(crate) fn default_timer() -> SharedTimer {
    #[cfg(feature = "reqwest")]
    return Some(Arc::new(crate::tokio_timer::TokioTimer::new()));
    #[cfg(not(feature = "reqwest"))]
    return None;
}
