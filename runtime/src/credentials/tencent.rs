//! Credentials of Tencent Cloud API 3.0.
//!
//! Given: a key pair, or where one may be. Returns: credentials and their sources. Must not: print a key.

use super::AnyCredentials;
use super::chain::Chain;
use super::variables::{self, Variables};
use crate::error::AnyError;
use crate::secret::Secret;

pub use super::assume_role::AssumeRole;
pub use super::cvm_role::CvmRole;

/// A key pair of Tencent Cloud, and the token of a temporary one.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub(crate) secret_id: String,
    pub(crate) secret_key: Secret,
    pub(crate) token: Option<Secret>,
}

impl Credentials {
    /// A permanent key pair.
    pub fn new(secret_id: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        Self { secret_id: secret_id.into(), secret_key: secret_key.into(), token: None }
    }

    /// Adds the token that came with a temporary key pair; it travels as `X-TC-Token`.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Reads `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, as the vendor's SDKs do, and
    /// `TENCENTCLOUD_TOKEN` if it is set.
    pub fn from_env() -> Result<Self, AnyError> {
        variables::from_process()
    }
}

impl From<Credentials> for AnyCredentials {
    fn from(credentials: Credentials) -> Self {
        Self::Tencent(credentials)
    }
}

/// Credentials from the environment: `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, if set, `TENCENTCLOUD_TOKEN`.
pub type Environment = super::Environment<Credentials>;

/// Credentials from a file with sections, as the vendor's SDKs read it: `~/.tencentcloud/credentials`, or what
/// `TENCENTCLOUD_CREDENTIALS_FILE` names.
///
/// A section holds `secret_id`, `secret_key` and, for temporary ones, `token`; `[default]` is read when no other is asked for.
pub type ProfileFile = super::ProfileFile<Credentials>;

/// The sources that the vendor's SDKs try, in their order: the environment, the profile file, the role of the CVM instance.
pub fn default_chain() -> Chain<Credentials> {
    chain(&Variables::of_process())
}

pub(super) fn chain(variables: &Variables) -> Chain<Credentials> {
    Chain::new()
        .then(Environment::of(variables.clone()))
        .then(ProfileFile::of(variables.clone()))
        .then(CvmRole::new())
}
