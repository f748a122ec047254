//! The hand-written half of the clients that apiscribe generates: it checks, encodes, signs, sends and decodes.
//!
//! Given: requests of generated code, which are plain data with a table of fields, and tables of services, operations and error
//! codes. Returns: typed replies and errors. Must not: know any operation; everything vendor-shaped is data or a signature.
//!
//! The way of a request: [`Client::send`] -> `validate` -> `encode` -> `request` ([`sign`]) -> [`Transport`] -> `response`
//! (judge, `decode`) -> [`Reply`] or [`Error`]. All of it but the transport is free of I/O and open to users through
//! [`Client::prepare`] and [`Client::read`].
//!
//! [`Client::pages`] walks a list from page to page, [`Client::poll`] asks for a task until it ends; both by a table of the operation.

#![forbid(unsafe_code)]

mod client;
mod codes;
pub mod credentials;
mod debug;
mod decode;
mod encode;
mod enums;
mod error;
#[cfg(feature = "testing")]
pub mod examples;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod inflate;
mod limiter;
mod observe;
mod paging;
mod path;
mod polling;
mod reply;
mod request;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod response;
mod retry;
mod secret;
#[cfg(feature = "serde")]
pub mod serial;
mod service;
mod shape;
pub mod sign;
mod slot;
mod system;
#[cfg(feature = "testing")]
pub mod testing;
mod timer;
mod tls;
#[cfg(feature = "reqwest")]
mod tokio_timer;
mod transport;
mod unknown;
mod validate;
mod value;

#[cfg(feature = "blocking")]
pub use client::blocking;
pub use client::{
    Client, ClientBuilder, PagedItems, Pages, Poller, RequestBuilder, Sending, Untyped, UntypedReply,
    UntypedRequest,
};
pub use codes::{Code, CodeInfo, CodeTable, ErrorCodes, NoCodes, NoParent, Retry, UnknownCode};
pub use credentials::{AnyCredentials, tencent, tencent_im, volcengine};
pub use debug::debug;
pub use enums::{IntEnum, debug_named};
pub use error::{AnyError, Error, ErrorKind};
pub use limiter::RateLimits;
pub use paging::{Paged, Paging};
pub use polling::{PollError, Polled, Polling};
pub use reply::Reply;
#[cfg(feature = "reqwest")]
pub use reqwest_transport::ReqwestTransport;
pub use retry::RetryPolicy;
pub use secret::Secret;
/// Any JSON, where a page does not say what a field holds.
pub use serde_json::Value as Json;
#[cfg(feature = "serde")]
pub use serial::WithSensitive;
pub use service::{
    Envelope, FailsWhen, Host, Method, Operation, OperationInfo, RateLimit, Regions, Safety, Service,
    ServiceInfo, Signing,
};
pub use shape::{Field, Group, Place, Shape};
pub use slot::{Append, Assign, AssignJson, Element, Mismatch, Open, RecordMut, Scalar, Slot, SlotOf, Token};
pub use timer::Timer;
pub use tls::Tls;
#[cfg(feature = "reqwest")]
pub use tokio_timer::TokioTimer;
pub use transport::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};
pub use validate::{Problem, ValidationError};
pub use value::{Get, Items, Record, Value, each_into, same};
