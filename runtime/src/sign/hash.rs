//! SHA-256 and HMAC-SHA256, by the library that suits the target.
//!
//! Given: bytes. Returns: hashes. Must not: hold an algorithm of its own, or be seen outside the crate: which library it is may change.

#[cfg(not(target_family = "wasm"))]
mod native;
// Natively for the tests alone, which hold both to the same vectors.
#[cfg(any(test, target_family = "wasm"))]
mod portable;

#[cfg(not(target_family = "wasm"))]
pub(super) use native::{Key, sha256};
#[cfg(target_family = "wasm")]
pub(super) use portable::{Key, sha256};

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
