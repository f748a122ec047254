//! An answer that holds keys.
//!
//! Given: the body of a reply. Returns: its bytes for reading. Must not: leave them in memory, as far as they are ours alone.

use bytes::Bytes;
use zeroize::Zeroize as _;

/// Bytes that are wiped when dropped, unless the transport kept a share of them.
pub(super) struct Wiped(Bytes);

impl Wiped {
    pub(super) fn new(bytes: Bytes) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        if let Ok(mut bytes) = std::mem::take(&mut self.0).try_into_mut() {
            bytes.zeroize();
        }
    }
}
