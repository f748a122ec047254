//! A mock in place of the network, for unit tests of applications.
//!
//! Given: rules that say what operations are answered with. Returns: a [`Transport`](crate::Transport), and afterwards the requests
//! that were sent, typed. Must not: replace anything but the network; checking, encoding, signing and decoding are the client's own.
//!
//! ```text
//! let mock = Mock::new();
//! mock.on::<DeleteCloudRecording>()
//!     .when(|request| request.task_id.as_deref() == Some("t-1"))
//!     .reply(DeleteCloudRecordingReply::new().task_id("t-1"));
//! let client = mock.client::<Service>().region("ap-singapore").build()?;
//! // … call the code under test with the client, and look at what it did; then:
//! let sent = mock.requests::<DeleteCloudRecording>();
//! mock.assert_done();
//! ```

mod answer;
pub(crate) mod body;
mod code;
mod json;
mod mock;
mod pairs;
mod report;
mod request;
mod rule;

pub use crate::transport::TransportErrorKind;
pub use answer::Answer;
pub use code::{IntoCode, level};
pub use json::from_json;
pub use mock::{FakeCredentials, Mock};
pub use rule::{On, Rule, Testable};

use crate::error::{AnyError, Error};
use crate::reply::{Meta, Reply};
use crate::service::Operation;

/// What `client.send(…)` returns for this answer, with the request id `mock-1`: for tests of functions that take a [`Reply`].
pub fn reply<O: Operation>(reply: O::Reply) -> Reply<O::Reply> {
    Reply::new(reply, Meta { request_id: "mock-1".to_owned(), status: 200 })
}

/// What `client.send(…)` returns for this code, as [`Answer::error`] takes it: for tests of functions that take an [`Error`].
pub fn error<O: Operation, L>(code: impl IntoCode<O::Error, L>) -> Error<O::Error> {
    failed::<O>(Answer::error(code))
}

/// What `client.send(…)` returns for this failure on the way.
pub fn fault<O: Operation>(kind: TransportErrorKind) -> Error<O::Error> {
    failed::<O>(Answer::fault(kind))
}

fn failed<O: Operation>(answer: Answer<O>) -> Error<O::Error> {
    let unread = || AnyError::configuration("the envelope of this operation knows no failures").into();
    answer.result().err().unwrap_or_else(unread)
}
