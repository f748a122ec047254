//! What a request was signed with, hidden from texts that a server writes about it.
//!
//! Given: a signed request, then the error of its reply. Returns: the error. Must not: cost much where nothing fails, or touch a code, by
//! which errors are told apart.
//!
//! Servers and gateways like to show what they got: a refused signature comes with the text it should have been made of, tokens
//! included, and a gateway that finds nobody shows the URL, in which a UserSig may be.

use bytes::Bytes;
use http::Uri;
use http::header::HeaderValue;
use percent_encoding::percent_decode_str;

use crate::debug::REDACTED;
use crate::error::AnyError;

/// Shorter values are part of too many words.
const SHORTEST: usize = 8;

/// The secrets of one request.
pub(crate) struct Veil {
    uri: Uri,
    headers: Vec<HeaderValue>,
}

impl Veil {
    /// Takes shares of what the request holds.
    pub(crate) fn of(request: &http::Request<Bytes>) -> Self {
        let headers = request.headers().values().filter(|value| value.is_sensitive()).cloned().collect();
        Self { uri: request.uri().clone(), headers }
    }

    /// The error, saying no more of them.
    pub(crate) fn over(&self, mut error: AnyError) -> AnyError {
        let message = &mut error.inner_mut().message;
        for secret in self.secrets() {
            if message.contains(&secret) {
                *message = message.replace(&secret, REDACTED);
            }
            hide_beginning(message, &secret);
        }
        error
    }

    /// The longer ones first, the header before the signature in it: a part that is gone would keep the whole from being found.
    fn secrets(&self) -> Vec<String> {
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let mut all: Vec<_> = self.headers.iter().map(text).collect();
        let signatures = all.iter().filter_map(|text| text.split_once("Signature="));
        let signatures: Vec<_> = signatures.map(|(_, signature)| signature.to_owned()).collect();
        all.extend(signatures);
        let mut pairs = self.uri.query().unwrap_or_default().split('&');
        if let Some(user_sig) = pairs.find_map(|pair| pair.strip_prefix("usersig=")) {
            all.push(percent_decode_str(user_sig).decode_utf8_lossy().into_owned());
            all.push(user_sig.to_owned());
        }
        all.retain(|secret| secret.len() >= SHORTEST);
        all.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        all
    }
}

/// Hides the part of a secret at which an excerpt was cut.
fn hide_beginning(message: &mut String, secret: &str) {
    let Some(cut) = message.rfind('…') else { return };
    let lengths = (SHORTEST..secret.len()).rev();
    let mut parts = lengths.filter_map(|length| secret.get(..length));
    let shown = message.get(..cut).unwrap_or_default();
    if let Some(part) = parts.find(|part| shown.ends_with(part)) {
        message.replace_range(cut - part.len()..cut, REDACTED);
    }
}
