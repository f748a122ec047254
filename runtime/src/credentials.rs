//! Credentials of the three vendors' schemes.
//!
//! Given: keys, or an environment that holds them. Returns: values to hand to a client. Must not: print a key, or guess where
//! one might be; an error lists what was looked for.

use std::borrow::Cow;

use crate::error::AnyError;
use crate::secret::Secret;

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
}

/// Reads variables, and remembers what is missing so that one error lists all of it.
struct Lookup<'a> {
    read: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<String>,
}

impl<'a> Lookup<'a> {
    fn new(read: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { read, problems: Vec::new() }
    }

    /// The first of these variables that is set; set but empty is a mistake, not an absence.
    fn optional(&mut self, names: &[&str]) -> Option<String> {
        let (name, value) = names.iter().find_map(|name| (self.read)(name).map(|value| (name, value)))?;
        if value.trim().is_empty() {
            self.problems.push(format!("{name} is set but empty"));
            return None;
        }
        Some(value)
    }

    fn required(&mut self, names: &[&str]) -> String {
        let before = self.problems.len();
        let value = self.optional(names);
        if value.is_none() && self.problems.len() == before {
            self.problems.push(format!("{} is not set", names.join(" or ")));
        }
        value.unwrap_or_default()
    }

    fn finish(self, whose: &str, constructor: &str) -> Result<(), AnyError> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(AnyError::credentials(format!(
            "no {whose} credentials in the environment: {}. Set the variables, or pass the values with {constructor}.",
            self.problems.join(", ")
        )))
    }
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Tencent Cloud API 3.0.
pub mod tencent {
    use super::{AnyCredentials, AnyError, Lookup, Secret, environment};

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
            Self::from_variables(&environment)
        }

        pub(crate) fn from_variables(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, AnyError> {
            let mut lookup = Lookup::new(read);
            let mut found = Self::new(
                lookup.required(&["TENCENTCLOUD_SECRET_ID"]),
                lookup.required(&["TENCENTCLOUD_SECRET_KEY"]),
            );
            found.token = lookup.optional(&["TENCENTCLOUD_TOKEN"]).map(Secret::new);
            lookup.finish("Tencent Cloud", "Credentials::new(secret_id, secret_key)")?;
            Ok(found)
        }
    }

    impl From<Credentials> for AnyCredentials {
        fn from(credentials: Credentials) -> Self {
            Self::Tencent(credentials)
        }
    }
}

/// Tencent's chat and live REST APIs.
pub mod tencent_im {
    use super::{AnyCredentials, AnyError, Lookup, Secret, environment};

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
            Self::from_variables(&environment)
        }

        pub(crate) fn from_variables(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, AnyError> {
            let mut lookup = Lookup::new(read);
            let app = lookup.required(&["TENCENT_IM_SDK_APP_ID"]);
            let sdk_app_id = app.trim().parse().unwrap_or(0);
            if sdk_app_id == 0 && !app.is_empty() {
                lookup.problems.push("TENCENT_IM_SDK_APP_ID is not a number above zero".to_owned());
            }
            let found = Self::new(
                sdk_app_id,
                lookup.required(&["TENCENT_IM_IDENTIFIER"]),
                lookup.required(&["TENCENT_IM_SECRET_KEY"]),
            );
            lookup.finish("Tencent IM", "Credentials::new(sdk_app_id, identifier, key)")?;
            Ok(found)
        }
    }

    impl From<Credentials> for AnyCredentials {
        fn from(credentials: Credentials) -> Self {
            Self::TencentIm(credentials)
        }
    }
}

/// Volcengine.
pub mod volcengine {
    use super::{AnyCredentials, AnyError, Lookup, Secret, environment};

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
            Self::from_variables(&environment)
        }

        pub(crate) fn from_variables(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, AnyError> {
            let mut lookup = Lookup::new(read);
            let mut found = Self::new(
                lookup.required(&["VOLCENGINE_ACCESS_KEY", "VOLC_ACCESSKEY"]),
                lookup.required(&["VOLCENGINE_SECRET_KEY", "VOLC_SECRETKEY"]),
            );
            found.session_token = lookup.optional(&["VOLCENGINE_SESSION_TOKEN"]).map(Secret::new);
            lookup.finish("Volcengine", "Credentials::new(access_key, secret_key)")?;
            Ok(found)
        }
    }

    impl From<Credentials> for AnyCredentials {
        fn from(credentials: Credentials) -> Self {
            Self::Volcengine(credentials)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{tencent, tencent_im, volcengine};

    fn read<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn one_error_lists_all_that_is_missing() {
        let error =
            tencent::Credentials::from_variables(&read(&[("TENCENTCLOUD_SECRET_KEY", "")])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "credentials: no Tencent Cloud credentials in the environment: TENCENTCLOUD_SECRET_ID is not set, \
             TENCENTCLOUD_SECRET_KEY is set but empty. Set the variables, or pass the values with \
             Credentials::new(secret_id, secret_key)."
        );
        let error = volcengine::Credentials::from_variables(&read(&[])).unwrap_err().to_string();
        assert!(error.contains("VOLCENGINE_ACCESS_KEY or VOLC_ACCESSKEY is not set"), "{error}");
    }

    #[test]
    fn what_is_set_is_read() {
        let set =
            [("VOLC_ACCESSKEY", "id"), ("VOLCENGINE_SECRET_KEY", "key"), ("VOLCENGINE_SESSION_TOKEN", "sts")];
        let found = volcengine::Credentials::from_variables(&read(&set)).unwrap();
        assert_eq!((found.access_key.as_str(), found.secret_key.expose()), ("id", "key"));
        assert_eq!(found.session_token.unwrap().expose(), "sts");
        let set = [
            ("TENCENT_IM_IDENTIFIER", "admin"),
            ("TENCENT_IM_SECRET_KEY", "key"),
            ("TENCENT_IM_SDK_APP_ID", "x"),
        ];
        let error = tencent_im::Credentials::from_variables(&read(&set)).unwrap_err().to_string();
        assert!(error.contains("TENCENT_IM_SDK_APP_ID is not a number above zero"), "{error}");
        let set = [set[0], set[1], ("TENCENT_IM_SDK_APP_ID", "1400000000")];
        let found = tencent_im::Credentials::from_variables(&read(&set)).unwrap();
        assert_eq!((found.sdk_app_id, found.expire), (1_400_000_000, 86_400));
    }
}
