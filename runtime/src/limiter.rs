//! The rate limits of the pages, kept before anything is sent.
//!
//! Given: an operation with a documented limit, an account, and the time. Returns: how long to wait for one's turn. Must not: let through
//! more calls than the page allows in any span of that length, or wait itself.
//!
//! Why not a token bucket, as crates have them: a bucket that holds a second's worth of calls lets through almost twice as many in a second
//! that begins between two refills, and one that holds a single call never allows a burst that the page does allow. Here each call
//! reserves its moment, in the order of their arrival: the first one at which the calls before it leave room.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::service::{OperationInfo, RateLimit};

/// Keeps calls within the documented rate of each operation, for each account. Clones share their counts: give the same one to all
/// clients of a process.
///
/// Counted is what leaves this process; other processes of the same account are not known to it. Every attempt of a call counts.
#[derive(Clone, Default)]
pub struct RateLimits {
    lanes: Arc<Mutex<BTreeMap<Lane, VecDeque<Duration>>>>,
}

/// Account, vendor, service, version and operation.
type Lane = (String, [&'static str; 4]);

/// Two requests do not take the same time to the server, so that they may arrive closer together than they were sent.
const JITTER: Duration = Duration::from_millis(50);

impl RateLimits {
    /// The limits of the pages.
    pub fn documented() -> Self {
        Self::default()
    }

    /// Reserves a moment for one request and says how long it is until then; `None`, and nothing is reserved, when that would be longer than
    /// `patience`. An operation without a documented limit waits for nothing.
    pub(crate) fn reserve(
        &self,
        operation: &'static OperationInfo,
        account: &str,
        now: Duration,
        patience: Duration,
    ) -> Option<Duration> {
        let Some(limit) = operation.rate_limit.filter(|limit| limit.calls > 0) else {
            return Some(Duration::ZERO);
        };
        let of = operation.service;
        let lane = (account.to_owned(), [of.vendor, of.name, of.version, operation.name]);
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let moments = lanes.entry(lane).or_default();
        let moment = next(moments, limit, now);
        let wait = moment.saturating_sub(now);
        if wait > patience {
            return None;
        }
        moments.push_back(moment);
        if moments.len() > limit.calls as usize {
            moments.pop_front();
        }
        Some(wait)
    }
}

/// The first moment at which a call leaves no span with too many. `moments` are the last ones, no more than a span may have.
fn next(moments: &VecDeque<Duration>, limit: RateLimit, now: Duration) -> Duration {
    let span = Duration::from_secs(limit.seconds.into()) + JITTER;
    match moments.front() {
        Some(first) if moments.len() >= limit.calls as usize => now.max(*first + span),
        // Moments are in order, so that nobody overtakes.
        _ => moments.back().map_or(now, |last| now.max(*last)),
    }
}

impl fmt::Debug for RateLimits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RateLimits").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::time::Duration;

    use super::next;
    use crate::service::RateLimit;

    /// The moments that calls get which come at these milliseconds.
    fn moments(limit: RateLimit, arrivals: impl IntoIterator<Item = u64>) -> Vec<u64> {
        let mut kept = VecDeque::new();
        let mut all = Vec::new();
        for now in arrivals.into_iter().map(Duration::from_millis) {
            let moment = next(&kept, limit, now);
            kept.push_back(moment);
            if kept.len() > limit.calls as usize {
                kept.pop_front();
            }
            all.push(moment.as_millis() as u64);
        }
        all
    }

    #[test]
    fn a_burst_goes_through_and_the_rest_waits_in_order() {
        let limit = RateLimit { calls: 3, seconds: 1 };
        assert_eq!(moments(limit, [0; 7]), [0, 0, 0, 1050, 1050, 1050, 2100]);
        assert_eq!(moments(limit, [0, 900, 950, 1000, 1001]), [0, 900, 950, 1050, 1950]);
    }

    #[test]
    fn no_span_has_more_calls_than_the_page_allows() {
        for (calls, seconds) in [(1, 1), (1, 15), (20, 1), (7, 3)] {
            let limit = RateLimit { calls, seconds };
            let mut state = 88_172_645_463_325_252u64;
            let arrivals: Vec<u64> = (0..500)
                .scan(0, |now, _| {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    *now += state % 300;
                    Some(*now)
                })
                .collect();
            let moments = moments(limit, arrivals);
            let span = u64::from(seconds) * 1000;
            for window in moments.windows(calls as usize + 1) {
                assert!(window[calls as usize] - window[0] > span, "{calls} in {seconds} s: {window:?}");
            }
        }
    }
}
