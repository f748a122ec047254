//! Asks how a task is doing until it ends.
//!
//! Given: a request that describes a task. Returns: the reply that says it is done. Must not: wait when no time is left for another
//! call, or take a state it does not know for an end.

use std::fmt;
use std::time::Duration;

use super::RequestBuilder;
use crate::error::{AnyError, ErrorKind};
use crate::polling::{PollError, Polled, Progress};
use crate::reply::Reply;
use crate::service::Operation;

const EVERY: Duration = Duration::from_secs(5);
const DEADLINE: Duration = Duration::from_secs(600);

pub(super) type Outcome<O> =
    Result<Reply<<O as Operation>::Reply>, PollError<<O as Operation>::Reply, <O as Operation>::Error>>;

/// A task that is asked for until it ends; made by [`crate::Client::poll`].
#[must_use = "nothing is asked for until `.until_done()` is awaited"]
pub struct Poller<O> {
    request: RequestBuilder<O>,
    every: Duration,
    deadline: Duration,
}

impl<O: Polled> Poller<O> {
    pub(super) fn new(request: RequestBuilder<O>) -> Self {
        Self { request, every: EVERY, deadline: DEADLINE }
    }

    /// The time between a reply and the next call; 5 seconds when nothing is said.
    pub fn every(mut self, pause: Duration) -> Self {
        self.every = pause;
        self
    }

    /// How long to wait for the end in all; 10 minutes when nothing is said.
    pub fn deadline(mut self, time: Duration) -> Self {
        self.deadline = time;
        self
    }

    /// Asks until a reply says that the task is done, and returns that reply. States that no page lists count as running. Each call
    /// has its own repeats, and an error that remains ends the waiting. Dropping the future cancels.
    pub fn until_done(self) -> impl Future<Output = Outcome<O>> + Send + use<O> {
        let Self { mut request, every, deadline } = self;
        async move {
            let Some(timer) = request.core.timer.clone() else {
                return Err(PollError::Call(no_timer::<O>().into()));
            };
            let started = timer.now();
            let left = || deadline.saturating_sub(timer.now().saturating_sub(started));
            let most = request.options.timeout.unwrap_or(request.core.limits.timeout);
            let mut last = None;
            while !left().is_zero() {
                request.options.timeout = Some(most.min(left()));
                let reply = match request.call().await {
                    Err(error) if error.kind() == ErrorKind::Timeout && left().is_zero() => break,
                    reply => reply.map_err(PollError::Call)?,
                };
                match O::POLLING.judge(&*reply) {
                    Progress::Done => return Ok(reply),
                    Progress::Failed => return Err(PollError::Failed(Box::new(reply))),
                    Progress::Running => last = Some(Box::new(reply)),
                }
                if every >= left() {
                    break;
                }
                timer.sleep(every).await;
            }
            Err(PollError::Deadline(last))
        }
    }
}

fn no_timer<O: Operation>() -> AnyError {
    AnyError::configuration(
        "nothing to wait with: switch on the feature `reqwest`, or give a timer with Client::builder().timer(…)",
    )
    .during(O::INFO)
}

impl<O> fmt::Debug for Poller<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller")
            .field("request", &self.request)
            .field("every", &self.every)
            .field("deadline", &self.deadline)
            .finish()
    }
}
