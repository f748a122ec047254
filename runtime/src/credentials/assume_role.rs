//! Temporary credentials of a role, from Tencent Cloud's Security Token Service.
//!
//! Given: other credentials that may take the role on. Returns: a key pair with a token, and when it ends. Must not: show an answer, or keep
//! anything between two asks; the client does that.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use zeroize::Zeroize as _;

use super::AnyCredentials;
use super::provider::{Provided, Provider, ProviderContext, ProviderError};
use super::tencent::Credentials;
use super::wiped::Wiped;
use crate::codes::Retry;
use crate::error::{AnyError, ErrorKind};
use crate::request::{self, Context, Endpoint, SigningCache, Veil};
use crate::response;
use crate::retry::date;
use crate::transport::BoxFuture;

use call::{ASSUME_ROLE, Answer, Keys, Question};

mod call;

const HOST: &str = "sts.tencentcloudapi.com";
/// The service wants one named; roles are of no region.
const REGION: &str = "ap-guangzhou";
const TIMEOUT: Duration = Duration::from_secs(10);
const MAX_BODY: usize = 64 * 1024;

/// Takes a role on: asks the vendor's Security Token Service for temporary credentials, signed with those of another source, and again 300
/// seconds before they end.
pub struct AssumeRole {
    source: Box<dyn Provider<Credentials>>,
    question: Question,
    region: String,
    host: String,
}

impl AssumeRole {
    /// The role by its full name (`qcs::cam::uin/…:roleName/…`), taken on under a name for the session with the credentials of `source`:
    /// fixed ones, or another provider.
    pub fn new(
        source: impl Provider<Credentials> + 'static,
        role_arn: impl Into<String>,
        session_name: impl Into<String>,
    ) -> Self {
        Self {
            source: Box::new(source),
            question: Question::new(role_arn.into(), session_name.into()),
            region: REGION.to_owned(),
            host: HOST.to_owned(),
        }
    }

    /// For how long: up to 12 hours; 2 hours when nothing is said.
    pub fn duration(mut self, duration: Duration) -> Self {
        self.question.seconds = duration.as_secs();
        self
    }

    /// The id that the role's owner agreed on with whoever takes it on.
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.question.external_id = Some(id.into());
        self
    }

    /// Another region than `ap-guangzhou`.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = region.into();
        self
    }

    /// Another host than `sts.tencentcloudapi.com`.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = host.into();
        self
    }

    async fn ask(&self, context: &ProviderContext<'_>) -> Result<Provided<Credentials>, ProviderError> {
        let source = self.source.provide(context).await.map_err(|error| {
            let reason = format!("nothing to sign with: {}: {error}", self.source.name());
            error.reworded(reason)
        })?;
        let credentials = AnyCredentials::Tencent(source.credentials);
        let now = context.seconds();
        match self.send(&credentials, now, context).await {
            // The client mends its clock by what its own calls are answered, and this one comes before any of them.
            Err((error, Some(date))) if error.retry() == Retry::Clock => {
                self.send(&credentials, date, context).await
            }
            outcome => outcome,
        }
        .map_err(|(error, _)| refused(error))?
        .credentials()
    }

    /// What is answered to a question that is signed for this second; an error with the second that it is there.
    async fn send(
        &self,
        credentials: &AnyCredentials,
        timestamp: u64,
        context: &ProviderContext<'_>,
    ) -> Result<Answer, (AnyError, Option<u64>)> {
        let request = self.signed(credentials, timestamp).map_err(|error| (error, None))?;
        let veil = Veil::of(&request);
        let response = context
            .send(request, TIMEOUT)
            .await
            .map_err(|error| (AnyError::transport_failed(error).during(&ASSUME_ROLE), None))?;
        let mut answer = Answer::default();
        let read = response::read(&ASSUME_ROLE, &response, MAX_BODY, &mut answer);
        let date = date(response.headers());
        drop(Wiped::new(response.into_body()));
        read.map(|_| answer).map_err(|error| (veil.over(error), date))
    }

    fn signed(
        &self,
        credentials: &AnyCredentials,
        timestamp: u64,
    ) -> Result<http::Request<bytes::Bytes>, AnyError> {
        let encoded = request::encode(&self.question, &ASSUME_ROLE, Some(&self.region))?;
        let context = Context {
            credentials,
            endpoint: &Endpoint { scheme: "https", host: Cow::Owned(self.host.clone()) },
            language: None,
            timestamp,
            nonce: 0,
            cache: &SigningCache::default(),
        };
        request::sign(&encoded, context)
    }
}

impl Answer {
    fn credentials(self) -> Result<Provided<Credentials>, ProviderError> {
        match self {
            Self {
                keys: Some(Keys { id: Some(id), key: Some(key), token: Some(token) }),
                expires: Some(expires),
            } => Ok(Provided::new(Credentials::new(id.expose(), key).token(token)).expiring(expires)),
            _ => Err(ProviderError::passing(
                "the answer of AssumeRole lacks one of TmpSecretId, TmpSecretKey, Token and ExpiredTime",
            )),
        }
    }
}

/// Keeps what the service said, and nothing of an answer that could not be read: such an error quotes it. What quotes is wiped.
fn refused(mut error: AnyError) -> ProviderError {
    let unreadable =
        error.kind() == ErrorKind::Decode || error.kind() == ErrorKind::Service && error.code().is_none();
    let reason = match unreadable {
        true => format!("the answer of AssumeRole cannot be read (status {})", error.status().unwrap_or(0)),
        false => error.to_string(),
    };
    let passing = unreadable || error.is_retryable();
    let inner = error.inner_mut();
    inner.message.zeroize();
    inner.raw.zeroize();
    inner.raw_result.zeroize();
    if passing { ProviderError::passing(reason) } else { ProviderError::broken(reason) }
}

impl Provider<Credentials> for AssumeRole {
    fn name(&self) -> String {
        "STS AssumeRole".to_owned()
    }

    fn provide<'a>(
        &'a self,
        context: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<Credentials>, ProviderError>> {
        Box::pin(self.ask(context))
    }
}

impl fmt::Debug for AssumeRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssumeRole")
            .field("role_arn", &self.question.role_arn)
            .field("source", &self.source.name())
            .finish_non_exhaustive()
    }
}
