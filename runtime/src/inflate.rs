//! Replies that come compressed, for the transports that this crate brings.
//!
//! Given: a reply as it was read, and the most bytes that a reply may have. Returns: the reply as the service wrote it. Must not: inflate
//! more than that (a small body can hold gigabytes), or guess what the headers do not say.

use std::io::Read as _;

use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderValue};

use crate::transport::{TransportError, TransportErrorKind};

/// Asks for gzip, unless the request asks for something itself. No vendor signs this header.
pub(crate) fn ask(headers: &mut HeaderMap) {
    headers.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("gzip"));
}

/// The reply of `host` without its encoding.
pub(crate) fn inflated(
    host: &str,
    mut response: http::Response<Bytes>,
    max_body: usize,
) -> Result<http::Response<Bytes>, TransportError> {
    let broken = |message: String| TransportError::new(TransportErrorKind::Body, message);
    match encoding(response.headers()).as_str() {
        "" | "identity" => return Ok(response),
        "gzip" | "x-gzip" => {}
        other => {
            let other: String = other.escape_debug().take(40).collect();
            return Err(broken(format!(
                "the reply of {host} is encoded as {other}, which was not asked for"
            )));
        }
    }
    // A status that has no body may have the header all the same.
    if !response.body().is_empty() {
        let body = gunzipped(response.body(), max_body)
            .map_err(|error| broken(format!("the reply of {host} is no valid gzip: {error}")))?;
        if body.len() > max_body {
            return Err(TransportError::too_large(max_body));
        }
        *response.body_mut() = Bytes::from(body);
    }
    response.headers_mut().remove(CONTENT_ENCODING);
    response.headers_mut().remove(CONTENT_LENGTH);
    Ok(response)
}

/// What the headers say, in lower case; several with commas in between.
fn encoding(headers: &HeaderMap) -> String {
    let said = headers.get_all(CONTENT_ENCODING).iter();
    let said: Vec<_> = said.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    said.join(",").trim().to_ascii_lowercase()
}

/// At most one byte more than the limit.
fn gunzipped(body: &[u8], max_body: usize) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(max_body).unwrap_or(u64::MAX).saturating_add(1);
    let mut inflated = Vec::new();
    MultiGzDecoder::new(body).take(most).read_to_end(&mut inflated)?;
    Ok(inflated)
}
