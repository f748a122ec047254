//! Volcengine's HMAC-SHA256 signature.
//!
//! Given: a request as it is sent. Returns: the `Authorization` header. Must not: sort or encode; the caller hands in the query and
//! the headers in the order in which they are signed.

use super::{Hex, SigningKey, sha256};

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
        let mut out = String::with_capacity(64);
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
    canonical(request, &request.signed_headers())
}

fn canonical(request: &Request<'_>, signed_headers: &str) -> String {
    let Request { method, path, query, headers, body_sha256, .. } = request;
    let mut out = String::with_capacity(path.len() + query.len() + 400);
    out.extend([method, "\n", path, "\n", query, "\n"]);
    for (name, value) in *headers {
        out.extend([name, ":", value.trim(), "\n"]);
    }
    out.extend(["\n", signed_headers, "\n", body_sha256]);
    out
}

/// The signature alone.
pub fn signature(request: &Request<'_>, key: &SigningKey) -> String {
    sign(request, &request.signed_headers(), key).as_str().to_owned()
}

fn sign(request: &Request<'_>, signed_headers: &str, key: &SigningKey) -> Hex {
    let hash = sha256(canonical(request, signed_headers).as_bytes());
    let Request { x_date, region, service, .. } = request;
    let day = request.day();
    let hash = hash.as_str();
    let text = [ALGORITHM, "\n", x_date, "\n", day, "/", region, "/", service, "/request\n", hash].concat();
    key.sign(&text)
}

/// The value of the `Authorization` header. `key` must be that of the day, the region and the service.
pub fn authorization(request: &Request<'_>, access_key: &str, key: &SigningKey) -> String {
    let Request { region, service, .. } = request;
    let signed_headers = request.signed_headers();
    let signature = sign(request, &signed_headers, key);
    [
        ALGORITHM,
        " Credential=",
        access_key,
        "/",
        request.day(),
        "/",
        region,
        "/",
        service,
        "/request, SignedHeaders=",
        &signed_headers,
        ", Signature=",
        signature.as_str(),
    ]
    .concat()
}
