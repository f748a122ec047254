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
//!
//! A function that takes an error or a reply needs no mock: [`Answer::result`] makes them.

mod answer;
pub(crate) mod body;
mod code;
mod haste;
mod json;
mod mock;
mod pairs;
mod report;
mod request;
mod rule;
mod shown;

pub use crate::transport::TransportErrorKind;
pub use answer::Answer;
pub use code::{IntoCode, level};
pub use json::from_json;
pub use mock::{FakeCredentials, Mock};
pub use rule::{On, Rule, Testable};
pub(crate) use shown::Shown;
