//! The mock: a transport that answers by rules and keeps what it was sent.
//!
//! Given: rules, then calls. Returns: the answer of the first rule that has one. Must not: panic on a call that no rule answers; the
//! call fails with an error that says what was called and why no rule was for it.

use std::fmt;
use std::future;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::haste::Haste;
use super::report;
use super::request;
use super::rule::{AnyRule, On, Testable};
use crate::client::{Client, ClientBuilder};
use crate::credentials::{AnyCredentials, tencent, tencent_im, volcengine};
use crate::service::Service;
use crate::transport::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// A transport for unit tests. Clones share rules and calls; any number of tasks and threads may use them.
///
/// Rules are tried in the order in which they were declared, and the first that has an answer gives it: put the special ones before
/// the general ones. A rule that is used up (`times`, `sequence`) leaves the call to the rules after it. A call that no rule
/// answers fails, with [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) so that nothing repeats it, and the error
/// tells why each rule was not for it.
#[derive(Clone, Default)]
pub struct Mock(Arc<State>);

#[derive(Default)]
struct State {
    rules: Mutex<Vec<Arc<dyn AnyRule>>>,
    calls: Mutex<Vec<Sent>>,
}

/// A call that came.
struct Sent {
    request: http::Request<Bytes>,
    /// The rule that answered it.
    rule: Option<usize>,
}

/// Credentials that are good for nothing but a mock.
pub trait FakeCredentials: Into<AnyCredentials> {
    /// Made-up ids and keys.
    fn fake() -> Self;
}

impl FakeCredentials for tencent::Credentials {
    fn fake() -> Self {
        Self::new("fake-secret-id", "fake-secret-key")
    }
}

impl FakeCredentials for tencent_im::Credentials {
    fn fake() -> Self {
        Self::new(1, "fake-administrator", "fake-key")
    }
}

impl FakeCredentials for volcengine::Credentials {
    fn fake() -> Self {
        Self::new("fake-access-key", "fake-secret-key")
    }
}

impl Mock {
    /// A mock without rules.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a rule for calls of this operation.
    #[track_caller]
    pub fn on<O: Testable>(&self) -> On<O> {
        On::new(self.clone(), Location::caller())
    }

    /// Begins a client that sends through this mock and signs with made-up credentials; `.build()` makes it, after `.region(…)`
    /// where the operations want one. It repeats what any client would, but its waits take no time.
    pub fn client<S: Service<Credentials: FakeCredentials>>(&self) -> ClientBuilder<S> {
        Client::builder().credentials(S::Credentials::fake()).transport(self.clone()).timer(Haste::default())
    }

    /// The requests of this operation that were sent, answered or not, in order.
    pub fn requests<O: Testable>(&self) -> Vec<O> {
        let calls = lock(&self.0.calls);
        let requests = calls.iter().map(|sent| &sent.request);
        let requests = requests.filter(|request| request::is_call(request, O::INFO));
        requests.filter_map(|request| request::read(request).ok()).collect()
    }

    /// All that was sent, as HTTP: for headers such as the region. The signatures in it are made with the client's credentials.
    pub fn sent(&self) -> Vec<http::Request<Bytes>> {
        lock(&self.0.calls).iter().map(|sent| sent.request.clone()).collect()
    }

    /// Panics unless every rule was used, as often as it says if it says so, and every call was answered.
    #[track_caller]
    pub fn assert_done(&self) {
        let rules = self.rules();
        let calls = lock(&self.0.calls);
        let unanswered: Vec<_> =
            calls.iter().filter(|sent| sent.rule.is_none()).map(|sent| sent.request.clone()).collect();
        drop(calls);
        let problems = report::left_over(&rules, &unanswered);
        assert!(problems.is_empty(), "the mock is not done:{problems}");
    }

    pub(super) fn add(&self, rule: Arc<dyn AnyRule>) -> usize {
        let mut rules = lock(&self.0.rules);
        rules.push(rule);
        rules.len() - 1
    }

    pub(super) fn answered_by(&self, rule: usize) -> Vec<http::Request<Bytes>> {
        let calls = lock(&self.0.calls);
        let answered = calls.iter().filter(|sent| sent.rule == Some(rule));
        answered.map(|sent| sent.request.clone()).collect()
    }

    fn rules(&self) -> Vec<Arc<dyn AnyRule>> {
        lock(&self.0.rules).clone()
    }

    /// Keeps the request before any closure of the test runs, so that calls stand in the order in which they came.
    fn keep(&self, request: http::Request<Bytes>) -> usize {
        let mut calls = lock(&self.0.calls);
        calls.push(Sent { request, rule: None });
        calls.len() - 1
    }

    fn answer(&self, request: &http::Request<Bytes>) -> super::answer::Outcome {
        let at = self.keep(request.clone());
        let rules = self.rules();
        let mut misses = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            match rule.answer(request, at + 1) {
                Ok(outcome) => {
                    if let Some(sent) = lock(&self.0.calls).get_mut(at) {
                        sent.rule = Some(index);
                    }
                    return outcome;
                }
                Err(miss) => misses.push((Arc::clone(rule), miss)),
            }
        }
        let message = report::unanswered(request, misses);
        Some(Err(TransportError::new(TransportErrorKind::Setup, message)))
    }
}

impl Transport for Mock {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            match self.answer(&request) {
                Some(outcome) => outcome,
                None => future::pending().await,
            }
        })
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (rules, calls) = (lock(&self.0.rules).len(), lock(&self.0.calls).len());
        f.debug_struct("Mock").field("rules", &rules).field("calls", &calls).finish()
    }
}

/// A closure of a test that panics leaves nothing half done behind.
fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
