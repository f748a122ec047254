//! Waiting, and how long something took.
//!
//! Given: nothing but a runtime that is there anyway. Returns: futures and durations. Must not: bring a runtime of its own.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
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

/// What a future brings, or `None` when it takes longer than this. Without a timer it takes as long as it likes.
pub(crate) async fn within<T>(
    timer: Option<&dyn Timer>,
    time: Duration,
    future: impl Future<Output = T> + Send,
) -> Option<T> {
    let mut future = pin!(future);
    let Some(timer) = timer else { return Some(future.await) };
    let mut end = timer.sleep(time);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(brought) => Poll::Ready(Some(brought)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}
