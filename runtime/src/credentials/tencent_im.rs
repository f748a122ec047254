//! Credentials of Tencent's chat and live REST APIs.
//!
//! Given: an application and its key. Returns: credentials, from which the client makes UserSigs. Must not: print the key.

use super::AnyCredentials;
use super::variables;
use crate::error::AnyError;
use crate::secret::Secret;

/// How long a UserSig is valid when nothing else is said: a day. A fresh one is made long before it ends.
pub const DEFAULT_EXPIRE: u64 = 86_400;

/// An application, one of its administrators, and the key that signs for them.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub(crate) sdk_app_id: u64,
    pub(crate) identifier: String,
    pub(crate) key: Secret,
    pub(crate) expire: u64,
}

impl Credentials {
    /// The application's id, the account of an administrator of it, and the application's key.
    pub fn new(sdk_app_id: u64, identifier: impl Into<String>, key: impl Into<Secret>) -> Self {
        Self { sdk_app_id, identifier: identifier.into(), key: key.into(), expire: DEFAULT_EXPIRE }
    }

    /// How many seconds a UserSig is valid. It is renewed after half of that.
    pub fn expire(mut self, seconds: u64) -> Self {
        self.expire = seconds;
        self
    }

    /// Reads `TENCENT_IM_SDK_APP_ID`, `TENCENT_IM_IDENTIFIER` and `TENCENT_IM_SECRET_KEY`. The vendor names no
    /// variables for these; the names are this crate's.
    pub fn from_env() -> Result<Self, AnyError> {
        variables::from_process()
    }
}

impl From<Credentials> for AnyCredentials {
    fn from(credentials: Credentials) -> Self {
        Self::TencentIm(credentials)
    }
}

/// Credentials from the environment: `TENCENT_IM_SDK_APP_ID`, `TENCENT_IM_IDENTIFIER` and `TENCENT_IM_SECRET_KEY`.
pub type Environment = super::Environment<Credentials>;
