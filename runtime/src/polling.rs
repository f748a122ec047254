//! Tasks that are asked for until they end: what generated code says about them, the judgement of a reply, and the errors.
//!
//! Given: a reply as a record. Returns: whether the task runs, is done or has failed. Must not: call; [`crate::Client::poll`] does.

use std::error::Error as StdError;
use std::fmt;

use crate::codes::ErrorCodes;
use crate::error::Error;
use crate::paging::walk::field;
use crate::reply::Reply;
use crate::service::Operation;
use crate::value::{Record, Value};

/// An operation that tells how a task is doing. [`crate::Client::poll`] asks until the task ends.
pub trait Polled: Operation {
    /// Where its replies tell it.
    const POLLING: &'static Polling;
}

/// Where a reply tells how a task is doing, and which states are the last. All other states, also those that no page lists, count
/// as running.
#[derive(Debug)]
pub struct Polling {
    field: &'static [&'static str],
    done: &'static [&'static str],
    failed: &'static [&'static str],
}

/// How a task is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    Running,
    Done,
    Failed,
}

impl Polling {
    /// The field by its names on the wire, and its last states as texts, numbers in digits. Where the field stands in a list, the
    /// task has failed when one item has, and is done when all are.
    pub const fn new(
        field: &'static [&'static str],
        done: &'static [&'static str],
        failed: &'static [&'static str],
    ) -> Self {
        Self { field, done, failed }
    }

    pub(crate) fn judge(&self, reply: &dyn Record) -> Progress {
        let mut states = Vec::new();
        self.collect(Value::Record(reply), self.field, &mut states);
        if states.contains(&Progress::Failed) {
            Progress::Failed
        } else if states.is_empty() || states.contains(&Progress::Running) {
            Progress::Running
        } else {
            Progress::Done
        }
    }

    fn collect(&self, value: Value<'_>, path: &[&str], states: &mut Vec<Progress>) {
        match (value, path) {
            (Value::List(items), _) => {
                (0..items.count()).for_each(|index| self.collect(items.item(index), path, states));
            }
            (Value::Record(record), [name, rest @ ..]) => self.collect(field(record, name), rest, states),
            (value, _) => states.push(self.of_state(value)),
        }
    }

    fn of_state(&self, value: Value<'_>) -> Progress {
        let text = match value {
            Value::Text(text) => text.to_owned(),
            Value::Int(number) => number.to_string(),
            Value::UInt(number) => number.to_string(),
            _ => return Progress::Running,
        };
        let among = |states: &[&str]| states.contains(&text.as_str());
        match (among(self.failed), among(self.done)) {
            (true, _) => Progress::Failed,
            (false, true) => Progress::Done,
            (false, false) => Progress::Running,
        }
    }
}

/// Why a task did not end well, or is not known to have.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum PollError<R, C: ErrorCodes> {
    /// The reply says that the task has failed.
    Failed(Box<Reply<R>>),
    /// The task was still running at the deadline; with the last reply, if there was one.
    Deadline(Option<Box<Reply<R>>>),
    /// A call failed, with its own repeats.
    Call(Error<C>),
}

impl<R, C: ErrorCodes> fmt::Display for PollError<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(reply) => write!(f, "the task has failed (request id {})", reply.request_id()),
            Self::Deadline(Some(reply)) => {
                write!(f, "the task was still running at the deadline (request id {})", reply.request_id())
            }
            Self::Deadline(None) => f.write_str("no reply told how the task is doing before the deadline"),
            Self::Call(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl<R: fmt::Debug, C: ErrorCodes> StdError for PollError<R, C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::Failed(_) | Self::Deadline(_) => None,
        }
    }
}
