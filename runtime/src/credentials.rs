//! Credentials of the three vendors' schemes, and where they come from.
//!
//! Given: keys, or a source of them. Returns: what a client signs with. Must not: print a key, or guess where one might be; an error
//! lists what was looked for.
//!
//! # Credentials that are known
//!
//! `Credentials` of the vendor, by `.credentials(…)`: made from values, or read from the environment once.
//!
//! ```
//! # use apiscribe_runtime::tencent::Credentials;
//! # fn example() -> Result<(), apiscribe_runtime::AnyError> {
//! let known = Credentials::new("AKIDexample", "not-a-real-key");
//! let of_environment = Credentials::from_env()?;
//! # Ok(())
//! # }
//! ```
//!
//! # Credentials that are looked up
//!
//! A [`Provider`], by `.credentials_provider(…)`. It is asked when the first call needs it, and it must be one of the same vendor:
//! anything else does not compile.
//!
//! ```
//! # use apiscribe_runtime::{AnyError, Client, Service, tencent};
//! # fn example<S: Service<Credentials = tencent::Credentials>>() -> Result<Client<S>, AnyError> {
//! let client = Client::<S>::builder()
//!     .credentials_provider(tencent::default_chain())
//!     .region("ap-singapore")
//!     .build()?;
//! # Ok(client)
//! # }
//! ```
//!
//! | Source | Tencent Cloud | Tencent's live engine | Volcengine |
//! |---|---|---|---|
//! | environment | `tencent::Environment`: `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` | `tencent_im::Environment`: `TENCENT_IM_SDK_APP_ID`, `TENCENT_IM_IDENTIFIER`, `TENCENT_IM_SECRET_KEY` | `volcengine::Environment`: `VOLCENGINE_ACCESS_KEY`, `VOLCENGINE_SECRET_KEY`, `VOLCENGINE_SESSION_TOKEN` |
//! | profile file | `tencent::ProfileFile`: `~/.tencentcloud/credentials` or `TENCENTCLOUD_CREDENTIALS_FILE` | | `volcengine::ProfileFile`: `~/.volc/config` |
//! | role of the machine | `tencent::CvmRole` | | |
//! | role taken on | `tencent::AssumeRole`, with the credentials of another source | | |
//! | all of the vendor's own tools, in their order | `tencent::default_chain()`: environment, file, role of the machine | | `volcengine::default_chain()`: environment, file |
//!
//! A [`Chain`] puts sources in another order. A source that has nothing leaves it to the next one; one that is set up wrongly (half of a
//! key pair, a file that cannot be read) ends the search, because what comes after it might be another account. The error lists what was
//! tried, and why it gave nothing:
//!
//! ```text
//! credentials: chain: tried in order: environment: TENCENTCLOUD_SECRET_KEY is not set; not tried after that: profile file, CVM role
//! ```
//!
//! # Renewal
//!
//! - A client keeps what it was brought until 300 seconds before it ends, or half of its time where that is shorter. Then one call asks
//!   for new ones; the others go on with the old ones. Clones of a client share them.
//! - Calls that have nothing to sign with wait for one answer, no longer than a call may take.
//! - When new ones cannot be had, the old ones sign as long as they hold, and the source is asked again every 30 seconds.
//! - When a server refuses the credentials, the source is asked again, and if it brings others, the call is made once more.
//! - A UserSig is made anew after half of its time, and after a refusal.
//!
//! `Client::prepare` cannot wait: await `Client::load_credentials` before it where the source has to ask a server.
//!
//! # A source of one's own
//!
//! ```
//! # use apiscribe_runtime::{BoxFuture, credentials, tencent};
//! use credentials::{Provided, Provider, ProviderContext, ProviderError};
//!
//! struct Vault;
//!
//! impl Provider<tencent::Credentials> for Vault {
//!     fn name(&self) -> String {
//!         "vault".to_owned()
//!     }
//!
//!     fn provide<'a>(
//!         &'a self,
//!         context: &'a ProviderContext<'a>,
//!     ) -> BoxFuture<'a, Result<Provided<tencent::Credentials>, ProviderError>> {
//!         Box::pin(async move {
//!             let request = http::Request::get("https://vault.example/keys")
//!                 .body(bytes::Bytes::new())
//!                 .map_err(|_| ProviderError::broken("the address is none"))?;
//!             let _response = context
//!                 .send(request, std::time::Duration::from_secs(3))
//!                 .await
//!                 .map_err(|error| ProviderError::passing(error.to_string()))?;
//!             let keys = tencent::Credentials::new("AKIDexample", "not-a-real-key").token("not-a-real-token");
//!             Ok(Provided::new(keys).expiring(context.seconds() + 3600))
//!         })
//!     }
//! }
//! ```
//!
//! # Secrets
//!
//! Keys and tokens are held in a [`Secret`], which is wiped when dropped and prints nothing. Answers and files are wiped after reading, as far
//! as they are ours alone: what the transport or the system keeps of them is out of reach.

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
