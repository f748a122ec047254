//! Errors: what happened, and how to find it at the vendor.
//!
//! Given: problems of any stage. Returns: one boxed error, typed by the operation's codes only on the outside. Must not: carry a
//! key, a signed URL or a request body; the raw reply is kept apart, capped, and never printed by `Debug`.

use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use crate::codes::{self, Code, ErrorCodes, Retry, UnknownCode};
use crate::decode::DecodeProblem;
use crate::service::OperationInfo;
use crate::transport::{TransportError, TransportErrorKind};
use crate::validate::ValidationError;

mod display;

/// How much of a reply an error keeps.
pub(crate) const RAW_CAP: usize = 16 * 1024;

/// The stage at which a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ErrorKind {
    /// Refused before sending: the page says that the server would refuse it.
    Validation,
    /// No credentials, or of the wrong kind.
    Credentials,
    /// The client was set up wrongly.
    Configuration,
    /// The request did not reach the server, or no whole reply came back.
    Transport,
    /// No reply in time. Whether the server acted is not known.
    Timeout,
    /// The service refused or failed.
    Service,
    /// The reply could not be read.
    Decode,
    /// The pages of a list do not end as they should.
    Paging,
}

/// An error of any operation of any service. Two are equal when all they tell is; what caused them is not compared, nor the raw body.
#[derive(Clone)]
pub struct AnyError(Box<Inner>);

#[derive(Clone, Default)]
pub(crate) struct Inner {
    pub(crate) kind: Option<ErrorKind>,
    pub(crate) operation: Option<&'static OperationInfo>,
    pub(crate) code: String,
    pub(crate) number: Option<i64>,
    pub(crate) message: String,
    pub(crate) request_id: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) raw: Option<String>,
    pub(crate) raw_result: Option<String>,
    pub(crate) retry: Option<Retry>,
    pub(crate) source: Option<Arc<dyn StdError + Send + Sync>>,
    pub(crate) validation: Option<ValidationError>,
    pub(crate) attempts: u32,
    /// How many seconds our clock is behind the server's, where that is the trouble.
    pub(crate) clock_behind: Option<i64>,
}

impl AnyError {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind: Some(kind), message: message.into(), ..Inner::default() }))
    }

    pub(crate) fn credentials(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Credentials, message)
    }

    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Configuration, message)
    }

    pub(crate) fn validation_failed(problems: ValidationError) -> Self {
        let mut error = Self::new(ErrorKind::Validation, "");
        error.0.validation = Some(problems);
        error
    }

    pub(crate) fn decode_failed(problem: DecodeProblem) -> Self {
        Self::new(ErrorKind::Decode, problem.to_string())
    }

    pub(crate) fn transport_failed(error: TransportError) -> Self {
        let kind = match error.kind() {
            TransportErrorKind::Timeout => ErrorKind::Timeout,
            TransportErrorKind::Setup => ErrorKind::Configuration,
            _ => ErrorKind::Transport,
        };
        let mut out = Self::new(kind, error.to_string());
        let lasting = matches!(error.kind(), TransportErrorKind::TooLarge | TransportErrorKind::Tls);
        out.0.retry = lasting.then_some(Retry::Never);
        out.0.source = error.source;
        out
    }

    pub(crate) fn inner_mut(&mut self) -> &mut Inner {
        &mut self.0
    }

    pub(crate) fn during(mut self, operation: &'static OperationInfo) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// The stage.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind.unwrap_or(ErrorKind::Configuration)
    }

    /// The code of the service as a text, a number in digits; `None` when the service was not the one to complain, or gave none.
    pub fn code(&self) -> Option<&str> {
        Some(self.0.code.as_str()).filter(|code| !code.is_empty())
    }

    /// The code as a number, or the number that came with a textual one.
    pub fn number(&self) -> Option<i64> {
        self.0.number
    }

    /// The text of the code before the first dot: `FailedOperation` of `FailedOperation.SdkAppIdNotFound`.
    pub fn family(&self) -> Option<&str> {
        self.code().map(codes::family)
    }

    /// What the service said, at most 4 KiB of it; for other kinds, what went wrong. It may hold line breaks, which `Display` leaves out.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The vendor's id of the request, to name when asking them.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The HTTP status, once there was a reply.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The operation.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation.map(|operation| operation.name)
    }

    /// The vendor's page of the operation.
    pub fn docs_url(&self) -> Option<&'static str> {
        self.0.operation.map(|operation| operation.page).filter(|page| !page.is_empty())
    }

    /// What repeating the same request may bring.
    pub fn retry(&self) -> Retry {
        match (self.0.retry, self.kind()) {
            (Some(retry), _) => retry,
            (None, ErrorKind::Transport | ErrorKind::Timeout) => Retry::Transient,
            (None, _) => Retry::Never,
        }
    }

    /// Whether repeating may help. Whether it may do harm is another question: an operation that is not safe to repeat could
    /// have been carried out although the reply was lost.
    pub fn is_retryable(&self) -> bool {
        matches!(self.retry(), Retry::Transient | Retry::Throttle)
    }

    /// By how many seconds this machine's clock is behind the server's, where the request was refused for its time.
    pub fn clock_behind(&self) -> Option<i64> {
        self.0.clock_behind
    }

    /// How many attempts were made; 0 when nothing was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether there were too many requests.
    pub fn is_throttling(&self) -> bool {
        self.retry() == Retry::Throttle
    }

    /// The body of the reply, capped. May hold what the reply held; print it with care.
    pub fn raw(&self) -> Option<&str> {
        self.0.raw.as_deref()
    }

    /// The JSON of the result that came with a failure, where the vendor's rules say that it explains the failure. Capped.
    pub fn raw_result(&self) -> Option<&str> {
        self.0.raw_result.as_deref()
    }

    /// All that the local check found.
    pub fn validation(&self) -> Option<&ValidationError> {
        self.0.validation.as_ref()
    }
}

