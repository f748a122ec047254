//! HMAC-SHA256, the signature of Volcengine and BytePlus, in the headers or in the query of a GET.
//!
//! Given a request, the keys and the time, it returns who signed it, or why it is refused. It must not change the case of a
//! header's value, or the order of the signed headers.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use http::header::AUTHORIZATION;

use super::authorization::{self, Claim};
use super::query::Query;
use super::{
    Caller, Condition, Incoming, KeyPair, Refusal, check_signature, check_token, clock, hash, headers, known,
    refuse, shown,
};

const ALGORITHM: &str = "HMAC-SHA256";
const SCOPE_END: &str = "request";
/// How many seconds a signed query lives when it does not say.
const LIFETIME: u64 = 900;
/// What a signed query need not list: the signature, the list itself, and a token that was added after the list.
const UNLISTED: [&str; 3] = ["X-Signature", "X-SignedQueries", "X-Security-Token"];

/// Judges a request; `skew` is how many seconds its time may differ from `now`, both ways.
pub(crate) fn verify(
    request: &Incoming<'_>,
    keys: &[KeyPair],
    now: u64,
    skew: u64,
) -> Result<Caller, Refusal> {
    let query = Query::of(request.uri);
    let in_query =
        ["X-Signature", "X-Credential", "X-Algorithm"].iter().any(|name| query.text(name).is_some());
    match in_query && !request.headers.contains_key(AUTHORIZATION) {
        true => signed_in_query(request, &query, keys, now, skew),
        false => signed_in_headers(request, &query, keys, now, skew),
    }
}

/// What both forms come down to.
struct Attempt<'a> {
    claim: Claim<'a>,
    /// `X-Date`.
    stamp: &'a str,
    /// When it may arrive, in seconds.
    valid: RangeInclusive<u64>,
    token: Option<Cow<'a, str>>,
    canonical: Vec<u8>,
}

fn signed_in_headers(
    request: &Incoming<'_>,
    query: &Query,
    keys: &[KeyPair],
    now: u64,
    skew: u64,
) -> Result<Caller, Refusal> {
    let header = authorization::header(request.headers, ALGORITHM)?;
    let claim = Claim::read(&header, ALGORITHM)?;
    let stamp = headers::required(request.headers, "X-Date")?;
    let names = headers::names(claim.signed_headers, &["host", "x-date"])?;
    let signed = headers::lines(&names, request.headers, canonical_value)?;
    let time = signed_at(&stamp)?;
    let body = hash::sha256_hex(request.body);
    let attempt = Attempt {
        claim,
        stamp: &stamp,
        valid: time.saturating_sub(skew)..=time.saturating_add(skew),
        token: headers::text(request.headers, "X-Security-Token"),
        canonical: canonical_request(request, &query.canonical(None), &signed, claim, &body),
    };
    let verdict = judge(&attempt, keys, now);
    // A body that changed on its way breaks the signature too; this says it better.
    let of_the_body =
        verdict.as_ref().err().is_none_or(|refusal| refusal.condition == Condition::WrongSignature);
    match headers::text(request.headers, "X-Content-Sha256") {
        Some(announced) if of_the_body && announced != body => refuse(
            Condition::WrongSignature,
            "X-Content-Sha256 is not the SHA-256 of the body that arrived: hash the bytes that are sent, in lower case.",
        ),
        _ => verdict,
    }
}

fn signed_in_query(
    request: &Incoming<'_>,
    query: &Query,
    keys: &[KeyPair],
    now: u64,
    skew: u64,
) -> Result<Caller, Refusal> {
    if request.method != http::Method::GET {
        return malformed(
            "Only a GET may be signed in the query: send the signature in the Authorization header.",
        );
    }
    if query.text("X-Algorithm").is_none_or(|found| found != ALGORITHM) {
        return malformed(format!(
            "X-Algorithm must be {ALGORITHM}, the only one that this service understands."
        ));
    }
    let part = |name| query.text(name);
    let (credential, names, signature) = (part("X-Credential"), part("X-SignedHeaders"), part("X-Signature"));
    let claim =
        Claim::new(credential.as_deref(), names.as_deref(), signature.as_deref(), "The signed query")?;
    check_listed(query)?;
    let Some(stamp) = part("X-Date") else {
        return refuse(Condition::IncompleteRequest, "The signed query has no X-Date: send it, and sign it.");
    };
    let time = signed_at(&stamp)?;
    let attempt = Attempt {
        claim,
        stamp: &stamp,
        valid: time.saturating_sub(skew)..=time.saturating_add(lifetime(query)?),
        token: part("X-Security-Token"),
        canonical: canonical_request(
            request,
            &query.canonical(Some("X-Signature")),
            &headers_of_query(claim, request)?,
            claim,
            &hash::sha256_hex(b""),
        ),
    };
    judge(&attempt, keys, now)
}

