//! TC3-HMAC-SHA256, the signature of Tencent Cloud API 3.0.
//!
//! Given: a request as it is sent. Returns: the `Authorization` header. Must not: change the request; what is signed here must be
//! sent byte for byte.

use super::{Hex, SigningKey, sha256, time};

const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// What is signed.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// The host as sent, with the port if it is not the default.
    pub host: &'a str,
    /// The content type as sent.
    pub content_type: &'a str,
    /// The action; `None` leaves `x-tc-action` out of the signature, as the vendor's SDKs do.
    pub action: Option<&'a str>,
    /// The query as sent, without `?`.
    pub query: &'a str,
    /// The body; empty for GET.
    pub payload: &'a [u8],
    /// The service in the scope.
    pub service: &'a str,
    /// Unix seconds, as in `X-TC-Timestamp`.
    pub timestamp: u64,
}

/// The key of one day and service. Deriving it is more than half of the work, so a client keeps it.
pub fn signing_key(secret_key: &str, date: &str, service: &str) -> SigningKey {
    let secret = zeroize::Zeroizing::new(["TC3", secret_key].concat());
    SigningKey::derive(secret.as_bytes(), &[date, service, "tc3_request"])
}

/// The canonical request and the names of the signed headers.
pub fn canonical_request(request: &Request<'_>) -> (String, &'static str) {
    let Request { method, host, content_type, action, query, .. } = request;
    let fixed = 160;
    let given = host.len() + content_type.len() + action.map_or(0, str::len) + query.len();
    let mut out = String::with_capacity(fixed + given);
    push(&mut out, &[method, "\n/\n", query, "\n"]);
    let headers = out.len();
    push(&mut out, &["content-type:", content_type.trim(), "\nhost:", host.trim(), "\n"]);
    let signed = match action {
        Some(action) => {
            push(&mut out, &["x-tc-action:", action.trim(), "\n"]);
            "content-type;host;x-tc-action"
        }
        None => "content-type;host",
    };
    // Values are lower-cased too: the action is signed as `describeinstances` and sent as `DescribeInstances`.
    if let Some(headers) = out.get_mut(headers..) {
        headers.make_ascii_lowercase();
    }
    push(&mut out, &["\n", signed, "\n", sha256(request.payload).as_str()]);
    (out, signed)
}

fn push(out: &mut String, parts: &[&str]) {
    out.extend(parts.iter().copied());
}

/// The signature alone.
pub fn signature(request: &Request<'_>, key: &SigningKey) -> String {
    sign(request, key, &time::date(request.timestamp)).0.as_str().to_owned()
}

/// The value of the `Authorization` header. `key` must be that of the timestamp's day.
pub fn authorization(request: &Request<'_>, secret_id: &str, key: &SigningKey) -> String {
    let date = time::date(request.timestamp);
    let (signature, signed) = sign(request, key, &date);
    [
        ALGORITHM,
        " Credential=",
        secret_id,
        "/",
        &date,
        "/",
        request.service,
        "/tc3_request, SignedHeaders=",
        signed,
        ", Signature=",
        signature.as_str(),
    ]
    .concat()
}

fn sign(request: &Request<'_>, key: &SigningKey, date: &str) -> (Hex, &'static str) {
    let (canonical, signed) = canonical_request(request);
    let hash = sha256(canonical.as_bytes());
    let timestamp = request.timestamp.to_string();
    let service = request.service;
    let text =
        [ALGORITHM, "\n", &timestamp, "\n", date, "/", service, "/tc3_request\n", hash.as_str()].concat();
    (key.sign(&text), signed)
}
