//! The role of a CVM instance.
//!
//! Given: the metadata service that every instance of the vendor reaches. Returns: the temporary key pair of the instance's role. Must not:
//! show an answer, or wait long where there is no such service.

use std::time::Duration;

use bytes::Bytes;
use serde_json::Value as Json;

use super::provider::{Provided, Provider, ProviderContext, ProviderError};
use super::tencent::Credentials;
use super::wiped::Wiped;
use crate::secret::Secret;
use crate::transport::{BoxFuture, TransportError, TransportErrorKind};

const ENDPOINT: &str = "http://metadata.tencentyun.com";
const PATH: &str = "/latest/meta-data/cam/security-credentials/";
/// The service is next door: who does not answer by then is not there.
const TIMEOUT: Duration = Duration::from_secs(3);

/// The credentials of the role that is bound to the CVM instance which the program runs on. They are renewed 300 seconds before they end.
///
/// They come in the clear from a host that only the instance itself reaches. Where the environment names a proxy for plain http, exempt that
/// host (`NO_PROXY=metadata.tencentyun.com`), or the proxy sees them.
#[derive(Debug, Clone)]
pub struct CvmRole {
    endpoint: String,
    role: Option<String>,
}

impl CvmRole {
    /// The role that the instance has.
    pub fn new() -> Self {
        Self { endpoint: ENDPOINT.to_owned(), role: None }
    }

    /// The role of this name, without asking which one it is.
    pub fn role(mut self, name: impl Into<String>) -> Self {
        self.role = Some(name.into());
        self
    }

    /// Another service than `http://metadata.tencentyun.com`, for tests.
    pub fn endpoint(mut self, url: impl Into<String>) -> Self {
        self.endpoint = url.into();
        self
    }

    async fn ask(&self, context: &ProviderContext<'_>) -> Result<Provided<Credentials>, ProviderError> {
        let role = match &self.role {
            Some(role) => role.clone(),
            None => self.role_of_instance(context).await?,
        };
        let answer = self.get(context, &role).await?;
        let mut json: Json = serde_json::from_slice(answer.bytes())
            .map_err(|_| ProviderError::passing("the metadata service answered with no JSON"))?;
        let mut text = |name: &str| match json.get_mut(name).map(Json::take) {
            Some(Json::String(text)) if !text.is_empty() => Some(Secret::new(text)),
            _ => None,
        };
        let succeeded = text("Code").is_some_and(|code| code.expose() == "Success");
        let (id, key, token) = (text("TmpSecretId"), text("TmpSecretKey"), text("Token"));
        if !succeeded {
            return Err(ProviderError::passing("the metadata service did not succeed (its Code says so)"));
        }
        match (id, key, token, json.get("ExpiredTime").and_then(Json::as_u64)) {
            (Some(id), Some(key), Some(token), Some(expires)) => {
                Ok(Provided::new(Credentials::new(id.expose(), key).token(token)).expiring(expires))
            }
            _ => Err(ProviderError::passing(
                "the answer of the metadata service lacks one of TmpSecretId, TmpSecretKey, Token and ExpiredTime",
            )),
        }
    }

    async fn role_of_instance(&self, context: &ProviderContext<'_>) -> Result<String, ProviderError> {
        let answer = self.get(context, "").await?;
        let names = std::str::from_utf8(answer.bytes()).unwrap_or_default();
        let name = names.lines().map(str::trim).find(|name| !name.is_empty());
        name.map(str::to_owned).ok_or_else(no_role)
    }

    async fn get(&self, context: &ProviderContext<'_>, role: &str) -> Result<Wiped, ProviderError> {
        let url = format!("{}{PATH}{role}", self.endpoint.trim_end_matches('/'));
        let request = http::Request::get(url).body(Bytes::new()).map_err(|_| {
            ProviderError::broken("endpoint and role do not make a URL for the metadata service")
        })?;
        let response = context.send(request, TIMEOUT).await.map_err(|error| self.unreachable(&error))?;
        match response.status().as_u16() {
            200 => Ok(Wiped::new(response.into_body())),
            404 => Err(no_role()),
            status => Err(ProviderError::passing(format!("the metadata service answered status {status}"))),
        }
    }

    fn unreachable(&self, error: &TransportError) -> ProviderError {
        let reason = format!("no answer of {} (is this a CVM instance?): {error}", self.endpoint);
        match error.kind() {
            TransportErrorKind::Connect | TransportErrorKind::Timeout => ProviderError::absent(reason),
            TransportErrorKind::Setup => ProviderError::broken(reason),
            _ => ProviderError::passing(reason),
        }
    }
}

fn no_role() -> ProviderError {
    ProviderError::absent("this instance has no role")
}

impl Default for CvmRole {
    fn default() -> Self {
        Self::new()
    }
}

impl Provider<Credentials> for CvmRole {
    fn name(&self) -> String {
        "CVM role".to_owned()
    }

    fn provide<'a>(
        &'a self,
        context: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<Credentials>, ProviderError>> {
        Box::pin(self.ask(context))
    }
}
