//! TC3-HMAC-SHA256, the signature of Tencent Cloud API 3.0.
//!
//! Given a request, the keys and the time, it returns who signed it, or why it is refused. It must not follow the path of the
//! request: what is signed is always `/`.

use super::authorization::{self, Claim};
use super::{
    Caller, Condition, Incoming, KeyPair, Refusal, check_signature, check_token, clock, hash, headers, known,
    refuse, shown,
};

const ALGORITHM: &str = "TC3-HMAC-SHA256";
const SCOPE_END: &str = "tc3_request";
/// Stands for the body, when a caller asks that the body be left unsigned.
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

/// Judges a request; `skew` is how many seconds its time may differ from `now`, both ways.
pub(crate) fn verify(
    request: &Incoming<'_>,
    keys: &[KeyPair],
    now: u64,
    skew: u64,
) -> Result<Caller, Refusal> {
    let header = authorization::header(request.headers, ALGORITHM)?;
    let claim = Claim::read(&header, ALGORITHM)?;
    let signed_headers = canonical_headers(claim, request)?;
    let [id, date, service, _] = claim.scope(SCOPE_END)?;
    let stamp = headers::required(request.headers, "X-TC-Timestamp")?;
    let time = signed_at(&stamp, date)?;
    let key = known(keys, id)?;
    if now.abs_diff(time) > skew {
        return refuse(
            Condition::ClockSkew,
            format!(
                "X-TC-Timestamp is {time}, more than {skew} seconds from {now}, the time here: set the clock, or sign anew."
            ),
        );
    }
    check_token(key, headers::text(request.headers, "X-TC-Token").as_deref(), "X-TC-Token")?;

    let canonical = hash::sha256_hex(&canonical_request(request, claim, &signed_headers));
    let text = format!("{ALGORITHM}\n{stamp}\n{date}/{service}/{SCOPE_END}\n{canonical}");
    let signing_key = hash::derived(format!("TC3{}", key.secret).as_bytes(), &[date, service, SCOPE_END]);
    check_signature(&signing_key, &text, &canonical, claim.signature)?;
    Ok(Caller { id: id.to_owned(), service: Some(service.to_owned()), region: None })
}

/// The second of the timestamp, which must lie on the day of the scope.
fn signed_at(stamp: &str, date: &str) -> Result<u64, Refusal> {
    let Some(time) = clock::number(stamp) else {
        return refuse(
            Condition::MalformedTime,
            format!("X-TC-Timestamp is {}, not a number: send the seconds since 1970.", shown(stamp)),
        );
    };
    match clock::dashed_day(date) {
        Some(day) if day == time / 86_400 => Ok(time),
        _ => refuse(
            Condition::MalformedCredential,
            format!(
                "The date of the credential scope is {}, which is not the UTC date of X-TC-Timestamp: take both from one \
                 instant, in UTC, and write YYYY-MM-DD.",
                shown(date)
            ),
        ),
    }
}

/// The values in lower case, too.
fn canonical_headers(claim: Claim<'_>, request: &Incoming<'_>) -> Result<Vec<u8>, Refusal> {
    let names = headers::names(claim.signed_headers, &["content-type", "host"])?;
    if !names.is_sorted() {
        return refuse(
            Condition::MalformedAuthorization,
            format!("SignedHeaders is {}, out of order: sort the names.", shown(claim.signed_headers)),
        );
    }
    headers::lines(&names, request.headers, |_, value| value.to_ascii_lowercase())
}

fn canonical_request(request: &Incoming<'_>, claim: Claim<'_>, signed_headers: &[u8]) -> Vec<u8> {
    // A POST signs an empty query, whatever its target says.
    let query = if request.method == http::Method::POST { None } else { request.uri.query() };
    let unsigned =
        headers::text(request.headers, "X-TC-Content-SHA256").is_some_and(|value| value == UNSIGNED);
    let body = hash::sha256_hex(if unsigned { UNSIGNED.as_bytes() } else { request.body });
    let start = format!("{}\n/\n{}\n", request.method, query.unwrap_or_default());
    let end = format!("\n{}\n{body}", claim.signed_headers);
    [start.as_bytes(), signed_headers, end.as_bytes()].concat()
}
