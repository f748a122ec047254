//! A request value to a signed HTTP request, in two steps and without I/O: encoded once, signed for every attempt.
//!
//! Given: the request, then where it goes, who signs, when, and a random number. Returns: an `http::Request` that is sent as it is.
//! Must not: check limits (that is `validate`), read a clock, or sign anything other than what it returns.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::uri::{Authority, PathAndQuery, Scheme};

use crate::credentials::AnyCredentials;
use crate::encode::{self, ListStyle, scalar_text};
use crate::error::AnyError;
use crate::service::{Method, OperationInfo, Safety, Signing};
use crate::shape::Place;
use crate::value::Record;

mod cache;
mod extras;
mod tencent;
mod token;
mod user_sig;
mod veil;
mod volcengine;

pub(crate) use cache::SigningCache;
pub(crate) use extras::Extras;
pub(crate) use token::WithToken;
use token::has_token;
pub(crate) use veil::Veil;

/// Scheme and authority that requests go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Endpoint {
    pub(crate) scheme: &'static str,
    /// The host, and the port if it is not the default.
    pub(crate) host: Cow<'static, str>,
}

/// A request in the vendor's form, without what changes from attempt to attempt.
pub(crate) struct Encoded {
    pub(crate) operation: &'static OperationInfo,
    pub(crate) region: Option<String>,
    /// What sending it twice does: with an idempotency token, nothing more.
    pub(crate) safety: Safety,
    headers: HeaderMap,
    /// What travels in the query, in the order of the page.
    pairs: Vec<(String, String)>,
    body: Bytes,
}

/// All that a signature needs besides the request.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) credentials: &'a AnyCredentials,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) language: Option<&'a str>,
    pub(crate) timestamp: u64,
    pub(crate) nonce: u32,
    pub(crate) cache: &'a SigningCache,
}

/// Encodes; the record is not needed any more after that.
pub(crate) fn encode(
    record: &dyn Record,
    operation: &'static OperationInfo,
    region: Option<&str>,
) -> Result<Encoded, AnyError> {
    let style = match operation.service.signing {
        Signing::Volcengine => ListStyle::Repeated,
        Signing::Tc3 | Signing::UserSig => ListStyle::Indexed,
    };
    let (body, pairs) = match operation.method {
        Method::Get => (Vec::new(), encode::pairs(record, style, |field| field.place() != Place::Header)),
        Method::Post => {
            (encode::body(record), encode::pairs(record, style, |field| field.place() == Place::Query))
        }
    };
    let mut headers = HeaderMap::new();
    for (index, field) in record.shape().fields().iter().enumerate() {
        if field.place() == Place::Header
            && let Some(text) = scalar_text(record.get(index))
        {
            let name = HeaderName::try_from(field.wire()).map_err(|_| {
                AnyError::configuration(format!("{} cannot be the name of a header", field.wire()))
            })?;
            put(&mut headers, name, text, field.is_sensitive())?;
        }
    }
    let safety = match operation.safety {
        Safety::Unsafe if has_token(record) => Safety::Idempotent,
        safety => safety,
    };
    Ok(Encoded { operation, region: region.map(str::to_owned), safety, headers, pairs, body: body.into() })
}

/// Signs for this moment.
pub(crate) fn sign(encoded: &Encoded, context: Context<'_>) -> Result<http::Request<Bytes>, AnyError> {
    match context.credentials {
        AnyCredentials::Tencent(credentials) => tencent::sign(encoded, context, credentials),
        AnyCredentials::TencentIm(credentials) => user_sig::sign(encoded, context, credentials),
        AnyCredentials::Volcengine(credentials) => volcengine::sign(encoded, context, credentials),
    }
}

/// What is about to be sent: the parts are put together once, after they were signed.
struct Draft {
    method: Method,
    path: Cow<'static, str>,
    query: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Draft {
    fn new(encoded: &Encoded, endpoint: &Endpoint, path: Cow<'static, str>) -> Result<Self, AnyError> {
        let mut headers = encoded.headers.clone();
        // Whether there is room for all is found out where they are put.
        let _ = headers.try_reserve(12);
        let mut draft = Self {
            method: encoded.operation.method,
            path,
            query: String::new(),
            headers,
            body: encoded.body.clone(),
        };
        draft.header(http::header::HOST, endpoint.host.clone())?;
        Ok(draft)
    }

    fn header(&mut self, name: HeaderName, value: impl Into<Cow<'static, str>>) -> Result<(), AnyError> {
        put(&mut self.headers, name, value, false)
    }

    fn secret_header(
        &mut self,
        name: HeaderName,
        value: impl Into<Cow<'static, str>>,
    ) -> Result<(), AnyError> {
        put(&mut self.headers, name, value, true)
    }

    fn finish(self, endpoint: &Endpoint) -> Result<http::Request<Bytes>, AnyError> {
        let query = self.query.len();
        let uri = uri(endpoint, self.path, self.query).map_err(|_| {
            AnyError::configuration(format!(
                "host and path do not make a URL, or the query of {query} bytes is too long for one"
            ))
        })?;
        let mut request = http::Request::new(self.body);
        *request.uri_mut() = uri;
        *request.method_mut() = match self.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
        };
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}

/// From its parts: written into one text they would be taken apart again.
fn uri(endpoint: &Endpoint, path: Cow<'static, str>, query: String) -> Result<http::Uri, http::Error> {
    let mut parts = http::uri::Parts::default();
    parts.scheme = Some(Scheme::try_from(endpoint.scheme)?);
    parts.authority = Some(Authority::from_maybe_shared(shared(endpoint.host.clone()))?);
    let path = match query.is_empty() {
        true => path,
        false => Cow::Owned([&*path, "?", &query].concat()),
    };
    parts.path_and_query = Some(PathAndQuery::from_maybe_shared(shared(path))?);
    Ok(http::Uri::from_parts(parts)?)
}

/// Without a copy.
fn shared(text: Cow<'static, str>) -> Bytes {
    match text {
        Cow::Borrowed(text) => Bytes::from_static(text.as_bytes()),
        Cow::Owned(text) => Bytes::from(text),
    }
}

fn put(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: impl Into<Cow<'static, str>>,
    sensitive: bool,
) -> Result<(), AnyError> {
    let value = Some(shared(value.into())).filter(|value| value.is_ascii());
    let header = value.and_then(|value| HeaderValue::from_maybe_shared(value).ok());
    let mut header = header.ok_or_else(|| {
        AnyError::configuration(format!(
            "the value of the header {name} holds a character that no header can (a line break or a stray blank from a copied key?)"
        ))
    })?;
    header.set_sensitive(sensitive);
    headers
        .try_insert(name, header)
        .map(drop)
        .map_err(|_| AnyError::configuration("there are more headers than a request can have"))
}

fn method_name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
    }
}
