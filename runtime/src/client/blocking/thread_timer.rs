//! Waiting by letting the thread sleep.
//!
//! Given: a time. Returns: a future that is ready then. Must not: block while it is polled, or nothing else in the same call could end the
//! wait; the thread sleeps in [`super::drive`].

use std::task::Poll;
use std::time::{Duration, Instant};

use super::drive::wake_at;
use crate::timer::Timer;
use crate::transport::BoxFuture;

/// Waits for a client that blocks. It works only there: another executor would not know when to look again.
#[derive(Debug)]
pub struct ThreadTimer {
    started: Instant,
}

impl ThreadTimer {
    /// A timer.
    pub fn new() -> Self {
        Self { started: Instant::now() }
    }
}

impl Default for ThreadTimer {
    fn default() -> Self {
        Self::new()
    }
}

impl Timer for ThreadTimer {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        let end = Instant::now().checked_add(time);
        Box::pin(std::future::poll_fn(move |_| match end {
            Some(end) if Instant::now() >= end => Poll::Ready(()),
            Some(end) => {
                wake_at(end);
                Poll::Pending
            }
            // Beyond what the clock can count: never.
            None => Poll::Pending,
        }))
    }

    fn now(&self) -> Duration {
        self.started.elapsed()
    }
}
