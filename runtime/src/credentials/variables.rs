//! Credentials in environment variables.
//!
//! Given: a reader of variables. Returns: values, and one list of all that is wrong. Must not: put a value into an error, or be the only
//! way in: tests and other sources of settings bring their own reader.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use super::provider::{Provided, Provider, ProviderContext, ProviderError};
use super::{tencent, tencent_im, volcengine};
use crate::error::AnyError;
use crate::secret::Secret;
use crate::system;
use crate::transport::BoxFuture;

/// Reads one variable.
type Read = dyn Fn(&str) -> Option<String> + Send + Sync;

/// Where variables are read.
#[derive(Clone)]
pub(super) struct Variables(Arc<Read>);

impl Variables {
    /// Those of this process.
    pub(super) fn of_process() -> Self {
        Self::new(system::variable)
    }

    pub(super) fn new(read: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    pub(super) fn get(&self, name: &str) -> Option<String> {
        (self.0)(name)
    }
}

/// Credentials that environment variables can hold; the `from_env` of each vendor's credentials names the variables.
pub trait FromVariables: Sized {
    /// Whose they are, in errors.
    const WHOSE: &'static str;
    /// How to pass them otherwise.
    const CONSTRUCTOR: &'static str;

    /// Reads the variables through `read`.
    fn from_variables(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, ProviderError>;
}

/// Credentials from the environment, read when a client needs them; each vendor's module has it as `Environment`.
///
/// In a [`Chain`](super::Chain) the next source is asked when none of the variables is set. When only some of them are, or one is empty, that
/// is a mistake, and the chain says so.
pub struct Environment<C> {
    variables: Variables,
    credentials: PhantomData<fn() -> C>,
}

impl<C: FromVariables> Environment<C> {
    /// The variables of this process.
    pub fn new() -> Self {
        Self::of(Variables::of_process())
    }

    pub(super) fn of(variables: Variables) -> Self {
        Self { variables, credentials: PhantomData }
    }
}

impl<C: FromVariables> Default for Environment<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C: FromVariables + Send + 'static> Provider<C> for Environment<C> {
    fn name(&self) -> String {
        "environment".to_owned()
    }

    fn provide<'a>(
        &'a self,
        _: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<C>, ProviderError>> {
        Box::pin(async { C::from_variables(&|name| self.variables.get(name)).map(Provided::new) })
    }
}

impl<C> fmt::Debug for Environment<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment")
    }
}

/// What `from_env` does.
pub(super) fn from_process<C: FromVariables>() -> Result<C, AnyError> {
    from(&Variables::of_process())
}

fn from<C: FromVariables>(variables: &Variables) -> Result<C, AnyError> {
    C::from_variables(&|name| variables.get(name)).map_err(|error| {
        AnyError::credentials(format!(
            "no {} credentials in the environment: {error}. Set the variables, or pass the values with {}.",
            C::WHOSE,
            C::CONSTRUCTOR
        ))
    })
}

/// Reads variables, and remembers what is missing so that one error lists all of it.
pub(super) struct Lookup<'a> {
    read: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<String>,
    /// Whether any variable is set at all.
    begun: bool,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(read: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { read, problems: Vec::new(), begun: false }
    }

    /// The first of these variables that is set; set but empty is a mistake, not an absence.
    pub(super) fn optional(&mut self, names: &[&str]) -> Option<String> {
        let (name, value) = names.iter().find_map(|name| (self.read)(name).map(|value| (name, value)))?;
        if value.trim().is_empty() {
            self.refuse(format!("{name} is set but empty"));
            return None;
        }
        Some(value)
    }

    pub(super) fn required(&mut self, names: &[&str]) -> String {
        let before = self.problems.len();
        let value = self.optional(names);
        match &value {
            Some(_) => self.begun = true,
            None if self.problems.len() == before => {
                self.problems.push(format!("{} is not set", names.join(" or ")));
            }
            None => {}
        }
        value.unwrap_or_default()
    }

    /// Something is there, and it is wrong.
    pub(super) fn refuse(&mut self, problem: String) {
        self.begun = true;
        self.problems.push(problem);
    }

    pub(super) fn finish(self) -> Result<(), ProviderError> {
        match (self.problems.is_empty(), self.begun) {
            (true, _) => Ok(()),
            (false, true) => Err(ProviderError::broken(self.problems.join(", "))),
            (false, false) => Err(ProviderError::absent(self.problems.join(", "))),
        }
    }
}

