//! Sending with reqwest, over rustls with ring.
//!
//! Given: a signed request. Returns: the whole reply. Must not: follow redirects (the signature would travel to another host), read
//! without end, or let an error show the URL.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use rustls_platform_verifier::BuilderVerifierExt as _;

use crate::transport::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// Sends with reqwest. Proxies of the environment are used; the roots are the system's.
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// A transport with a connection pool of its own.
    pub fn new(connect_timeout: Duration) -> Result<Self, TransportError> {
        let setup = |message: &str| TransportError::new(TransportErrorKind::Setup, message);
        // The provider is passed on, not installed: a library must not decide it for the whole process.
        let tls =
            rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()
                .and_then(|builder| builder.with_platform_verifier())
                .map_err(|error| setup("TLS could not be set up").with_source(error))?
                .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .connect_timeout(connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .user_agent(concat!("apiscribe/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| setup("the HTTP client could not be set up").with_source(error))?;
        Ok(Self { client })
    }

    /// A transport over a client of one's own. It should not follow redirects.
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
        Box::pin(async move {
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::new(
                    TransportErrorKind::Setup,
                    "reqwest sends only within tokio's runtime; elsewhere give the client a transport of your own, or use one that blocks",
                ));
            }
            let mut request = reqwest::Request::try_from(request).map_err(failed)?;
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
            Ok(response)
        })
    }
}

/// The error without its URL, whose query may hold a UserSig.
fn failed(error: reqwest::Error) -> TransportError {
    let host = error.url().and_then(|url| url.host_str()).unwrap_or("the server").to_owned();
    let error = error.without_url();
    // Connecting that takes too long is a failure to connect: nothing was sent.
    let (kind, message) = if error.is_connect() {
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
