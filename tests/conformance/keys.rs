//! Credentials of each scheme from what a case says.

use apiscribe_runtime::{Json, tencent, tencent_im, volcengine};

use crate::Failure;

/// Credentials that can be made from a case.
pub(crate) trait Keys: Sized {
    fn of(given: &Json) -> Result<Self, Failure>;
}

impl Keys for tencent::Credentials {
    fn of(given: &Json) -> Result<Self, Failure> {
        let keys = Self::new(text(given, "id")?, text(given, "secret")?);
        Ok(match given["token"].as_str() {
            Some(token) => keys.token(token),
            None => keys,
        })
    }
}

impl Keys for volcengine::Credentials {
    fn of(given: &Json) -> Result<Self, Failure> {
        let keys = Self::new(text(given, "id")?, text(given, "secret")?);
        Ok(match given["token"].as_str() {
            Some(token) => keys.session_token(token),
            None => keys,
        })
    }
}

impl Keys for tencent_im::Credentials {
    fn of(given: &Json) -> Result<Self, Failure> {
        let app = given["app"].as_u64().ok_or("the case has no app")?;
        Ok(Self::new(app, text(given, "id")?, text(given, "secret")?))
    }
}

fn text<'a>(given: &'a Json, key: &str) -> Result<&'a str, Failure> {
    given[key].as_str().ok_or_else(|| format!("the case has no {key}").into())
}
