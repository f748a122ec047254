//! Credentials of the three vendors' schemes, and where they come from.
//!
//! Given: keys, or a source of them. Returns: what a client signs with. Must not: print a key, or guess where one might be; an error
//! lists what was looked for.
//!
//! A client takes credentials that are known ([`tencent::Credentials`] and so on, by `.credentials(…)`) or a [`Provider`] that looks them up
//! (by `.credentials_provider(…)`): [`tencent::default_chain`], [`tencent::CvmRole`], [`tencent::AssumeRole`],
//! [`volcengine::default_chain`], a [`Chain`] of one's own, or any other type with that trait. It keeps what it is brought, and asks again
//! before that ends.

use std::borrow::Cow;

use crate::secret::Secret;

mod assume_role;
mod chain;
mod cvm_role;
mod file;
mod ini;
mod provider;
mod supply;
pub mod tencent;
pub mod tencent_im;
mod turn;
mod variables;
pub mod volcengine;
mod wiped;

pub use chain::Chain;
pub use file::ProfileFile;
pub use provider::{Provided, Provider, ProviderContext, ProviderError};
pub(crate) use supply::{Signer, Supply};
pub use variables::{Environment, FromVariables};

/// Credentials of any scheme: what a client stores. Made from the credentials of a vendor by `into()`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum AnyCredentials {
    /// For TC3-HMAC-SHA256.
    Tencent(tencent::Credentials),
    /// For UserSig.
    TencentIm(tencent_im::Credentials),
    /// For Volcengine's HMAC-SHA256.
    Volcengine(volcengine::Credentials),
}

impl AnyCredentials {
    /// What tells one account from another: the id of the key, or of the app.
    pub(crate) fn account(&self) -> Cow<'_, str> {
        match self {
            Self::Tencent(of) => Cow::Borrowed(&of.secret_id),
            Self::TencentIm(of) => Cow::Owned(of.sdk_app_id.to_string()),
            Self::Volcengine(of) => Cow::Borrowed(&of.access_key),
        }
    }

    /// Whether a server that refuses the one will refuse the other.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.account() == other.account() && self.secrets() == other.secrets()
    }

    /// All but the account.
    fn secrets(&self) -> (&str, &str) {
        let (secret, token) = match self {
            Self::Tencent(of) => (&of.secret_key, &of.token),
            Self::TencentIm(of) => return (of.key.expose(), &of.identifier),
            Self::Volcengine(of) => (&of.secret_key, &of.session_token),
        };
        (secret.expose(), token.as_ref().map_or("", Secret::expose))
    }
}

#[cfg(test)]
mod tests;
