//! TC3-HMAC-SHA256, the signature of Tencent Cloud API 3.0.
//!
//! Given: a request as it is sent. Returns: the `Authorization` header. Must not: change the request; what is signed here must be
//! sent byte for byte.

use super::{SigningKey, sha256_hex, time};

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
    // Values are lower-cased too: the action is signed as `describeinstances` and sent as `DescribeInstances`.
    let mut headers = format!(
        "content-type:{}\nhost:{}\n",
        request.content_type.trim().to_ascii_lowercase(),
        request.host.trim().to_ascii_lowercase()
    );
    let signed = match request.action {
        Some(action) => {
            headers.push_str("x-tc-action:");
            headers.push_str(&action.trim().to_ascii_lowercase());
            headers.push('\n');
            "content-type;host;x-tc-action"
        }
        None => "content-type;host",
    };
    let payload = sha256_hex(request.payload);
    (format!("{}\n/\n{}\n{headers}\n{signed}\n{payload}", request.method, request.query), signed)
}

/// The signature alone.
pub fn signature(request: &Request<'_>, key: &SigningKey) -> String {
    sign(request, key, &time::date(request.timestamp)).0
}

/// The value of the `Authorization` header. `key` must be that of the timestamp's day.
pub fn authorization(request: &Request<'_>, secret_id: &str, key: &SigningKey) -> String {
    let date = time::date(request.timestamp);
    let (signature, signed) = sign(request, key, &date);
    format!(
        "{ALGORITHM} Credential={secret_id}/{date}/{}/tc3_request, SignedHeaders={signed}, Signature={signature}",
        request.service
    )
}

fn sign(request: &Request<'_>, key: &SigningKey, date: &str) -> (String, &'static str) {
    let (canonical, signed) = canonical_request(request);
    let hash = sha256_hex(canonical.as_bytes());
    let text = format!("{ALGORITHM}\n{}\n{date}/{}/tc3_request\n{hash}", request.timestamp, request.service);
    (key.sign(&text), signed)
}
