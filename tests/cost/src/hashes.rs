//! The hashes that a signature cannot do without, over the very texts that the client signs.
//!
//! Given: what is hashed. Returns: the same bytes from ring and from sha2. Must not: encode, format or allocate more than the hashes do.

use hmac::{Hmac, KeyInit, Mac};
use ring::{digest, hmac as ring_hmac};
use sha2::{Digest, Sha256};

/// What a signature with a scope is made of.
#[derive(Clone)]
pub(crate) struct Signed {
    pub(crate) body: Vec<u8>,
    pub(crate) canonical: String,
    pub(crate) to_sign: String,
    pub(crate) secret: String,
    /// What the key is derived over, part by part.
    pub(crate) scope: Vec<String>,
}

impl Signed {
    /// The signature with a key that was kept.
    pub(crate) fn ring(&self, key: &ring_hmac::Key) -> [u8; 32] {
        std::hint::black_box(digest::digest(&digest::SHA256, &self.body));
        std::hint::black_box(digest::digest(&digest::SHA256, self.canonical.as_bytes()));
        bytes(ring_hmac::sign(key, self.to_sign.as_bytes()).as_ref())
    }

    pub(crate) fn ring_key(&self) -> ring_hmac::Key {
        let key = |secret: &[u8]| ring_hmac::Key::new(ring_hmac::HMAC_SHA256, secret);
        let first = key(self.secret.as_bytes());
        self.scope.iter().fold(first, |last, part| key(ring_hmac::sign(&last, part.as_bytes()).as_ref()))
    }

    pub(crate) fn sha2(&self, key: &Hmac<Sha256>) -> [u8; 32] {
        std::hint::black_box(Sha256::digest(&self.body));
        std::hint::black_box(Sha256::digest(&self.canonical));
        sha2_mac(key, &self.to_sign)
    }

    pub(crate) fn sha2_key(&self) -> Hmac<Sha256> {
        self.scope
            .iter()
            .fold(sha2_key(self.secret.as_bytes()), |last, part| sha2_key(&sha2_mac(&last, part)))
    }
}

/// What a UserSig is made of: a key that is not derived, and one text.
pub(crate) fn ring_mac(secret: &str, text: &str) -> [u8; 32] {
    let key = ring_hmac::Key::new(ring_hmac::HMAC_SHA256, secret.as_bytes());
    bytes(ring_hmac::sign(&key, text.as_bytes()).as_ref())
}

pub(crate) fn sha2_key(secret: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(secret).expect("HMAC takes keys of any length")
}

pub(crate) fn sha2_mac(key: &Hmac<Sha256>, text: &str) -> [u8; 32] {
    key.clone().chain_update(text).finalize().into_bytes().into()
}

fn bytes(tag: &[u8]) -> [u8; 32] {
    tag.try_into().expect("SHA-256 has 32 bytes")
}
