//! Requests of Volcengine.
//!
//! Given: an encoded request, a key pair and a region. Returns: `Action` and `Version` in a sorted query, the parameters there too (GET)
//! or in a JSON body (POST), HMAC-SHA256 signature. Must not: send a header that it signed in another form.

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName};

use super::{Context, Draft, Encoded, method_name};
use crate::credentials::volcengine::Credentials;
use crate::error::AnyError;
use crate::service::Method;
use crate::sign::encode_query;
use crate::sign::{sha256_hex, time, volcengine};

const JSON: &str = "application/json";
/// What the vendor's SDK sends with GET.
const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-security-token");

pub(super) fn sign(
    encoded: &Encoded,
    context: Context<'_>,
    credentials: &Credentials,
) -> Result<http::Request<Bytes>, AnyError> {
    let (service, operation) = (encoded.operation.service, encoded.operation);
    let region = encoded.region.as_deref().ok_or_else(|| {
        AnyError::configuration(
            "no region: the signature is made for one. Set it with Client::builder().region(\"…\")",
        )
    })?;
    if !is_word(region) {
        return Err(AnyError::configuration(
            "the region is no name of one: the signature takes letters, digits, hyphens and underscores",
        ));
    }
    let mut draft = Draft::new(encoded, context.endpoint, operation.path())?;
    let content_type = match draft.method {
        Method::Get => FORM,
        Method::Post => JSON,
    };
    let mut pairs: Vec<(&str, &str)> = encoded.pairs.iter().map(|(key, value)| (&**key, &**value)).collect();
    pairs.push(("Action", operation.name));
    pairs.push(("Version", service.version));
    // Stable: the items of one list keep their order.
    pairs.sort_by_key(|(key, _)| *key);
    draft.query = encode_query(&pairs);

    let x_date = time::basic(context.timestamp);
    let body_sha256 = sha256_hex(&draft.body);
    let mut signed = vec![
        ("content-type", content_type),
        ("host", &*context.endpoint.host),
        ("x-content-sha256", &*body_sha256),
        ("x-date", &*x_date),
    ];
    draft.header(CONTENT_TYPE, content_type)?;
    draft.header(CONTENT_SHA256, body_sha256.clone())?;
    draft.header(DATE, x_date.clone())?;
    if let Some(token) = &credentials.session_token {
        draft.secret_header(SECURITY_TOKEN, token.expose().to_owned())?;
        signed.push(("x-security-token", token.expose()));
    }
    let day = x_date.get(..8).unwrap_or(&x_date);
    let key = context.cache.key([day, region], || {
        volcengine::signing_key(credentials.secret_key.expose(), day, region, service.signing_name)
    });
    let request = volcengine::Request {
        method: method_name(draft.method),
        path: &draft.path,
        query: &draft.query,
        headers: &signed,
        body_sha256: &body_sha256,
        region,
        service: service.signing_name,
        x_date: &x_date,
    };
    let authorization = volcengine::authorization(&request, &credentials.access_key, &key);
    draft.secret_header(AUTHORIZATION, authorization)?;
    draft.finish(context.endpoint)
}

/// Whether it can stand between the slashes of a credential scope.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
