//! What can become of a life cycle that does not end well, and what to do about it. The other files of this folder use it.
//!
//! Codes that mean something to one operation (stopped already, taken, full) are matched where that operation is called. What is left is an
//! error like any other, and the same few questions are asked of it, whatever the vendor.

use std::error::Error as StdError;
use std::fmt;

use rtc_apis::{AnyError, ErrorKind, Retry};

/// Why a life cycle did not end well.
#[derive(Debug)]
pub enum Failure {
    /// A call failed. What was known to have started was ended. Where it was the start that failed, [`advice`] tells whether to look first.
    Call(AnyError),
    /// Nothing was started: no more may run at the same time.
    Full(AnyError),
    /// Nothing was started: somebody else has that id.
    Taken(AnyError),
    /// It has started, but the reply did not tell its id, by which it could be stopped. Every field of a reply may be absent.
    NoId {
        /// Of the start, to name when asking the vendor.
        request_id: String,
    },
    /// It may still be there, run and cost money, since it could not be ended: wake somebody up.
    Left {
        /// What it is called at the vendor's.
        id: String,
        /// Why it could not be ended.
        error: AnyError,
    },
}

/// What to do about a call that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// Mend the program: these things are wrong with its request, which was not sent.
    MendRequest(Vec<String>),
    /// Mend the set-up: keys, endpoint, clock.
    MendSetUp,
    /// Call less, or later. The client has waited and repeated the call already.
    SlowDown,
    /// It will pass, but the call may have been carried out. Look before starting anything a second time.
    LookFirst,
    /// The same call will be refused again.
    GiveUp,
}

/// What to do about an error that no code of the operation explains.
pub fn advice(error: &AnyError) -> Advice {
    if let Some(found) = error.validation() {
        return Advice::MendRequest(found.problems().iter().map(ToString::to_string).collect());
    }
    match (error.kind(), error.retry()) {
        (ErrorKind::Credentials | ErrorKind::Configuration, _) => Advice::MendSetUp,
        (_, Retry::Credentials | Retry::Clock) => Advice::MendSetUp,
        (_, Retry::Throttle) => Advice::SlowDown,
        (_, Retry::Transient) | (ErrorKind::Decode, _) => Advice::LookFirst,
        _ => Advice::GiveUp,
    }
}

/// What came of some work and of the end after it, which was tried whatever came of the work.
pub fn ended<T>(id: &str, work: Result<T, AnyError>, stop: Result<(), AnyError>) -> Result<T, Failure> {
    match (work, stop) {
        (Ok(value), Ok(())) => Ok(value),
        (Err(error), Ok(())) => Err(Failure::Call(error)),
        (work, Err(error)) => {
            // There are two things to tell, and that something is left is the worse one. The other goes to the log.
            if let Err(first) = work {
                eprintln!("{first}");
            }
            Err(Failure::Left { id: id.to_owned(), error })
        }
    }
}

impl Failure {
    /// What the service or the client said, where a call failed.
    pub fn error(&self) -> Option<&AnyError> {
        match self {
            Self::Call(error) | Self::Full(error) | Self::Taken(error) | Self::Left { error, .. } => {
                Some(error)
            }
            Self::NoId { .. } => None,
        }
    }
}

impl fmt::Display for Failure {
    // An error prints its operation, code, message and request id, which is what the vendor's support asks for.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => write!(f, "{error}"),
            Self::Full(error) => write!(f, "no more may run at once: {error}"),
            Self::Taken(error) => write!(f, "the id is taken: {error}"),
            Self::NoId { request_id } => {
                write!(f, "started without an id to stop it by (request {request_id})")
            }
            Self::Left { id, error } => write!(f, "{id} is left behind: {error}"),
        }
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error()?.source()
    }
}

impl From<AnyError> for Failure {
    fn from(error: AnyError) -> Self {
        Self::Call(error)
    }
}
