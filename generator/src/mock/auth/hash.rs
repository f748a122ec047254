//! SHA-256 and HMAC-SHA256, and their hexadecimal form.
//!
//! Given bytes, it returns hashes and verdicts. It must not compare a secret in a time that depends on its bytes.

use hmac::digest::Key;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// SHA-256, in lower-case hexadecimal digits.
pub(super) fn sha256_hex(data: &[u8]) -> String {
    Sha256::digest(data).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The key that comes from hashing each part with the key before it.
pub(super) fn derived(secret: &[u8], parts: &[&str]) -> Vec<u8> {
    parts.iter().fold(secret.to_vec(), |key, part| tag(&key, part.as_bytes()))
}

/// HMAC-SHA256.
pub(super) fn tag(key: &[u8], message: &[u8]) -> Vec<u8> {
    keyed(key).chain_update(message).finalize().into_bytes().to_vec()
}

/// Whether the tag is the HMAC-SHA256 of the message, in constant time.
pub(super) fn signed(key: &[u8], message: &[u8], tag: &[u8]) -> bool {
    keyed(key).chain_update(message).verify_slice(tag).is_ok()
}

/// Whether two secrets are the same, in constant time.
pub(super) fn same(left: &str, right: &str) -> bool {
    const KEY: &[u8] = b"compare";
    signed(KEY, left.as_bytes(), &tag(KEY, right.as_bytes()))
}

/// The 32 bytes of 64 lower-case hexadecimal digits.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().map(|byte| digit(&byte)).collect::<Option<_>>()?;
    let (pairs, _) = digits.as_chunks::<2>();
    (digits.len() == 64).then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

/// HMAC begins with one block of key: a longer key is hashed, and zeros fill the rest.
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    let mut block = Key::<Hmac<Sha256>>::default();
    let short = if key.len() > block.len() { Sha256::digest(key).to_vec() } else { key.to_vec() };
    block.iter_mut().zip(short).for_each(|(to, from)| *to = from);
    Hmac::new(&block)
}
