//! The three signatures, as pure functions of a request, a key and a point in time.
//!
//! Given: what is sent, and when. Returns: the text of a header or a UserSig. Must not: read a clock, keep state, or log.

mod hash;
pub mod tc3;
pub mod time;
pub mod user_sig;
pub mod volcengine;

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// RFC 3986: everything but the unreserved characters.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A derived signing key. Never prints.
#[derive(Clone)]
pub struct SigningKey(hash::Key);

impl SigningKey {
    /// Each part signed with the signature of the part before, the first with the secret.
    fn derive(secret: &[u8], parts: &[&str]) -> Self {
        let first = hash::Key::new(secret);
        Self(parts.iter().fold(first, |key, part| hash::Key::new(key.sign(part.as_bytes()).as_ref())))
    }

    fn sign(&self, text: &str) -> Hex {
        hex(self.0.sign(text.as_bytes()).as_ref())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(**redacted**)")
    }
}

/// The lower-case hexadecimal SHA-256 of some bytes.
pub fn sha256_hex(bytes: &[u8]) -> String {
    sha256(bytes).as_str().to_owned()
}

fn sha256(bytes: &[u8]) -> Hex {
    hex(hash::sha256(bytes).as_ref())
}

/// 32 bytes in lower-case hexadecimal, without an allocation.
struct Hex([u8; 64]);

impl Hex {
    fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn hex(bytes: &[u8]) -> Hex {
    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'a' - 10 + nibble };
    let mut out = [0; 64];
    for (pair, byte) in out.as_chunks_mut::<2>().0.iter_mut().zip(bytes) {
        *pair = [digit(byte >> 4), digit(byte & 15)];
    }
    Hex(out)
}

#[cfg(test)]
mod tests;

/// The pairs as a query, percent-encoded as RFC 3986 says, in the given order. What is signed is what is sent.
pub fn encode_query<K: AsRef<str>, V: AsRef<str>>(pairs: &[(K, V)]) -> String {
    let mut out = String::with_capacity(pairs.len() * 24);
    for (key, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        out.extend(utf8_percent_encode(key.as_ref(), ENCODED));
        out.push('=');
        out.extend(utf8_percent_encode(value.as_ref(), ENCODED));
    }
    out
}
