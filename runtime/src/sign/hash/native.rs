//! The hashes of ring, which are twice as fast as sha2's where the CPU has no SHA instructions.
//!
//! Given: bytes. Returns: hashes. Must not: be compiled for WebAssembly, for which ring needs a C compiler.

use ring::{digest, hmac};

/// SHA-256.
pub(in crate::sign) fn sha256(bytes: &[u8]) -> impl AsRef<[u8]> + use<> {
    digest::digest(&digest::SHA256, bytes)
}

/// What HMAC-SHA256 signs with.
#[derive(Clone)]
pub(in crate::sign) struct Key(hmac::Key);

impl Key {
    pub(in crate::sign) fn new(secret: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// HMAC-SHA256.
    pub(in crate::sign) fn sign(&self, bytes: &[u8]) -> impl AsRef<[u8]> + use<> {
        hmac::sign(&self.0, bytes)
    }
}
