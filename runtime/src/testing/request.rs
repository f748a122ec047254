//! A sent request, back as the value it was made from.
//!
//! Given: an HTTP request of a client, and an operation. Returns: whether it calls the operation, and the operation's request.
//! Must not: put a value of the request into an error.

use bytes::Bytes;
use http::header::AUTHORIZATION;
use percent_encoding::percent_decode_str;

use super::pairs;
use crate::decode::{DecodeProblem, decode};
use crate::service::{Method, Operation, OperationInfo, Signing};
use crate::shape::Place;
use crate::slot::{RecordMut, Slot};

/// Whether the request calls this operation of this version of this service.
pub(super) fn is_call(request: &http::Request<Bytes>, operation: &'static OperationInfo) -> bool {
    let service = operation.service;
    let header = |name: &str| request.headers().get(name).map_or(&b""[..], |value| value.as_bytes());
    match service.signing {
        Signing::Tc3 => {
            header("x-tc-action") == operation.name.as_bytes()
                && header("x-tc-version") == service.version.as_bytes()
                && is_signed_for(request, service.signing_name, "tc3_request")
        }
        Signing::Volcengine => {
            let query = query(request);
            let is = |key: &str, value: &str| query.iter().any(|(k, v)| k == key && v == value);
            is("Action", operation.name)
                && is("Version", service.version)
                && is_signed_for(request, service.signing_name, "request")
        }
        Signing::UserSig => request.uri().path() == operation.path(),
    }
}

/// Services may have operations and versions of one name; the scope of the signature tells them apart.
fn is_signed_for(request: &http::Request<Bytes>, service: &str, end: &str) -> bool {
    let scope = format!("/{service}/{end}");
    let signature =
        request.headers().get(AUTHORIZATION).map(|value| String::from_utf8_lossy(value.as_bytes()));
    signature.is_none_or(|signature| signature.contains(&scope))
}

/// The request as it was before it was encoded. A list that was set but empty may be gone, as it is on the wire.
pub(super) fn read<O: Operation + RecordMut + Default>(
    request: &http::Request<Bytes>,
) -> Result<O, DecodeProblem> {
    let mut record = O::default();
    fill(O::INFO, request, &mut record)?;
    Ok(record)
}

fn fill(
    operation: &'static OperationInfo,
    request: &http::Request<Bytes>,
    record: &mut dyn RecordMut,
) -> Result<(), DecodeProblem> {
    match operation.method {
        Method::Post => {
            decode(&String::from_utf8_lossy(request.body()), &[], record, usize::MAX)?;
            pairs::fill(record, &query(request), |field| field.place() == Place::Query)?;
        }
        Method::Get => pairs::fill(record, &query(request), |field| field.place() != Place::Header)?,
    }
    for (index, field) in record.shape().fields().iter().enumerate() {
        if field.place() == Place::Header
            && let Some(value) = request.headers().get(field.wire())
            && let Slot::Scalar(target) = record.slot(index)
        {
            pairs::assign(target, field.wire(), &String::from_utf8_lossy(value.as_bytes()))?;
        }
    }
    Ok(())
}

fn query(request: &http::Request<Bytes>) -> Vec<(String, String)> {
    let text = |encoded: &str| percent_decode_str(encoded).decode_utf8_lossy().into_owned();
    let pairs = request.uri().query().unwrap_or_default().split('&');
    pairs.filter_map(|pair| pair.split_once('=')).map(|(key, value)| (text(key), text(value))).collect()
}
