//! The hashes of sha2 and hmac, which are Rust alone and so go wherever Rust goes.
//!
//! Given: bytes. Returns: hashes. Must not: differ from the native ones in anything but time.

use hmac::{Hmac, KeyInit as _, Mac as _, digest};
use sha2::{Digest as _, Sha256};

/// SHA-256.
pub(in crate::sign) fn sha256(bytes: &[u8]) -> impl AsRef<[u8]> + use<> {
    Sha256::digest(bytes)
}

/// What HMAC-SHA256 signs with.
#[derive(Clone)]
pub(in crate::sign) struct Key(Hmac<Sha256>);

impl Key {
    /// HMAC begins with one block of key: a longer key is hashed, and zeros fill the rest. `Hmac::new_from_slice` does the same, but has an
    /// error that cannot happen.
    pub(in crate::sign) fn new(secret: &[u8]) -> Self {
        let mut block = digest::Key::<Hmac<Sha256>>::default();
        let hashed;
        let short = match secret.len() > block.len() {
            true => {
                hashed = Sha256::digest(secret);
                hashed.as_slice()
            }
            false => secret,
        };
        block.iter_mut().zip(short).for_each(|(to, from)| *to = *from);
        Self(Hmac::new(&block))
    }

    /// HMAC-SHA256.
    pub(in crate::sign) fn sign(&self, bytes: &[u8]) -> impl AsRef<[u8]> + use<> {
        self.0.clone().chain_update(bytes).finalize().into_bytes()
    }
}