fn judge(attempt: &Attempt<'_>, keys: &[KeyPair], now: u64) -> Result<Caller, Refusal> {
    let Attempt { claim, stamp, valid, token, canonical } = attempt;
    let [id, date, region, service, _] = claim.scope(SCOPE_END)?;
    if stamp.split('T').next() != Some(date) {
        return refuse(
            Condition::MalformedCredential,
            format!(
                "The date of the credential scope is {}, but X-Date is {stamp}: write the same date.",
                shown(date)
            ),
        );
    }
    let key = known(keys, id)?;
    if !valid.contains(&now) {
        return refuse(
            Condition::ClockSkew,
            format!(
                "X-Date is {stamp}, too far from {now} (in seconds since 1970), the time here: set the clock, or sign anew."
            ),
        );
    }
    check_token(key, token.as_deref(), "X-Security-Token")?;

    let canonical = hash::sha256_hex(canonical);
    let text = format!("{ALGORITHM}\n{stamp}\n{date}/{region}/{service}/{SCOPE_END}\n{canonical}");
    let signing_key = hash::derived(key.secret.as_bytes(), &[date, region, service, SCOPE_END]);
    check_signature(&signing_key, &text, &canonical, claim.signature)?;
    Ok(Caller { id: id.to_owned(), service: Some(service.to_owned()), region: Some(region.to_owned()) })
}

fn canonical_request(
    request: &Incoming<'_>,
    query: &str,
    signed_headers: &[u8],
    claim: Claim<'_>,
    body: &str,
) -> Vec<u8> {
    let start = format!("{}\n{}\n{query}\n", request.method, request.uri.path());
    let end = format!("\n{}\n{body}", claim.signed_headers);
    [start.as_bytes(), signed_headers, end.as_bytes()].concat()
}

/// The host without the port that its scheme implies; every other value as it is.
fn canonical_value(name: &str, value: &[u8]) -> Vec<u8> {
    let bare = || value.strip_suffix(b":80").or_else(|| value.strip_suffix(b":443"));
    if name == "host" { bare().unwrap_or(value).to_vec() } else { value.to_vec() }
}

/// A signed query may sign no headers at all; then one empty line stands for them.
fn headers_of_query(claim: Claim<'_>, request: &Incoming<'_>) -> Result<Vec<u8>, Refusal> {
    match claim.signed_headers {
        "" => Ok(b"\n".to_vec()),
        list => headers::lines(&headers::names(list, &[])?, request.headers, canonical_value),
    }
}

/// Each parameter must be in the list of the signed ones.
fn check_listed(query: &Query) -> Result<(), Refusal> {
    let Some(list) = query.text("X-SignedQueries") else {
        return malformed(
            "The signed query has no X-SignedQueries: send the sorted names, joined by semicolons.",
        );
    };
    let listed = |name: &str| UNLISTED.contains(&name) || list.split(';').any(|listed| listed == name);
    match query.names().find(|name| !listed(name)) {
        Some(name) => {
            malformed(format!("{} is not in X-SignedQueries: list it, and sign anew.", shown(&name)))
        }
        None => Ok(()),
    }
}

fn lifetime(query: &Query) -> Result<u64, Refusal> {
    let Some(sent) = query.text("X-Expires") else { return Ok(LIFETIME) };
    match clock::number(&sent) {
        Some(seconds) => Ok(seconds),
        None => refuse(
            Condition::MalformedTime,
            format!("X-Expires is {}, not a number: send the seconds that the query lives.", shown(&sent)),
        ),
    }
}

fn signed_at(stamp: &str) -> Result<u64, Refusal> {
    match clock::compact_second(stamp) {
        Some(time) => Ok(time),
        None => refuse(
            Condition::MalformedTime,
            format!("X-Date is {}: send it as YYYYMMDDThhmmssZ, in UTC.", shown(stamp)),
        ),
    }
}

fn malformed<T>(message: impl Into<String>) -> Result<T, Refusal> {
    refuse(Condition::MalformedAuthorization, message)
}
