//! Volcengine's HMAC-SHA256 signature.
//!
//! Given: a request as it is sent. Returns: the `Authorization` header. Must not: sort or encode; the caller hands in the query and
//! the headers in the order in which they are signed.

use std::fmt::Write as _;

use super::{SigningKey, sha256_hex};

const ALGORITHM: &str = "HMAC-SHA256";

/// What is signed.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// The path.
    pub path: &'a str,
    /// The query as sent: keys sorted, percent-encoded.
    pub query: &'a str,
    /// The signed headers, sorted, names in lower case; `host` and `x-date` must be among them.
    pub headers: &'a [(&'a str, &'a str)],
    /// The hexadecimal SHA-256 of the body.
    pub body_sha256: &'a str,
    /// The region in the scope.
    pub region: &'a str,
    /// The service in the scope.
    pub service: &'a str,
    /// The value of `X-Date`, as `20240619T071306Z`.
    pub x_date: &'a str,
}

impl Request<'_> {
    fn day(&self) -> &str {
        self.x_date.get(..8).unwrap_or(self.x_date)
    }

    fn signed_headers(&self) -> String {
        let mut out = String::new();
        for (index, (name, _)) in self.headers.iter().enumerate() {
            if index > 0 {
                out.push(';');
            }
            out.push_str(name);
        }
        out
    }
}

/// The key of one day, region and service. Unlike TC3 the secret has no prefix.
pub fn signing_key(secret_key: &str, day: &str, region: &str, service: &str) -> SigningKey {
    SigningKey::derive(secret_key.as_bytes(), &[day, region, service, "request"])
}

/// The canonical request. Header values keep their case.
pub fn canonical_request(request: &Request<'_>) -> String {
    let mut out = format!("{}\n{}\n{}\n", request.method, request.path, request.query);
    for (name, value) in request.headers {
        let _ = writeln!(out, "{name}:{}", value.trim());
    }
    let _ = write!(out, "\n{}\n{}", request.signed_headers(), request.body_sha256);
    out
}

/// The signature alone.
pub fn signature(request: &Request<'_>, key: &SigningKey) -> String {
    let hash = sha256_hex(canonical_request(request).as_bytes());
    let Request { x_date, region, service, .. } = request;
    key.sign(&format!("{ALGORITHM}\n{x_date}\n{}/{region}/{service}/request\n{hash}", request.day()))
}

/// The value of the `Authorization` header. `key` must be that of the day, the region and the service.
pub fn authorization(request: &Request<'_>, access_key: &str, key: &SigningKey) -> String {
    let Request { region, service, .. } = request;
    format!(
        "{ALGORITHM} Credential={access_key}/{}/{region}/{service}/request, SignedHeaders={}, Signature={}",
        request.day(),
        request.signed_headers(),
        signature(request, key)
    )
}
