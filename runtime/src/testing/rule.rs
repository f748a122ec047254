//! One rule of a mock: for which calls it is, and what they are answered with.
//!
//! Given: what a test declares. Returns: an answer for a request, or why it has none. Must not: hold a lock while a closure of the
//! test runs.

use std::fmt;
use std::panic::Location;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;

use super::answer::{Answer, Outcome};
use super::code::IntoCode;
use super::mock::Mock;
use super::request;
use crate::service::{Operation, OperationInfo};
use crate::slot::RecordMut;
use crate::transport::TransportErrorKind;

/// An operation that a mock can be told about: every one, once the feature `testing` of the client crate is on.
#[diagnostic::on_unimplemented(
    message = "a mock cannot read `{Self}` back",
    note = "if it is an operation: switch on the feature `testing` of the crate that it comes from"
)]
pub trait Testable: Operation + RecordMut + Default + 'static {}

impl<O: Operation + RecordMut + Default + 'static> Testable for O {}

/// A rule in the making; begun by [`Mock::on`].
#[must_use = "a rule says what is answered: end it with `.reply(…)`, `.error(…)`, `.fault(…)`, …"]
pub struct On<O> {
    mock: Mock,
    place: &'static Location<'static>,
    wanted: Vec<Wanted<O>>,
    times: Option<usize>,
}

type Wanted<O> = Box<dyn Fn(&O) -> bool + Send + Sync>;
/// Takes the request and how many calls the rule answered before.
type Respond<O> = Box<dyn Fn(&O, usize) -> Answer<O> + Send + Sync>;

impl<O: Testable> On<O> {
    pub(super) fn new(mock: Mock, place: &'static Location<'static>) -> Self {
        Self { mock, place, wanted: Vec::new(), times: None }
    }

    /// Only for requests of which this is true. Said twice, both have to be.
    pub fn when(mut self, wanted: impl Fn(&O) -> bool + Send + Sync + 'static) -> Self {
        self.wanted.push(Box::new(wanted));
        self
    }

    /// For so many calls; then the rules after it have their turn. [`Mock::assert_done`] wants all of them to have come.
    pub fn times(mut self, calls: usize) -> Self {
        self.times = Some(calls);
        self
    }

    /// Answers with this reply, every time.
    pub fn reply(self, reply: O::Reply) -> Rule<O> {
        self.answer(Answer::reply(reply))
    }

    /// Answers with a reply that is made from the request.
    pub fn reply_with(self, make: impl Fn(&O) -> O::Reply + Send + Sync + 'static) -> Rule<O> {
        self.answer_with(move |request| Answer::reply(make(request)))
    }

    /// Answers with this error, every time; see [`Answer::error`].
    pub fn error<L>(self, code: impl IntoCode<O::Error, L>) -> Rule<O> {
        self.answer(Answer::error(code))
    }

    /// Answers with this error and message, every time.
    pub fn error_message<L>(self, code: impl IntoCode<O::Error, L>, message: impl AsRef<str>) -> Rule<O> {
        self.answer(Answer::error_message(code, message))
    }

    /// Fails on the way, every time.
    pub fn fault(self, kind: TransportErrorKind) -> Rule<O> {
        self.answer(Answer::fault(kind))
    }

    /// Answers with this HTTP response as it is, every time.
    pub fn respond(self, response: http::Response<impl Into<Bytes>>) -> Rule<O> {
        self.answer(Answer::respond(response))
    }

    /// Answers with this, every time.
    pub fn answer(self, answer: Answer<O>) -> Rule<O> {
        self.finish(Box::new(move |_, _| answer.clone()))
    }

    /// Answers with what is made from the request.
    pub fn answer_with(self, make: impl Fn(&O) -> Answer<O> + Send + Sync + 'static) -> Rule<O> {
        self.finish(Box::new(move |request, _| make(request)))
    }

    /// Answers with these, one after the other, each once; then the rules after it have their turn. A shorter `times` ends it
    /// earlier; a longer one does not repeat it.
    pub fn sequence(mut self, answers: impl IntoIterator<Item = Answer<O>>) -> Rule<O> {
        let answers: Vec<_> = answers.into_iter().collect();
        self.times = Some(self.times.map_or(answers.len(), |times| times.min(answers.len())));
        self.finish(Box::new(move |_, before| answers.get(before).cloned().unwrap_or_else(Answer::never)))
    }

    fn finish(self, respond: Respond<O>) -> Rule<O> {
        let used = Arc::new(AtomicUsize::new(0));
        let kept = Kept {
            place: self.place,
            wanted: self.wanted,
            times: self.times,
            used: Arc::clone(&used),
            respond,
        };
        let index = self.mock.add(Arc::new(kept));
        Rule { mock: self.mock, index, used, request: |request| request::read(request).ok() }
    }
}

impl<O> fmt::Debug for On<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "On({}:{})", self.place.file(), self.place.line())
    }
}

/// A declared rule, to ask afterwards what it answered.
#[derive(Clone)]
pub struct Rule<O> {
    mock: Mock,
    index: usize,
    used: Arc<AtomicUsize>,
    request: fn(&http::Request<Bytes>) -> Option<O>,
}

impl<O> Rule<O> {
    /// How many calls it answered.
    pub fn calls(&self) -> usize {
        self.used.load(Ordering::Acquire)
    }

    /// The requests that it answered, in the order in which they were sent.
    pub fn requests(&self) -> Vec<O> {
        self.mock.answered_by(self.index).iter().filter_map(self.request).collect()
    }
}

impl<O> fmt::Debug for Rule<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule(answered {})", self.calls())
    }
}

/// A rule without the type of its operation.
pub(super) trait AnyRule: Send + Sync {
    fn operation(&self) -> &'static OperationInfo;

    /// The Rust name of the operation.
    fn name(&self) -> &'static str;

    /// Where in the test it stands.
    fn place(&self) -> &'static Location<'static>;

    /// How many calls it answers; `None` is any number.
    fn times(&self) -> Option<usize>;

    fn used(&self) -> usize;

    fn answer(&self, request: &http::Request<Bytes>, number: usize) -> Result<Outcome, Miss>;
}

/// Why a rule does not answer a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Miss {
    OtherOperation,
    Unreadable(String),
    SaidNo,
    UsedUp,
}

struct Kept<O> {
    place: &'static Location<'static>,
    wanted: Vec<Wanted<O>>,
    times: Option<usize>,
    used: Arc<AtomicUsize>,
    respond: Respond<O>,
}

impl<O: Testable> AnyRule for Kept<O> {
    fn operation(&self) -> &'static OperationInfo {
        O::INFO
    }

    fn name(&self) -> &'static str {
        O::default().shape().name()
    }

    fn place(&self) -> &'static Location<'static> {
        self.place
    }

    fn times(&self) -> Option<usize> {
        self.times
    }

    fn used(&self) -> usize {
        self.used.load(Ordering::Acquire)
    }

    fn answer(&self, request: &http::Request<Bytes>, number: usize) -> Result<Outcome, Miss> {
        if !request::is_call(request, self.operation()) {
            return Err(Miss::OtherOperation);
        }
        let request: O = request::read(request).map_err(|problem| Miss::Unreadable(problem.to_string()))?;
        if !self.wanted.iter().all(|wanted| wanted(&request)) {
            return Err(Miss::SaidNo);
        }
        let one_more = |used| self.times.is_none_or(|times| used < times).then_some(used + 1);
        let before = self.used.fetch_update(Ordering::AcqRel, Ordering::Acquire, one_more);
        before.map(|before| (self.respond)(&request, before).outcome(number)).map_err(|_| Miss::UsedUp)
    }
}
