//! The table of what is repeated, and the waits.

use std::time::Duration;

use http::HeaderMap;

use super::{Budget, Failed, RetryPolicy, date, retry_after};
use crate::codes::Retry;
use crate::error::{AnyError, ErrorKind};
use crate::service::Safety;

const SAFETIES: [Safety; 3] = [Safety::Read, Safety::Idempotent, Safety::Unsafe];

fn failed(kind: ErrorKind, retry: Option<Retry>, unsent: bool) -> Failed {
    let mut error = AnyError::new(kind, "");
    error.inner_mut().retry = retry;
    Failed { error, unsent, retry_after: None, date: None }
}

fn repeated(failed: &Failed) -> [bool; 3] {
    SAFETIES.map(|safety| RetryPolicy::new().wait(failed, safety, 1, 0).is_some())
}

#[test]
fn what_may_have_been_done_is_repeated_only_where_twice_is_as_good_as_once() {
    let (all, safe, none) = ([true; 3], [true, true, false], [false; 3]);
    let table = [
        (failed(ErrorKind::Transport, None, true), all),
        (failed(ErrorKind::Transport, None, false), safe),
        (failed(ErrorKind::Timeout, None, false), safe),
        (failed(ErrorKind::Service, Some(Retry::Throttle), false), all),
        (failed(ErrorKind::Service, Some(Retry::Transient), false), safe),
        (failed(ErrorKind::Service, Some(Retry::Never), false), none),
        (failed(ErrorKind::Service, Some(Retry::Credentials), false), none),
        (failed(ErrorKind::Decode, None, false), none),
        (failed(ErrorKind::Validation, None, true), none),
        (failed(ErrorKind::Credentials, None, true), none),
        (failed(ErrorKind::Configuration, None, true), none),
    ];
    for (failed, expected) in table {
        assert_eq!(repeated(&failed), expected, "{:?} {:?}", failed.error.kind(), failed.error.retry());
    }
}

#[test]
fn waits_are_drawn_up_to_a_limit_that_doubles() {
    let broken = failed(ErrorKind::Timeout, None, false);
    let policy = RetryPolicy::new().attempts(20);
    let most = |attempt| policy.wait(&broken, Safety::Read, attempt, u32::MAX).unwrap();
    assert_eq!([most(1), most(2), most(3)].map(|wait| wait.as_millis()), [100, 200, 400]);
    assert_eq!(most(19), Duration::from_secs(20));
    assert_eq!(policy.wait(&broken, Safety::Read, 5, 0), Some(Duration::ZERO));
    assert_eq!(policy.wait(&broken, Safety::Read, 20, 0), None);
    let throttled = failed(ErrorKind::Service, Some(Retry::Throttle), false);
    assert_eq!(policy.wait(&throttled, Safety::Unsafe, 1, u32::MAX), Some(Duration::from_secs(1)));
    assert_eq!(RetryPolicy::never().wait(&throttled, Safety::Read, 1, 0), None);
}

#[test]
fn a_server_that_asks_for_patience_gets_it_or_the_call_fails() {
    let mut throttled = failed(ErrorKind::Service, Some(Retry::Throttle), false);
    throttled.retry_after = Some(Duration::from_secs(7));
    assert_eq!(RetryPolicy::new().wait(&throttled, Safety::Unsafe, 1, 0), Some(Duration::from_secs(7)));
    throttled.retry_after = Some(Duration::from_secs(3600));
    assert_eq!(RetryPolicy::new().wait(&throttled, Safety::Unsafe, 1, 0), None);
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let headers = |pairs: &[(&'static str, &'static str)]| -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    };
    let wait = |pairs: &[(&'static str, &'static str)]| {
        retry_after(&headers(pairs), 784_111_777).map(|wait| wait.as_secs())
    };
    assert_eq!(wait(&[("retry-after", "120")]), Some(120));
    assert_eq!(wait(&[("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]), Some(60));
    let server = ("date", "Sun, 06 Nov 1994 08:50:00 GMT");
    assert_eq!(wait(&[("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT"), server]), Some(37));
    assert_eq!(wait(&[("retry-after", "Sun, 06 Nov 1994 08:40:00 GMT")]), Some(0), "it is past");
    assert_eq!(wait(&[("retry-after", "99999999999999999999")]), Some(u64::MAX));
    assert_eq!(wait(&[("retry-after", "soon")]), None);
    assert_eq!(wait(&[("retry-after", "-1")]), None);
    assert_eq!(wait(&[]), None);
    assert_eq!(date(&headers(&[server])), Some(784_111_800));
}

#[test]
fn a_budget_runs_out_and_fills_up() {
    let budget = Budget::default();
    assert_eq!((0..100).filter(|_| budget.spend()).count(), 50);
    (0..9).for_each(|_| budget.earn());
    assert!(!budget.spend());
    budget.earn();
    assert!(budget.spend());
    (0..10_000).for_each(|_| budget.earn());
    assert_eq!((0..100).filter(|_| budget.spend()).count(), 50, "it is never more than full");
}
