//! What has to be right about a request before its parameters are looked at.
//!
//! Given a request and the operation, it returns why the request is refused, if it is. Signatures are judged elsewhere.

use http::request::Parts;

use super::codes::Refusal;
use super::{protocol, weight};
use crate::model::walk::Call;
use crate::model::{Condition, Signing, Vendor};

/// The most bytes of a body that are read. One more is enough to tell that a body has more.
pub(super) const MOST_BODY: usize = 10 * 1024 * 1024;

/// Whether the operation is called with the method that it takes.
pub(super) fn method(parts: &Parts, call: Call<'_>) -> Result<(), Refusal> {
    let method = parts.method.as_str();
    // Tencent Cloud API 3.0 takes both for every operation.
    let either = call.vendor.signing == Signing::Tc3 && matches!(method, "GET" | "POST");
    if method == call.operation.method || either {
        return Ok(());
    }
    let message = format!("The method is {method}; this operation takes {}.", call.operation.method);
    Err(Refusal::new(Condition::WrongMethod, message))
}

/// Why the mock does not look at a body, where that is no matter of the vendor.
pub(super) fn unread(body: &[u8], vendor: &Vendor) -> Option<&'static str> {
    if size(body, vendor).is_err() {
        return None;
    }
    match (body.len() > MOST_BODY, weight::is_too_much(body)) {
        (true, _) => Some("the body is larger than this mock reads: more than 10 MiB"),
        (_, true) => Some("the body has more values than this mock reads: half a million"),
        _ => None,
    }
}

/// Whether the vendor takes as many bytes.
pub(super) fn size(body: &[u8], vendor: &Vendor) -> Result<(), Refusal> {
    match vendor.max_body.filter(|most| body.len() as u64 > *most) {
        Some(most) => Err(Refusal::new(
            Condition::BodyTooLarge,
            format!("The body has more bytes than the {most} that the vendor takes."),
        )),
        None => Ok(()),
    }
}

/// Whether the body is of a type that the protocol takes.
pub(super) fn content_type(parts: &Parts, call: Call<'_>) -> Result<(), Refusal> {
    let wanted = match (call.vendor.signing, parts.method == http::Method::GET) {
        (Signing::Tc3, true) => "application/x-www-form-urlencoded",
        (Signing::Tc3 | Signing::Volcengine, false) => "application/json",
        _ => return Ok(()),
    };
    let sent = protocol::header(parts, "content-type").unwrap_or_default();
    match sent.split(';').next().is_some_and(|of| of.trim().eq_ignore_ascii_case(wanted)) {
        true => Ok(()),
        false => Err(Refusal::new(
            Condition::WrongContentType,
            format!("The content type is `{sent}`; {wanted} is taken here."),
        )),
    }
}

/// Whether the operation serves the region that the header names.
pub(super) fn region(region: Option<&str>, call: Call<'_>) -> Result<(), Refusal> {
    let served = &call.operation.regions;
    match region.filter(|region| !region.is_empty()) {
        None if call.operation.region_required => Err(Refusal::new(
            Condition::NoRegion,
            "The operation needs a region; the header X-TC-Region is missing.",
        )),
        Some(region) if !served.is_empty() && served.iter().all(|of| of != region) => Err(Refusal::new(
            Condition::WrongRegion,
            format!("The operation does not serve {region}, but {}.", served.join(", ")),
        )),
        _ => Ok(()),
    }
}
