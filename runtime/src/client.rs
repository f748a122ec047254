//! The client: settings, the way of a call, and the thin generic shell around the core that does the work.
//!
//! Given: operations. Returns: typed replies or errors. Must not: do per operation what the core can do once; every generic
//! function here is a few lines, because each user compiles it once per operation.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::Value as Json;

use crate::error::{AnyError, Error};
use crate::paging::Paged;
use crate::polling::Polled;
use crate::reply::Reply;
use crate::response;
use crate::retry::RetryPolicy;
use crate::service::{Operation, Service};

mod attempts;
mod builder;
mod core;
mod credentials;
mod endpoint;
mod pages;
mod poller;
mod sending;
#[macro_use]
mod settings;
#[cfg(feature = "blocking")]
pub mod blocking;
mod untyped;

use self::core::{Core, Options};
pub use builder::ClientBuilder;
pub use pages::{PagedItems, Pages};
pub use poller::Poller;
pub use sending::Sending;
pub use untyped::{Untyped, UntypedReply, UntypedRequest};

/// A client of one version of one service. Cheap to clone, free to share between threads and tasks.
pub struct Client<S> {
    core: Arc<Core>,
    service: PhantomData<fn() -> S>,
}

impl<S: Service> Client<S> {
    /// Starts a client: credentials are needed, the rest has defaults.
    pub fn builder() -> ClientBuilder<S> {
        ClientBuilder::new()
    }

    /// Checks, signs and sends one operation, and decodes the reply. Nothing is sent before the future is awaited, and dropping it
    /// cancels the call. It borrows nothing, so it can be spawned.
    pub fn send<O: Operation<Service = S>>(&self, operation: O) -> Sending<O> {
        Sending::new(&self.core, &operation, None)
    }

    /// One operation with settings of its own: `client.request(op).region("…").send()`.
    pub fn request<O: Operation<Service = S>>(&self, operation: O) -> RequestBuilder<O> {
        RequestBuilder { core: Arc::clone(&self.core), operation, options: Options::default() }
    }

    /// A call of an operation that no spec has yet: `client.untyped(Untyped::post("NewOperation", json!({"RoomId": "r"}))).send()`.
    pub fn untyped(&self, call: Untyped) -> UntypedRequest {
        UntypedRequest::new(Arc::clone(&self.core), call)
    }

    /// All pages of a list, from the one that the request names on, or else from the first.
    pub fn pages<O: Paged<Service = S>>(&self, operation: O) -> Pages<O> {
        self.request(operation).pages()
    }

    /// Asks how a task is doing until it ends.
    pub fn poll<O: Polled<Service = S>>(&self, operation: O) -> Poller<O> {
        self.request(operation).poll()
    }

    /// The signed request, for sending with an HTTP client of one's own; [`Client::read`] takes the reply.
    ///
    /// It must be sent as it is and soon: the signature covers host, body and time. Do not log it: body and URL hold
    /// what the request holds, and the URL of a Tencent IM request a UserSig, which is as good as a password until it expires. Where a provider brings the credentials, it must have them at hand;
    /// [`Client::load_credentials`] sees to that.
    pub fn prepare<O: Operation<Service = S>>(
        &self,
        operation: &O,
    ) -> Result<http::Request<Bytes>, Error<O::Error>> {
        Ok(self.core.prepare(O::INFO, operation, &Options::default())?)
    }

    /// Asks the provider of the credentials now, as the first call would; at the start of a program, say, to learn of what is missing. Does
    /// nothing while there are credentials that hold.
    pub async fn load_credentials(&self) -> Result<(), AnyError> {
        self.core.load_credentials().await
    }

    /// The typed reply of an HTTP response that one's own HTTP client brought.
    pub fn read<O: Operation<Service = S>>(
        &self,
        response: &http::Response<Bytes>,
    ) -> Result<Reply<O::Reply>, Error<O::Error>> {
        read::<O>(response, self.core.max_body())
    }
}

fn read<O: Operation>(
    response: &http::Response<Bytes>,
    max_body: usize,
) -> Result<Reply<O::Reply>, Error<O::Error>> {
    let mut reply = O::Reply::default();
    let meta = response::read(O::INFO, response, max_body, &mut reply)?;
    Ok(Reply::new(reply, meta))
}

impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self { core: Arc::clone(&self.core), service: PhantomData }
    }
}

impl<S> fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.core, f)
    }
}

/// One call with settings of its own.
#[must_use = "nothing is sent until `.send()` is awaited"]
pub struct RequestBuilder<O> {
    core: Arc<Core>,
    operation: O,
    options: Options,
}

impl<O: Operation> RequestBuilder<O> {
    settings!(options);

    /// The signed request, unsent; see [`Client::prepare`].
    pub fn prepare(&self) -> Result<http::Request<Bytes>, Error<O::Error>> {
        Ok(self.core.prepare(O::INFO, &self.operation, &self.options)?)
    }

    /// Checks the request, and returns the call: it signs and sends when awaited, and repeats what can do no harm. Dropping it cancels
    /// the call.
    pub fn send(self) -> Sending<O> {
        self.call()
    }

    /// Calls with these settings for every page; see [`Client::pages`].
    pub fn pages(self) -> Pages<O>
    where
        O: Paged,
    {
        Pages::new(self)
    }

    /// Calls with these settings until a task ends; see [`Client::poll`].
    pub fn poll(self) -> Poller<O>
    where
        O: Polled,
    {
        Poller::new(self)
    }

    /// The call, leaving the request for another.
    fn call(&self) -> Sending<O> {
        Sending::new(&self.core, &self.operation, Some(&self.options))
    }
}

impl<O> fmt::Debug for RequestBuilder<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder").field("options", &self.options).finish_non_exhaustive()
    }
}
