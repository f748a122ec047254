//! One call through the generated client of an operation, with what a case says.
//!
//! Given an operation as a type and a case as JSON, it returns the outcome as JSON of the same form that `vendors.py` prints.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use apiscribe_runtime::{
    BoxFuture, Client, Code, Error, ErrorCodes, ErrorKind, Json, Limits, Operation, RecordMut,
    ReqwestTransport, RetryPolicy, Service, Transport, TransportError, examples, testing,
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use serde_json::json;

use crate::Failure;
use crate::keys::Keys;
use crate::ours::Ours;

/// An operation without its type.
pub(crate) trait Caller {
    /// Makes the call of a case. The client checks the requests that are right, as it does by default.
    fn call(&self, ours: &Ours, given: &Json) -> Result<Json, Failure>;

    /// What the client's own check has against the request of a case; sends nothing.
    fn check(&self, ours: &Ours, given: &Json) -> Result<Option<String>, Failure>;
}

/// An operation.
pub(crate) struct Typed<O>(PhantomData<fn() -> O>);

impl<O> Typed<O>
where
    O: Operation + RecordMut + Default + Send + 'static,
    <O::Service as Service>::Credentials: Keys,
    O::Reply: Send,
{
    /// Its name and itself, for the list.
    pub(crate) fn entry() -> (String, Box<dyn Caller>) {
        let service = O::Service::INFO;
        let name = [service.vendor, service.name, service.version, O::INFO.name].join("/");
        (name, Box::new(Typed::<O>(PhantomData)))
    }
}

impl<O> Caller for Typed<O>
where
    O: Operation + RecordMut + Default + Send + 'static,
    <O::Service as Service>::Credentials: Keys,
    O::Reply: Send,
{
    fn call(&self, ours: &Ours, given: &Json) -> Result<Json, Failure> {
        let request: O = testing::from_json(&given["request"].to_string())?;
        let client = client::<O::Service>(ours, given, given["right"] == true)?;
        Ok(match ours.runtime.block_on(client.send(request)) {
            Ok(reply) => json!({ "outcome": "ok", "code": null, "result": examples::request_json(&*reply) }),
            Err(error) => failed(&error),
        })
    }

    fn check(&self, ours: &Ours, given: &Json) -> Result<Option<String>, Failure> {
        let request: O = testing::from_json(&given["request"].to_string())?;
        let refused = client::<O::Service>(ours, given, true)?.prepare(&request).err();
        Ok(refused.map(|error| error.to_string()))
    }
}

/// A client with the keys, the clock and the region of a case.
fn client<S: Service>(ours: &Ours, given: &Json, validate: bool) -> Result<Client<S>, Failure>
where
    S::Credentials: Keys,
{
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let now = now.saturating_add_signed(given["shift"].as_i64().unwrap_or_default());
    let asked = given["error"].as_str().filter(|_| given["next"] != true).map(str::to_owned);
    let mut client = Client::<S>::builder()
        .credentials(S::Credentials::of(given)?)
        .insecure_endpoint(&ours.address)
        .transport(Asking { transport: Arc::clone(&ours.transport), error: asked })
        .clock(move || now)
        .retry(RetryPolicy::never())
        .validate(validate);
    if let Some(region) = given["region"].as_str() {
        client = client.region(region);
    }
    Ok(client.build()?)
}

fn failed<C: ErrorCodes>(error: &Error<C>) -> Json {
    let outcome = match (error.kind(), error.known()) {
        // Every code that the mock sends stands on a page.
        (ErrorKind::Service, Some(Code::Unknown(_))) => "a code that is in no table",
        (ErrorKind::Service, _) => "error",
        (kind, _) => {
            return json!({ "outcome": format!("{kind:?}"), "code": null, "result": error.to_string() });
        }
    };
    json!({ "outcome": outcome, "code": error.code(), "result": null })
}

/// Asks the mock for a code, in a header that the signature does not cover.
struct Asking {
    transport: Arc<ReqwestTransport>,
    error: Option<String>,
}

impl Transport for Asking {
    fn send(
        &self,
        mut request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        if let Some(code) = self.error.as_deref().and_then(|code| HeaderValue::from_str(code).ok()) {
            request.headers_mut().insert(HeaderName::from_static("x-mock-error"), code);
        }
        self.transport.send(request, limits)
    }
}
