//! The rate limits of the pages: no more calls of an operation in a span of time than it allows, for each account.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use crate::model::RateLimit;

/// When calls were let through.
#[derive(Debug, Default)]
pub(super) struct Rates {
    /// By account and operation; never more times than the limit, so its size is that of the specs and accounts.
    calls: BTreeMap<(String, String), VecDeque<Duration>>,
}

impl Rates {
    /// Counts a call at this time, or says after what time the next one is let through.
    pub(super) fn take(
        &mut self,
        account: &str,
        operation: &str,
        limit: RateLimit,
        now: Duration,
    ) -> Result<(), Duration> {
        let calls = self.calls.entry((account.to_owned(), operation.to_owned())).or_default();
        let span = Duration::from_secs(limit.seconds.into());
        while calls.front().is_some_and(|first| now.saturating_sub(*first) >= span) {
            calls.pop_front();
        }
        match calls.front() {
            Some(first) if calls.len() >= limit.calls as usize => Err((*first + span).saturating_sub(now)),
            _ => {
                calls.push_back(now);
                Ok(())
            }
        }
    }
}
