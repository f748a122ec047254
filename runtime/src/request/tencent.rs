//! Requests of Tencent Cloud API 3.0.
//!
//! Given: an encoded request and a key pair. Returns: POST with a JSON body or GET with a flattened query, `X-TC-*` headers, TC3
//! signature. Must not: use a path other than the one that is signed, `/`.

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName};

use super::{Context, Draft, Encoded, method_name};
use crate::credentials::tencent::Credentials;
use crate::error::AnyError;
use crate::service::Method;
use crate::sign::encode_query;
use crate::sign::{tc3, time};

const JSON: &str = "application/json; charset=utf-8";
const FORM: &str = "application/x-www-form-urlencoded";

const ACTION: HeaderName = HeaderName::from_static("x-tc-action");
const VERSION: HeaderName = HeaderName::from_static("x-tc-version");
const TIMESTAMP: HeaderName = HeaderName::from_static("x-tc-timestamp");
const REGION: HeaderName = HeaderName::from_static("x-tc-region");
const LANGUAGE: HeaderName = HeaderName::from_static("x-tc-language");
const TOKEN: HeaderName = HeaderName::from_static("x-tc-token");

pub(super) fn sign(
    encoded: &Encoded,
    context: Context<'_>,
    credentials: &Credentials,
) -> Result<http::Request<Bytes>, AnyError> {
    let (service, operation) = (encoded.operation.service, encoded.operation);
    let mut draft = Draft::new(encoded, context.endpoint, "/".into())?;
    draft.query = encode_query(&encoded.pairs);
    let content_type = match draft.method {
        Method::Get => FORM,
        Method::Post => JSON,
    };
    draft.header(CONTENT_TYPE, content_type)?;
    draft.header(ACTION, operation.name)?;
    draft.header(VERSION, service.version)?;
    draft.header(TIMESTAMP, context.timestamp.to_string())?;
    if let Some(region) = &encoded.region {
        draft.header(REGION, region.clone())?;
    }
    if let Some(language) = context.language {
        draft.header(LANGUAGE, language.to_owned())?;
    }
    if let Some(token) = &credentials.token {
        draft.secret_header(TOKEN, token.expose().to_owned())?;
    }
    let date = time::date(context.timestamp);
    let key = context.cache.key([&date, service.signing_name], || {
        tc3::signing_key(credentials.secret_key.expose(), &date, service.signing_name)
    });
    let signed = tc3::Request {
        method: method_name(draft.method),
        host: &context.endpoint.host,
        content_type,
        action: Some(operation.name),
        query: &draft.query,
        payload: &draft.body,
        service: service.signing_name,
        timestamp: context.timestamp,
    };
    let authorization = tc3::authorization(&signed, &credentials.secret_id, &key);
    draft.secret_header(AUTHORIZATION, authorization)?;
    draft.finish(context.endpoint)
}
