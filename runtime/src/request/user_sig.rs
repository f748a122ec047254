//! Requests of Tencent's chat and live REST APIs.
//!
//! Given: the request, an application and its key. Returns: POST with a JSON body that is never empty, and the UserSig in the
//! query. Must not: be printed: whoever has the URL can act as the administrator until the UserSig expires.

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use super::{Context, Draft, encode_query};
use crate::credentials::tencent_im::Credentials;
use crate::encode::{self, ListStyle};
use crate::error::AnyError;
use crate::shape::Place;
use crate::sign::user_sig::{Claims, user_sig};
use crate::value::Record;

pub(super) fn build(
    record: &dyn Record,
    context: Context<'_>,
    credentials: &Credentials,
) -> Result<http::Request<Bytes>, AnyError> {
    let mut draft = Draft::new(record, &context)?;
    let token = context.cache.user_sig(context.timestamp, credentials.expire, || {
        let claims = Claims {
            sdk_app_id: credentials.sdk_app_id,
            identifier: &credentials.identifier,
            time: context.timestamp,
            expire: credentials.expire,
            userbuf: None,
        };
        user_sig(&claims, credentials.key.expose())
    });
    let mut query = encode_query(&[
        ("sdkappid", &*credentials.sdk_app_id.to_string()),
        ("identifier", &*credentials.identifier),
        ("usersig", token.expose()),
        ("random", &*context.nonce.to_string()),
        ("contenttype", "json"),
    ]);
    let extra = encode::pairs(record, ListStyle::Indexed, |field| field.place() == Place::Query);
    if !extra.is_empty() {
        query.push('&');
        query.push_str(&encode_query(&extra));
    }
    draft.query = query;
    draft.body = encode::body(record).into();
    draft.header(CONTENT_TYPE, "application/json")?;
    draft.finish(context.endpoint)
}
