//! Drives a future on the thread that calls.
//!
//! Given: a future. Returns: what it brings. Must not: spin; between two polls the thread sleeps until it is woken, or until the next time
//! that something in the future waits for. A call may be made within another one, say by a source of credentials, and neither may lose
//! what wakes the other.

use std::cell::Cell;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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
    let sleeper = Arc::new(Sleeper { thread: thread::current(), woken: AtomicBool::new(false) });
    let waker = Waker::from(Arc::clone(&sleeper));
    let mut context = Context::from_waker(&waker);
    loop {
        let of_outer = WAKE_AT.take();
        let polled = future.as_mut().poll(&mut context);
        let end = WAKE_AT.replace(of_outer);
        match polled {
            Poll::Ready(brought) => return brought,
            Poll::Pending => sleeper.sleep(end),
        }
    }
}

/// Lets the thread that drives the current future look again at this time.
pub(super) fn wake_at(time: Instant) {
    WAKE_AT.set(Some(WAKE_AT.get().map_or(time, |earlier| earlier.min(time))));
}

/// A thread that sleeps between two polls. What the thread is woken by may be meant for another call on it, so it is written down apart.
struct Sleeper {
    thread: Thread,
    woken: AtomicBool,
}

impl Sleeper {
    fn sleep(&self, end: Option<Instant>) {
        while !self.woken.swap(false, Ordering::AcqRel) {
            match end.map(|end| end.saturating_duration_since(Instant::now())) {
                Some(left) if left.is_zero() => return,
                Some(left) => thread::park_timeout(left),
                None => thread::park(),
            }
        }
    }
}

impl Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.thread.unpark();
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::mem;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::task::Poll;
    use std::thread;
    use std::time::{Duration, Instant};

    use super::{block_on, wake_at};

    /// Ready when another thread says so, and not before.
    async fn woken_from_elsewhere() {
        let said = Arc::new(AtomicBool::new(false));
        let mut asked = false;
        poll_fn(|context| {
            if said.load(Ordering::SeqCst) {
                return Poll::Ready(());
            }
            if !mem::replace(&mut asked, true) {
                let (said, waker) = (Arc::clone(&said), context.waker().clone());
                thread::spawn(move || {
                    said.store(true, Ordering::SeqCst);
                    waker.wake();
                });
            }
            Poll::Pending
        })
        .await;
    }

    #[test]
    fn a_call_within_a_call_takes_nothing_from_it() {
        let mut polls = 0;
        block_on(poll_fn(|context| {
            polls += 1;
            if polls == 1 {
                // What wakes the outer call comes before the inner one sleeps, which it must not be lost in.
                context.waker().wake_by_ref();
                block_on(woken_from_elsewhere());
                return Poll::Pending;
            }
            Poll::Ready(())
        }));
        assert_eq!(polls, 2);
    }

    #[test]
    fn a_time_to_look_again_outlives_a_call_within_the_call() {
        let end = Instant::now() + Duration::from_millis(5);
        block_on(poll_fn(|_| {
            if Instant::now() >= end {
                return Poll::Ready(());
            }
            wake_at(end);
            wake_at(end + Duration::from_secs(3600));
            block_on(woken_from_elsewhere());
            Poll::Pending
        }));
        assert!(Instant::now() >= end);
    }
}
