//! When a failed attempt is repeated, and after how long.
//!
//! Given: what failed, how far the request got, and what the operation allows. Returns: a wait, or nothing. Must not: repeat what may
//! have been carried out and must not be twice, wait itself, or read a clock.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use crate::codes::Retry;
use crate::error::{AnyError, ErrorKind};
use crate::service::Safety;

mod after;

pub(crate) use after::{date, retry_after};

/// How often a call is repeated, and how long is waited in between.
///
/// Only what can do no harm is repeated. A request that surely was not carried out (no connection, too many requests, a clock that was off)
/// is repeated for every operation; one of which nobody knows (the connection broke, no reply in time, the server failed) only for operations
/// that the specs call `read` or `idempotent`. Every attempt is signed afresh. The wait is drawn from zero up to a limit that doubles with each
/// attempt; a `Retry-After` of the server counts more. What a client repeats in all is bounded by a budget, so that a server in trouble
/// does not get more requests than usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    throttle_base: Duration,
    longest_wait: Duration,
}

impl RetryPolicy {
    /// Three attempts; the first wait is up to 0.1 s, or 1 s after too many requests; none is longer than 20 s.
    pub const fn new() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(100),
            throttle_base: Duration::from_secs(1),
            longest_wait: Duration::from_secs(20),
        }
    }

    /// No attempt but the first.
    pub const fn never() -> Self {
        Self { attempts: 1, ..Self::new() }
    }

    /// How many attempts there are in all, the first one included.
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = if attempts == 0 { 1 } else { attempts };
        self
    }

    /// The limit of the first wait.
    pub const fn base(mut self, wait: Duration) -> Self {
        self.base = wait;
        self
    }

    /// The limit of the first wait after too many requests.
    pub const fn throttle_base(mut self, wait: Duration) -> Self {
        self.throttle_base = wait;
        self
    }

    /// No wait is longer. When the server asks for more patience than that, the call fails at once.
    pub const fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// Whether there is any attempt but the first.
    pub(crate) const fn repeats(&self) -> bool {
        self.attempts > 1
    }

    /// The wait before the next attempt; `attempt` is the number of the one that failed, `random` any number.
    pub(crate) fn wait(
        &self,
        failed: &Failed,
        safety: Safety,
        attempt: u32,
        random: u32,
    ) -> Option<Duration> {
        if attempt >= self.attempts || !failed.may_be_repeated(safety) {
            return None;
        }
        // A date that is past, perhaps by a clock that is off, must not turn what is too often into a burst.
        if let Some(asked) = failed.retry_after.filter(|asked| !asked.is_zero()) {
            return Some(asked).filter(|asked| *asked <= self.longest_wait);
        }
        let base = if failed.error.retry() == Retry::Throttle { self.throttle_base } else { self.base };
        let doublings = (attempt - 1).min(31);
        let most = base.saturating_mul(1 << doublings).min(self.longest_wait);
        Some(most.mul_f64(f64::from(random) / f64::from(u32::MAX)))
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// A failed attempt.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) error: AnyError,
    /// Whether the server cannot have seen the request.
    pub(crate) unsent: bool,
    /// How long the server asks to wait.
    pub(crate) retry_after: Option<Duration>,
    /// The server's time, in Unix seconds.
    pub(crate) date: Option<u64>,
}

impl Failed {
    /// A failure before anything was sent.
    pub(crate) fn before_sending(error: AnyError) -> Self {
        Self { error, unsent: true, retry_after: None, date: None }
    }

    fn may_be_repeated(&self, safety: Safety) -> bool {
        match (self.error.kind(), self.error.retry()) {
            (_, Retry::Never) => false,
            (ErrorKind::Transport, _) if self.unsent => true,
            // A source of credentials failed and may not the next time; nothing was sent.
            (ErrorKind::Credentials, Retry::Transient) => true,
            (ErrorKind::Transport | ErrorKind::Timeout, _) => safety != Safety::Unsafe,
            // Refused before anything was done.
            (ErrorKind::Service, Retry::Throttle) => true,
            (ErrorKind::Service, Retry::Transient) => safety != Safety::Unsafe,
            _ => false,
        }
    }
}

/// What a client may repeat: about one call in ten, and some more at the beginning.
#[derive(Debug)]
pub(crate) struct Budget(AtomicI64);

const FULL: i64 = 500;
const COST: i64 = 10;

impl Budget {
    /// Takes what one more attempt costs.
    pub(crate) fn spend(&self) -> bool {
        let spent = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| (left >= COST).then_some(left - COST));
        spent.is_ok()
    }

    /// A call that succeeds pays a little back.
    pub(crate) fn earn(&self) {
        // Nothing to do when it is full.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| (left < FULL).then_some(left + 1));
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicI64::new(FULL))
    }
}

#[cfg(test)]
mod tests;
