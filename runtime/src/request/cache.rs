//! Derived keys and UserSigs, kept for as long as they hold.
//!
//! Given: the scope of a signature. Returns: the key of that scope, derived at most once per scope. Must not: be shared between
//! credentials: the secret is not part of the scope. Each [`Signer`](crate::credentials::Signer) has its own.

use std::sync::{Arc, Mutex, PoisonError};

use crate::secret::Secret;
use crate::sign::SigningKey;

/// A UserSig that is refused at this age, in seconds, may have been refused for it.
const OLD: u64 = 60;

/// What was derived last from some credentials.
#[derive(Default)]
pub(crate) struct SigningCache {
    key: Mutex<Option<([String; 2], SigningKey)>>,
    user_sig: Mutex<Option<(u64, Arc<Secret>)>>,
}

impl SigningCache {
    /// The signing key of a scope: a day, and a service or a region.
    pub(crate) fn key(&self, scope: [&str; 2], derive: impl FnOnce() -> SigningKey) -> SigningKey {
        let mut kept = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, key)) = kept.as_ref()
            && *known == scope
        {
            return key.clone();
        }
        let key = derive();
        *kept = Some((scope.map(str::to_owned), key.clone()));
        key
    }

    /// The UserSig for this moment: made afresh after half of its time, and when the clock was set back.
    pub(crate) fn user_sig(&self, now: u64, expire: u64, make: impl FnOnce() -> String) -> Arc<Secret> {
        let mut kept = self.user_sig.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((issued, user_sig)) = kept.as_ref()
            && now.checked_sub(*issued).is_some_and(|age| age < expire / 2)
        {
            return Arc::clone(user_sig);
        }
        let user_sig = Arc::new(Secret::new(make()));
        *kept = Some((now, Arc::clone(&user_sig)));
        user_sig
    }

    /// Drops the UserSig, unless there is none or it was made just now. Whether it did: then the next one is another.
    pub(crate) fn forget_user_sig(&self, now: u64) -> bool {
        let mut kept = self.user_sig.lock().unwrap_or_else(PoisonError::into_inner);
        kept.take_if(|(issued, _)| now.abs_diff(*issued) > OLD).is_some()
    }
}
