//! What a server says of time: `Retry-After` and `Date`.
//!
//! Given: headers. Returns: seconds. Must not: believe what cannot be read.

use std::time::{Duration, UNIX_EPOCH};

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};

/// The time of the server, in Unix seconds.
pub(crate) fn date(headers: &HeaderMap) -> Option<u64> {
    seconds(text(headers, DATE)?)
}

/// How long the server asks to wait, from now on; a moment that is past is no wait.
pub(crate) fn retry_after(headers: &HeaderMap, now: u64) -> Option<Duration> {
    let asked = text(headers, RETRY_AFTER)?;
    let wait = match asked.parse::<u64>() {
        Ok(wait) => wait,
        // More seconds than there are numbers for.
        Err(error) if *error.kind() == std::num::IntErrorKind::PosOverflow => u64::MAX,
        // The server's own clock, where it tells it, for the two may differ.
        Err(_) => seconds(asked)?.saturating_sub(date(headers).unwrap_or(now)),
    };
    Some(Duration::from_secs(wait))
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn seconds(text: &str) -> Option<u64> {
    let time = httpdate::parse_http_date(text).ok()?;
    time.duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs())
}