impl FromVariables for tencent::Credentials {
    const WHOSE: &'static str = "Tencent Cloud";
    const CONSTRUCTOR: &'static str = "Credentials::new(secret_id, secret_key)";

    fn from_variables(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, ProviderError> {
        let mut lookup = Lookup::new(read);
        let found = Self::new(
            lookup.required(&["TENCENTCLOUD_SECRET_ID"]),
            lookup.required(&["TENCENTCLOUD_SECRET_KEY"]),
        );
        let token = lookup.optional(&["TENCENTCLOUD_TOKEN"]).map(Secret::new);
        lookup.finish()?;
        Ok(match token {
            Some(token) => found.token(token),
            None => found,
        })
    }
}

impl FromVariables for tencent_im::Credentials {
    const WHOSE: &'static str = "Tencent IM";
    const CONSTRUCTOR: &'static str = "Credentials::new(sdk_app_id, identifier, key)";

    fn from_variables(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, ProviderError> {
        let mut lookup = Lookup::new(read);
        let app = lookup.required(&["TENCENT_IM_SDK_APP_ID"]);
        let sdk_app_id = app.trim().parse().unwrap_or(0);
        if sdk_app_id == 0 && !app.is_empty() {
            lookup.refuse("TENCENT_IM_SDK_APP_ID is not a number above zero".to_owned());
        }
        let found = Self::new(
            sdk_app_id,
            lookup.required(&["TENCENT_IM_IDENTIFIER"]),
            lookup.required(&["TENCENT_IM_SECRET_KEY"]),
        );
        lookup.finish()?;
        Ok(found)
    }
}

impl FromVariables for volcengine::Credentials {
    const WHOSE: &'static str = "Volcengine";
    const CONSTRUCTOR: &'static str = "Credentials::new(access_key, secret_key)";

    fn from_variables(read: &dyn Fn(&str) -> Option<String>) -> Result<Self, ProviderError> {
        let mut lookup = Lookup::new(read);
        let found = Self::new(
            lookup.required(&["VOLCENGINE_ACCESS_KEY", "VOLC_ACCESSKEY"]),
            lookup.required(&["VOLCENGINE_SECRET_KEY", "VOLC_SECRETKEY"]),
        );
        let token = lookup.optional(&["VOLCENGINE_SESSION_TOKEN"]).map(Secret::new);
        lookup.finish()?;
        Ok(match token {
            Some(token) => found.session_token(token),
            None => found,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{FromVariables, Variables, from};
    use crate::credentials::{tencent, tencent_im, volcengine};

    fn read<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn one_error_lists_all_that_is_missing() {
        let set = &[("TENCENTCLOUD_SECRET_KEY", "")];
        let error = from::<tencent::Credentials>(&Variables::new(read(set))).unwrap_err();
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
    fn half_of_a_pair_is_a_mistake_and_none_an_absence() {
        let absent =
            |set: &[(&str, &str)]| tencent::Credentials::from_variables(&read(set)).unwrap_err().is_absent();
        assert!(absent(&[]));
        assert!(absent(&[("TENCENTCLOUD_TOKEN", "sts")]), "a token alone says nothing of keys");
        assert!(!absent(&[("TENCENTCLOUD_SECRET_KEY", "")]));
        assert!(!absent(&[("TENCENTCLOUD_SECRET_ID", "id")]));
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
