//! Requests of Tencent's chat and live REST APIs.
//!
//! Given: an encoded request, an application and its key. Returns: POST with a JSON body that is never empty, and the UserSig in the
//! query. Must not: be printed: whoever has the URL can act as the administrator until the UserSig expires.

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use super::{Context, Draft, Encoded};
use crate::credentials::tencent_im::Credentials;
use crate::error::AnyError;
use crate::sign::encode_query;
use crate::sign::user_sig::{Claims, user_sig};

pub(super) fn sign(
    encoded: &Encoded,
    context: Context<'_>,
    credentials: &Credentials,
) -> Result<http::Request<Bytes>, AnyError> {
    let mut draft = Draft::new(encoded, context.endpoint, encoded.operation.path())?;
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
    if !encoded.pairs.is_empty() {
        query.push('&');
        query.push_str(&encode_query(&encoded.pairs));
    }
    draft.query = query;
    draft.header(CONTENT_TYPE, "application/json")?;
    draft.finish(context.endpoint)
}
