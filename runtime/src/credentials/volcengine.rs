//! Credentials of Volcengine.
//!
//! Given: a key pair, or where one may be. Returns: credentials and their sources. Must not: print a key.

use super::AnyCredentials;
use super::chain::Chain;
use super::variables::{self, Variables};
use crate::error::AnyError;
use crate::secret::Secret;

/// A key pair of Volcengine, and the token of a temporary one.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub(crate) access_key: String,
    pub(crate) secret_key: Secret,
    pub(crate) session_token: Option<Secret>,
}

impl Credentials {
    /// A permanent key pair. The secret key is used as the console prints it, without decoding.
    pub fn new(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        Self { access_key: access_key.into(), secret_key: secret_key.into(), session_token: None }
    }

    /// Adds the token that came with a temporary key pair; it travels as `X-Security-Token`.
    pub fn session_token(mut self, token: impl Into<Secret>) -> Self {
        self.session_token = Some(token.into());
        self
    }

    /// Reads `VOLCENGINE_ACCESS_KEY`, `VOLCENGINE_SECRET_KEY` and, if set, `VOLCENGINE_SESSION_TOKEN`; for the two
    /// keys also the older `VOLC_ACCESSKEY` and `VOLC_SECRETKEY`. All are names of the vendor's SDKs.
    pub fn from_env() -> Result<Self, AnyError> {
        variables::from_process()
    }
}

impl From<Credentials> for AnyCredentials {
    fn from(credentials: Credentials) -> Self {
        Self::Volcengine(credentials)
    }
}

/// Credentials from the environment: `VOLCENGINE_ACCESS_KEY`, `VOLCENGINE_SECRET_KEY` and, if set, `VOLCENGINE_SESSION_TOKEN`;
/// for the two keys also `VOLC_ACCESSKEY` and `VOLC_SECRETKEY`.
pub type Environment = super::Environment<Credentials>;

/// Credentials from the JSON file of the vendor's SDKs, `~/.volc/config`, with the members `ak` and `sk`.
pub type ProfileFile = super::ProfileFile<Credentials>;

/// The sources that the vendor's SDKs try, in their order: the environment, the profile file.
pub fn default_chain() -> Chain<Credentials> {
    chain(&Variables::of_process())
}

pub(super) fn chain(variables: &Variables) -> Chain<Credentials> {
    Chain::new().then(Environment::of(variables.clone())).then(ProfileFile::of(variables.clone()))
}
