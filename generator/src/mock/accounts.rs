//! The test accounts that a mock knows. Given nothing or a JSON file, it returns keys to verify signatures with. They are never printed
//! but for those of [`Accounts::default`], which are no secrets.

use std::fmt;

use serde::Deserialize;

/// Who may call, by signature scheme.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    /// Key pairs of Tencent Cloud API 3.0.
    #[serde(default)]
    pub tc3: Vec<KeyPair>,
    /// Key pairs of Volcengine.
    #[serde(default)]
    pub volcengine: Vec<KeyPair>,
    /// Apps whose administrators sign with a UserSig.
    #[serde(default)]
    pub usersig: Vec<App>,
}

/// A key pair.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyPair {
    /// The id that travels.
    pub id: String,
    /// The secret that does not.
    pub secret: String,
    /// The session token that belongs to it, for temporary keys.
    #[serde(default)]
    pub token: Option<String>,
}

/// An app of Tencent's chat servers.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct App {
    /// SDKAppID.
    pub app_id: u64,
    /// User id of its administrator.
    pub administrator: String,
    /// The key that UserSigs are made with, as text.
    pub key: String,
}

/// Why a file of accounts could not be read.
#[derive(Debug)]
pub struct AccountsError(String);

impl fmt::Display for AccountsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for AccountsError {}

impl Accounts {
    /// Reads a JSON text with the keys `tc3`, `volcengine` and `usersig`.
    pub fn from_json(text: &str) -> Result<Self, AccountsError> {
        serde_json::from_str(text).map_err(|error| AccountsError(error.to_string()))
    }
}

impl Default for Accounts {
    /// The accounts that every mock knows when it is told of no others.
    fn default() -> Self {
        let pair = |id: &str, token: Option<&str>| KeyPair {
            id: id.to_owned(),
            secret: "secret-of-the-mock".to_owned(),
            token: token.map(str::to_owned),
        };
        Accounts {
            tc3: vec![pair("AKID-mock", None), pair("AKID-mock-sts", Some("token-of-the-mock"))],
            volcengine: vec![pair("AKLT-mock", None), pair("AKLT-mock-sts", Some("token-of-the-mock"))],
            usersig: vec![App {
                app_id: 1_400_000_000,
                administrator: "administrator".to_owned(),
                key: "key-of-the-mock".to_owned(),
            }],
        }
    }
}

impl fmt::Debug for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Accounts")
            .field("tc3", &self.tc3)
            .field("volcengine", &self.volcengine)
            .field("usersig", &self.usersig)
            .finish()
    }
}

impl fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyPair").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("app_id", &self.app_id)
            .field("administrator", &self.administrator)
            .finish_non_exhaustive()
    }
}