impl PartialEq for AnyError {
    fn eq(&self, other: &Self) -> bool {
        let told = |error: &Self| {
            let of = &error.0;
            let operation = of.operation.map(|of| (of.service.name, of.service.version, of.name));
            let said = (of.code.clone(), of.number, of.message.clone(), of.request_id.clone(), of.status);
            (of.kind, operation, said, error.retry(), of.validation.clone(), of.attempts, of.clock_behind)
        };
        told(self) == told(other)
    }
}

impl StdError for AnyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

/// An error of an operation with the codes `C`. Everything but the typed code is on [`AnyError`], which this derefs to.
pub struct Error<C: ErrorCodes> {
    any: AnyError,
    codes: PhantomData<fn() -> C>,
}

impl<C: ErrorCodes> Error<C> {
    /// The code, placed: one that the operation's page lists, one that its service or its vendor lists for all operations,
    /// or an unknown one. `None` when it is no error of the service.
    pub fn known(&self) -> Option<Code<C>> {
        if self.any.kind() != ErrorKind::Service {
            return None;
        }
        Some(Code::placed(UnknownCode { code: self.any.0.code.clone(), number: self.any.0.number }))
    }

    /// The same error without the type of its codes.
    pub fn into_any(self) -> AnyError {
        self.any
    }
}

impl<C: ErrorCodes> Clone for Error<C> {
    fn clone(&self) -> Self {
        Self { any: self.any.clone(), codes: PhantomData }
    }
}

impl<C: ErrorCodes> PartialEq for Error<C> {
    fn eq(&self, other: &Self) -> bool {
        self.any == other.any
    }
}

impl<C: ErrorCodes> From<AnyError> for Error<C> {
    fn from(any: AnyError) -> Self {
        Self { any, codes: PhantomData }
    }
}

impl<C: ErrorCodes> From<Error<C>> for AnyError {
    fn from(error: Error<C>) -> Self {
        error.any
    }
}

impl<C: ErrorCodes> Deref for Error<C> {
    type Target = AnyError;

    fn deref(&self) -> &AnyError {
        &self.any
    }
}

impl<C: ErrorCodes> fmt::Debug for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.any, f)
    }
}

impl<C: ErrorCodes> fmt::Display for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.any, f)
    }
}

impl<C: ErrorCodes> StdError for Error<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.any.source()
    }
}

/// The start of a text, cut at a character, for keeping with an error.
pub(crate) fn capped(text: &str, cap: usize) -> String {
    let mut end = cap.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}
