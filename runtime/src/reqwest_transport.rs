//! Sending with reqwest.
//!
//! Given: a signed request. Returns: the whole reply. Must not: follow redirects (the signature would travel to another host), read
//! without end, or let an error show the URL.

use std::time::Duration;

use bytes::{Bytes, BytesMut};

use crate::inflate;
use crate::tls::{self, Tls};
use crate::transport::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// Sends with reqwest. Proxies of the environment are used; the roots are the system's.
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// A transport with a connection pool of its own, and the first of [`Tls::compiled`].
    pub fn new(connect_timeout: Duration) -> Result<Self, TransportError> {
        let none = || TransportError::new(TransportErrorKind::Setup, tls::NONE);
        let tls = Tls::compiled().first().ok_or_else(none)?;
        Self::with_tls(*tls, connect_timeout)
    }

    /// A transport with a connection pool of its own, and this TLS.
    pub fn with_tls(tls: Tls, connect_timeout: Duration) -> Result<Self, TransportError> {
        let client = tls
            .set_up(reqwest::Client::builder())?
            .connect_timeout(connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            // Not by reqwest, even where another crate switches that on: replies are inflated here, up to the largest that is read.
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .user_agent(concat!("apiscribe/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| {
                TransportError::new(TransportErrorKind::Setup, "the HTTP client could not be set up")
                    .with_source(error)
            })?;
        Ok(Self { client })
    }

    /// A transport over a client of one's own: with other roots, certificates or proxies, or TLS by another library. It should not follow
    /// redirects.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self { client }
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let host = request.uri().host().unwrap_or("the server").to_owned();
        Box::pin(async move {
            let failed = |error| failed(&host, error);
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::new(
                    TransportErrorKind::Setup,
                    "reqwest sends only within tokio's runtime; elsewhere give the client a transport of your own, or use one that blocks",
                ));
            }
            let mut request = reqwest::Request::try_from(request).map_err(failed)?;
            inflate::ask(request.headers_mut());
            *request.timeout_mut() = Some(limits.timeout);
            let mut reply = self.client.execute(request).await.map_err(failed)?;
            let announced = reply.content_length().and_then(|length| usize::try_from(length).ok());
            if announced.is_some_and(|length| length > limits.max_body) {
                return Err(TransportError::too_large(limits.max_body));
            }
            let mut body = BytesMut::with_capacity(announced.unwrap_or(0));
            while let Some(chunk) = reply.chunk().await.map_err(failed)? {
                if body.len() + chunk.len() > limits.max_body {
                    return Err(TransportError::too_large(limits.max_body));
                }
                body.extend_from_slice(&chunk);
            }
            let mut response = http::Response::new(body.freeze());
            *response.status_mut() = reply.status();
            *response.headers_mut() = std::mem::take(reply.headers_mut());
            inflate::inflated(&host, response, limits.max_body)
        })
    }
}

/// The error without its URL, whose query may hold a UserSig.
fn failed(host: &str, error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    // Connecting that takes too long is a failure to connect: nothing was sent. TLS can break later, too, when much may have been.
    let (kind, message) = if error.is_connect() && tls::failed(&error) {
        let message = format!(
            "no TLS connection to {host}{}; ReqwestTransport::from_client takes a reqwest::Client that trusts other roots",
            cause(&error)
        );
        (TransportErrorKind::Tls, message)
    } else if error.is_connect() {
        let why = if error.is_timeout() { " in time".to_owned() } else { cause(&error) };
        (TransportErrorKind::Connect, format!("no connection to {host}{why}"))
    } else if error.is_timeout() {
        let message =
            format!("no reply of {host} in time; Client::builder().attempt_timeout(…) sets how long to wait");
        (TransportErrorKind::Timeout, message)
    } else if error.is_body() || error.is_decode() {
        (TransportErrorKind::Body, format!("the reply of {host} broke off{}", cause(&error)))
    } else {
        (TransportErrorKind::Other, format!("the request to {host} failed{}", cause(&error)))
    };
    TransportError::new(kind, message).with_source(error)
}

/// The innermost cause, which says most: that nobody listens, that a name is not known, that a certificate is not trusted.
fn cause(error: &reqwest::Error) -> String {
    let first = std::error::Error::source(error);
    let innermost = std::iter::successors(first, |error| error.source()).last();
    innermost.map_or_else(String::new, |cause| format!(": {cause}"))
}
