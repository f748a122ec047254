//! One at a time, without a runtime.
//!
//! Given: tasks that want to do the same. Returns: a turn to one of them, the others wait. Must not: keep a turn whose task is gone.
//!
//! Why not a crate: tokio's is there only with the feature `reqwest`, and the others bring event queues for what is needed once an hour.

use std::mem;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// Who may.
#[derive(Default)]
pub(super) struct Turns {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    taken: bool,
    waiting: Vec<Waker>,
}

/// Somebody's turn; the next one's when dropped.
pub(super) struct Turn<'a>(&'a Turns);

impl Turns {
    /// Waits for a turn.
    pub(super) fn take(&self) -> Wait<'_> {
        Wait(self)
    }

    /// A turn, if it is nobody else's.
    pub(super) fn try_take(&self) -> Option<Turn<'_>> {
        let mut state = self.state();
        (!mem::replace(&mut state.taken, true)).then(|| Turn(self))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The wait for a turn.
pub(super) struct Wait<'a>(&'a Turns);

impl<'a> Future for Wait<'a> {
    type Output = Turn<'a>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Turn<'a>> {
        let mut state = self.0.state();
        if !mem::replace(&mut state.taken, true) {
            return Poll::Ready(Turn(self.0));
        }
        if !state.waiting.iter().any(|waiting| waiting.will_wake(context.waker())) {
            state.waiting.push(context.waker().clone());
        }
        Poll::Pending
    }
}

impl Drop for Turn<'_> {
    /// Wakes all: some of those who wait may be gone, and each of the others sees at once whether there is anything left to do.
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.taken = false;
        let waiting = mem::take(&mut state.waiting);
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}
