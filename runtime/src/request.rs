//! A request value to a signed HTTP request, without I/O.
//!
//! Given: the request, where it goes, who signs, when, and a random number. Returns: an `http::Request` that is sent as it is.
//! Must not: check limits (that is `validate`), read a clock, or sign anything other than what it returns.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::credentials::AnyCredentials;
use crate::encode::scalar_text;
use crate::error::AnyError;
use crate::service::{Call, Method};
use crate::shape::Place;
use crate::value::Record;

mod cache;
mod tencent;
mod user_sig;
mod volcengine;

pub(crate) use cache::SigningCache;

/// RFC 3986: everything but the unreserved characters.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Scheme and authority that requests go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Endpoint {
    pub(crate) scheme: &'static str,
    /// The host, and the port if it is not the default.
    pub(crate) host: Cow<'static, str>,
}

/// All that a request needs besides itself.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) call: Call,
    pub(crate) credentials: &'a AnyCredentials,
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) region: Option<&'a str>,
    pub(crate) language: Option<&'a str>,
    pub(crate) timestamp: u64,
    pub(crate) nonce: u32,
    pub(crate) cache: &'a SigningCache,
}

/// Builds and signs.
pub(crate) fn build(record: &dyn Record, context: Context<'_>) -> Result<http::Request<Bytes>, AnyError> {
    match context.credentials {
        AnyCredentials::Tencent(credentials) => tencent::build(record, context, credentials),
        AnyCredentials::TencentIm(credentials) => user_sig::build(record, context, credentials),
        AnyCredentials::Volcengine(credentials) => volcengine::build(record, context, credentials),
    }
}

/// What is about to be sent: the parts are put together once, after they were signed.
struct Draft {
    method: Method,
    path: String,
    query: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Draft {
    fn new(record: &dyn Record, context: &Context<'_>) -> Result<Self, AnyError> {
        let operation = context.call.operation;
        let mut draft = Self {
            method: operation.method,
            path: operation.path.replace("{operation}", operation.name),
            query: String::new(),
            headers: HeaderMap::with_capacity(12),
            body: Bytes::new(),
        };
        draft.header(http::header::HOST, &context.endpoint.host)?;
        for (index, field) in record.shape().fields().iter().enumerate() {
            if field.place() == Place::Header
                && let Some(text) = scalar_text(record.get(index))
            {
                let name = HeaderName::try_from(field.wire()).map_err(|_| {
                    AnyError::configuration(format!("{} cannot be the name of a header", field.wire()))
                })?;
                draft.put(name, &text, field.is_sensitive())?;
            }
        }
        Ok(draft)
    }

    fn header(&mut self, name: HeaderName, value: &str) -> Result<(), AnyError> {
        self.put(name, value, false)
    }

    fn secret_header(&mut self, name: HeaderName, value: &str) -> Result<(), AnyError> {
        self.put(name, value, true)
    }

    fn put(&mut self, name: HeaderName, value: &str, sensitive: bool) -> Result<(), AnyError> {
        let mut header = HeaderValue::from_str(value).map_err(|_| {
            AnyError::configuration(format!(
                "the value of the header {name} holds a character that no header can (a line break or a stray blank from a copied key?)"
            ))
        })?;
        header.set_sensitive(sensitive);
        self.headers.insert(name, header);
        Ok(())
    }

    fn finish(self, endpoint: &Endpoint) -> Result<http::Request<Bytes>, AnyError> {
        let question = if self.query.is_empty() { "" } else { "?" };
        let uri = format!("{}://{}{}{question}{}", endpoint.scheme, endpoint.host, self.path, self.query);
        let mut request = http::Request::new(self.body);
        *request.uri_mut() = http::Uri::try_from(uri).map_err(|_| {
            AnyError::configuration(format!(
                "host and path do not make a URL, or the query of {} bytes is too long for one",
                self.query.len()
            ))
        })?;
        *request.method_mut() = match self.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
        };
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}

fn method_name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
    }
}

/// The pairs as a query, in the given order.
fn encode_query<K: AsRef<str>, V: AsRef<str>>(pairs: &[(K, V)]) -> String {
    let mut out = String::with_capacity(pairs.len() * 24);
    for (key, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        out.extend(utf8_percent_encode(key.as_ref(), ENCODED));
        out.push('=');
        out.extend(utf8_percent_encode(value.as_ref(), ENCODED));
    }
    out
}
