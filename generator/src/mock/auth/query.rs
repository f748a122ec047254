//! The query of a request.
//!
//! Given a target, it returns its parameters, and their canonical form. It must not lose the bytes of a value that is no text.

use std::borrow::Cow;

use http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode};

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The decoded parameters, in the order in which they were sent.
pub(super) struct Query(Vec<(Vec<u8>, Vec<u8>)>);

impl Query {
    /// Reads both ways to write a space: `+`, as forms do, and `%20`.
    pub(super) fn of(uri: &Uri) -> Query {
        let sent = uri.query().unwrap_or_default();
        let pairs = sent.split('&').filter(|pair| !pair.is_empty());
        Query(pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(decoded).collect())
    }

    /// The first value of a parameter.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.0.iter().find(|(key, _)| key == name.as_bytes());
        found.map(|(_, value)| String::from_utf8_lossy(value))
    }

    /// The names of all parameters.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.iter().map(|(name, _)| String::from_utf8_lossy(name))
    }

    /// All parameters, or all but one, sorted by name and encoded as RFC 3986 says. Values of one name stay in the order sent.
    pub(super) fn canonical(&self, left_out: Option<&str>) -> String {
        let left_out = left_out.map(str::as_bytes);
        let mut kept: Vec<_> = self.0.iter().filter(|(name, _)| Some(name.as_slice()) != left_out).collect();
        kept.sort_by_key(|(name, _)| name);
        let pairs = kept.iter().map(|(name, value)| {
            format!("{}={}", percent_encode(name, RESERVED), percent_encode(value, RESERVED))
        });
        pairs.collect::<Vec<_>>().join("&")
    }
}

fn decoded((name, value): (&str, &str)) -> (Vec<u8>, Vec<u8>) {
    let bytes = |text: &str| percent_decode(text.replace('+', " ").as_bytes()).collect();
    (bytes(name), bytes(value))
}
