//! The client that blocks: the same requests, replies and errors, without a runtime anywhere.
//!
//! Given: calls. Returns: what they bring, when they have brought it. Must not: start a thread or a runtime, or know more of calls than the
//! client that does not block; it drives the same futures on the thread that calls.
//!
//! It is for programs that are not async. Within async code it would keep a thread of the runtime from other work; take
//! [`crate::Client`] there, or the runtime's own way to call what blocks.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use serde_json::Value as Json;

use super::poller::Outcome;
use super::{ClientBuilder, Untyped, UntypedReply, UntypedRequest};
use crate::error::{AnyError, Error};
use crate::paging::Paged;
use crate::polling::Polled;
use crate::reply::Reply;
use crate::retry::RetryPolicy;
use crate::service::{Operation, Service};

mod drive;
mod patience;
mod thread_timer;
mod ureq_transport;

use drive::block_on;
pub(in crate::client) use patience::Patience;
pub use thread_timer::ThreadTimer;
pub use ureq_transport::UreqTransport;

/// A client of one version of one service, whose calls block. Cheap to clone, free to share between threads.
///
/// Made by [`ClientBuilder::build_blocking`], which sends with [`UreqTransport`] and waits with [`ThreadTimer`] unless told otherwise. A
/// transport or timer of one's own must not need a runtime: nobody drives one here, and what waits for it ends in [`ErrorKind::Timeout`].
///
/// [`ErrorKind::Timeout`]: crate::ErrorKind::Timeout
pub struct Client<S>(super::Client<S>);

impl<S: Service> Client<S> {
    /// Starts a client: credentials are needed, the rest has defaults. It ends with [`ClientBuilder::build_blocking`].
    pub fn builder() -> ClientBuilder<S> {
        ClientBuilder::new()
    }

    pub(in crate::client) fn over(client: super::Client<S>) -> Self {
        Self(client)
    }

    /// Checks, signs and sends one operation, and decodes the reply.
    pub fn send<O: Operation<Service = S>>(&self, operation: O) -> Result<Reply<O::Reply>, Error<O::Error>> {
        block_on(self.0.send(operation))
    }

    /// One operation with settings of its own: `client.request(op).region("…").send()`.
    pub fn request<O: Operation<Service = S>>(&self, operation: O) -> RequestBuilder<O> {
        RequestBuilder { inner: self.0.request(operation) }
    }

    /// A call of an operation that no spec has yet.
    pub fn untyped(&self, call: Untyped) -> BlockingUntyped {
        BlockingUntyped { inner: self.0.untyped(call) }
    }

    /// All pages of a list, as an iterator.
    pub fn pages<O: Paged<Service = S>>(&self, operation: O) -> Pages<O> {
        self.request(operation).pages()
    }

    /// Asks how a task is doing until it ends.
    pub fn poll<O: Polled<Service = S>>(&self, operation: O) -> Poller<O> {
        self.request(operation).poll()
    }

    /// The signed request, for sending with an HTTP client of one's own; see [`crate::Client::prepare`].
    pub fn prepare<O: Operation<Service = S>>(
        &self,
        operation: &O,
    ) -> Result<http::Request<Bytes>, Error<O::Error>> {
        self.0.prepare(operation)
    }

    /// The typed reply of an HTTP response that one's own HTTP client brought.
    pub fn read<O: Operation<Service = S>>(
        &self,
        response: &http::Response<Bytes>,
    ) -> Result<Reply<O::Reply>, Error<O::Error>> {
        self.0.read::<O>(response)
    }

    /// Asks the provider of the credentials now, as the first call would; see [`crate::Client::load_credentials`].
    pub fn load_credentials(&self) -> Result<(), AnyError> {
        block_on(self.0.load_credentials())
    }
}

impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S> fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// One call with settings of its own.
#[derive(Debug)]
#[must_use = "nothing is sent until `.send()`"]
pub struct RequestBuilder<O> {
    inner: super::RequestBuilder<O>,
}

impl<O: Operation> RequestBuilder<O> {
    settings!(inner.options);

    /// The signed request, unsent.
    pub fn prepare(&self) -> Result<http::Request<Bytes>, Error<O::Error>> {
        self.inner.prepare()
    }

    /// Checks, signs and sends, and repeats what can do no harm.
    pub fn send(self) -> Result<Reply<O::Reply>, Error<O::Error>> {
        block_on(self.inner.send())
    }

    /// Calls with these settings for every page.
    pub fn pages(self) -> Pages<O>
    where
        O: Paged,
    {
        Pages(self.inner.pages())
    }

    /// Calls with these settings until a task ends.
    pub fn poll(self) -> Poller<O>
    where
        O: Polled,
    {
        Poller(self.inner.poll())
    }
}

/// One untyped call with settings of its own.
#[derive(Debug)]
#[must_use = "nothing is sent until `.send()`"]
pub struct BlockingUntyped {
    inner: UntypedRequest,
}

impl BlockingUntyped {
    settings!(inner.options);

    /// Signs and sends.
    pub fn send(self) -> Result<Reply<UntypedReply>, AnyError> {
        block_on(self.inner.send())
    }
}

/// The pages of a list, one reply each; an iterator. It ends as [`crate::Pages`] does.
#[must_use = "no page is asked for until somebody wants it"]
pub struct Pages<O: Paged>(super::Pages<O>);

impl<O: Paged> Pages<O> {
    /// Ends the list after so many pages.
    pub fn max_pages(self, pages: u64) -> Self {
        Self(self.0.max_pages(pages))
    }

    /// The items of the pages, one after the other.
    pub fn items(self) -> PagedItems<O> {
        PagedItems(self.0.items())
    }
}

impl<O: Paged> Iterator for Pages<O> {
    type Item = Result<Reply<O::Reply>, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        block_on(self.0.next())
    }
}

/// The items of a list, page after page; an iterator.
#[must_use = "no page is asked for until somebody wants it"]
pub struct PagedItems<O: Paged>(super::PagedItems<O>);

impl<O: Paged> PagedItems<O> {
    /// Ends the list after so many items.
    pub fn max_items(self, items: usize) -> Self {
        Self(self.0.max_items(items))
    }
}

impl<O: Paged> Iterator for PagedItems<O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        block_on(self.0.next())
    }
}

/// A task that is asked for until it ends.
#[derive(Debug)]
#[must_use = "nothing is asked for until `.until_done()`"]
pub struct Poller<O>(super::Poller<O>);

impl<O: Polled> Poller<O> {
    /// The time between a reply and the next call; 5 seconds when nothing is said.
    pub fn every(self, pause: Duration) -> Self {
        Self(self.0.every(pause))
    }

    /// How long to wait for the end in all; 10 minutes when nothing is said.
    pub fn deadline(self, time: Duration) -> Self {
        Self(self.0.deadline(time))
    }

    /// Asks until a reply says that the task is done, and returns that reply; see [`crate::Poller::until_done`].
    pub fn until_done(self) -> Outcome<O> {
        block_on(self.0.until_done())
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<O: Paged> fmt::Debug for PagedItems<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
