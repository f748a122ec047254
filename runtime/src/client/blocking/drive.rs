//! Drives a future on the thread that calls.
//!
//! Given: a future. Returns: what it brings. Must not: spin; between two polls the thread sleeps until it is woken, or until the next time
//! that something in the future waits for.

use std::cell::Cell;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Instant;

thread_local! {
    /// The earliest time that the future being polled here waits for.
    static WAKE_AT: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Runs the future to its end.
pub(super) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        WAKE_AT.set(None);
        if let Poll::Ready(brought) = future.as_mut().poll(&mut context) {
            return brought;
        }
        // Being woken before this line counts, too: parking then returns at once.
        match WAKE_AT.get() {
            Some(time) => thread::park_timeout(time.saturating_duration_since(Instant::now())),
            None => thread::park(),
        }
    }
}

/// Lets the thread that drives the current future look again at this time.
pub(super) fn wake_at(time: Instant) {
    WAKE_AT.set(Some(WAKE_AT.get().map_or(time, |earlier| earlier.min(time))));
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
