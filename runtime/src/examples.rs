//! What generated tests and the tests of users stand on.
//!
//! Given: requests, and replies as text. Returns: what would be sent, and what would be understood. Must not: send anything.

use serde_json::Value as Json;

use crate::codes::CodeInfo;
use crate::encode::{self, ListStyle};
use crate::error::Error;
use crate::reply::Reply;
use crate::response;
use crate::service::{Envelope, Method, Operation, Service, Signing};
use crate::shape::Place;
use crate::testing::body;
use crate::value::Record;

/// The body of a request as JSON.
pub fn request_json(request: &dyn Record) -> Json {
    serde_json::from_slice(&encode::body(request)).unwrap_or(Json::Null)
}

/// The query of a request without the parameters that every request has, in the order of the page. For GET that is all of its
/// fields, for POST those that the page puts there.
pub fn request_query<O: Operation>(request: &O) -> Vec<(String, String)> {
    let style = match O::Service::INFO.signing {
        Signing::Volcengine => ListStyle::Repeated,
        Signing::Tc3 | Signing::UserSig => ListStyle::Indexed,
    };
    match O::INFO.method {
        Method::Get => encode::pairs(request, style, |field| field.place() != Place::Header),
        Method::Post => encode::pairs(request, style, |field| field.place() == Place::Query),
    }
}

/// What a reply with this status and body would be understood as.
pub fn reply<O: Operation>(status: u16, body: &str) -> Result<Reply<O::Reply>, Error<O::Error>> {
    let mut response = http::Response::new(bytes::Bytes::copy_from_slice(body.as_bytes()));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::OK);
    let mut value = O::Reply::default();
    let meta = response::read(O::INFO, &response, usize::MAX, &mut value)?;
    Ok(Reply::new(value, meta))
}

/// An error reply with this code, as the vendor would write it.
pub fn error_body(envelope: &Envelope, code: &CodeInfo) -> String {
    let failure =
        body::Failure { text: code.text, number: code.number, message: "made up for a test", status: None };
    let mut error = body::of_failure(envelope, &failure);
    body::add_request_id(&mut error, envelope, "test-request-id");
    error.to_string()
}

/// The status that a reply with this code has: the documented one, 400 where the envelope knows failures by the status alone,
/// else 200.
pub fn error_status(envelope: &Envelope, code: &CodeInfo) -> u16 {
    code.status.unwrap_or(body::failure_status(envelope))
}

/// Whether two JSON values say the same: numbers by value (`3` is `3.0`), objects in any order.
pub fn same_json(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Number(left), Json::Number(right)) => {
            left == right || ((left.is_f64() || right.is_f64()) && left.as_f64() == right.as_f64())
        }
        (Json::Array(left), Json::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same_json(left, right))
        }
        (Json::Object(left), Json::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same_json(left, right)))
        }
        _ => left == right,
    }
}
