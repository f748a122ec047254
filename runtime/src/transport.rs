//! How a signed request travels: one small trait, so that any HTTP client will do.
//!
//! Given: a signed request and limits. Returns: the whole reply, whatever its status. Must not: follow redirects, repeat, or change
//! what was signed; an error must not carry the URL, whose query may hold a UserSig.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

/// A future on the heap.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends signed requests.
pub trait Transport: Send + Sync {
    /// Sends one request and reads the whole reply.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;
}

/// What one exchange may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// From the start until the last byte of the reply.
    pub timeout: Duration,
    /// The bytes of a reply. A transport stops reading there with [`TransportError::too_large`].
    pub max_body: usize,
}

impl Limits {
    pub(crate) const fn new(timeout: Duration, max_body: usize) -> Self {
        Self { timeout, max_body }
    }
}

/// What went wrong on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The HTTP client could not be set up.
    Setup,
    /// No connection.
    Connect,
    /// A connection, but no TLS: the certificate is not trusted, or the two sides have no version or cipher in common. Nothing was sent, and
    /// another attempt would bring the same.
    Tls,
    /// Not in time.
    Timeout,
    /// The reply broke off, or its compression is broken.
    Body,
    /// The reply has more bytes than are read. Another attempt would bring the same.
    TooLarge,
    /// Anything else.
    Other,
}

/// A failure on the way. Two are equal when kind and message are; what caused them is not compared.
#[derive(Debug, Clone)]
pub struct TransportError {
    kind: TransportErrorKind,
    message: String,
    pub(crate) source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl TransportError {
    /// A failure, in words that name neither URL nor headers.
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// Adds the cause. It must not carry the URL either.
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// The reply had more bytes than allowed.
    pub fn too_large(max_body: usize) -> Self {
        Self::new(
            TransportErrorKind::TooLarge,
            format!(
                "the reply is larger than {max_body} bytes; Client::builder().max_body(…) raises the limit"
            ),
        )
    }

    /// What went wrong.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl PartialEq for TransportError {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.message == other.message
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
