//! Sending with ureq, over rustls with ring, on the thread that calls.
//!
//! Given: a signed request. Returns: the whole reply. Must not: follow redirects (the signature would travel to another host), read
//! without end, or let an error show the URL.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};

use crate::transport::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// Sends with ureq, and blocks until the reply is there. Proxies of the environment are used; the roots are the system's.
#[derive(Debug, Clone)]
pub struct UreqTransport {
    agent: ureq::Agent,
}

impl UreqTransport {
    /// A transport with a connection pool of its own.
    pub fn new(connect_timeout: Duration) -> Self {
        // The provider is passed on, not installed: a library must not decide it for the whole process.
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = ureq::Agent::config_builder()
            .tls_config(tls)
            .timeout_connect(Some(connect_timeout))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("apiscribe/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.into() }
    }

    /// A transport over an agent of one's own. It should neither follow redirects nor take a status for an error.
    pub fn from_agent(agent: ureq::Agent) -> Self {
        Self { agent }
    }

    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let host = request.uri().host().unwrap_or("the server").to_owned();
        let failed = |error| failed(&host, error, limits.max_body);
        let (parts, body) = request.into_parts();
        let reply = match body.is_empty() {
            true => {
                let request = http::Request::from_parts(parts, ());
                self.agent.run(self.timed(request, limits.timeout))
            }
            false => {
                let request = http::Request::from_parts(parts, body.to_vec());
                self.agent.run(self.timed(request, limits.timeout))
            }
        };
        let (head, body) = reply.map_err(failed)?.into_parts();
        let most = u64::try_from(limits.max_body).unwrap_or(u64::MAX);
        if body.content_length().is_some_and(|length| length > most) {
            return Err(TransportError::too_large(limits.max_body));
        }
        // ureq counts a body that is just as long as the limit as too long.
        let body = body.into_with_config().limit(most.saturating_add(1)).read_to_vec().map_err(failed)?;
        if body.len() > limits.max_body {
            return Err(TransportError::too_large(limits.max_body));
        }
        Ok(http::Response::from_parts(head, Bytes::from(body)))
    }

    fn timed<B: ureq::AsSendBody>(&self, request: http::Request<B>, time: Duration) -> http::Request<B> {
        self.agent.configure_request(request).timeout_global(Some(time)).build()
    }
}

impl Transport for UreqTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move { self.exchange(request, limits) })
    }
}

/// What went wrong, in words that name the host and nothing else of the URL, whose query may hold a UserSig.
fn failed(host: &str, error: ureq::Error, max_body: usize) -> TransportError {
    use ureq::{Error, Timeout};
    let (kind, message) = match &error {
        Error::BodyExceedsLimit(_) => return TransportError::too_large(max_body),
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
            (TransportErrorKind::Connect, format!("no connection to {host} in time"))
        }
        Error::Timeout(_) => (
            TransportErrorKind::Timeout,
            format!("no reply of {host} in time; Client::builder().attempt_timeout(…) sets how long to wait"),
        ),
        Error::HostNotFound => {
            (TransportErrorKind::Connect, format!("no connection to {host}: no such host"))
        }
        Error::ConnectionFailed => (TransportErrorKind::Connect, format!("no connection to {host}")),
        Error::Tls(what) => (TransportErrorKind::Connect, format!("no connection to {host}: {what}")),
        Error::Rustls(what) => (TransportErrorKind::Connect, format!("no connection to {host}: {what}")),
        Error::Io(what) => io(host, what),
        _ => (TransportErrorKind::Other, format!("the request to {host} failed")),
    };
    match error {
        // Its text is the address itself.
        Error::BadUri(_) => TransportError::new(kind, message),
        error => TransportError::new(kind, message).with_source(error),
    }
}

/// A refused connection comes before anything is sent; for all else the server may have seen the request.
fn io(host: &str, error: &std::io::Error) -> (TransportErrorKind, String) {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::ConnectionRefused | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            (TransportErrorKind::Connect, format!("no connection to {host}: {error}"))
        }
        ErrorKind::TimedOut => (TransportErrorKind::Timeout, format!("no reply of {host} in time")),
        _ => (TransportErrorKind::Body, format!("the reply of {host} broke off: {error}")),
    }
}
