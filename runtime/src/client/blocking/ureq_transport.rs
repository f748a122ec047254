//! Sending with ureq, over rustls with ring, on the thread that calls.
//!
//! Given: a signed request. Returns: the whole reply. Must not: follow redirects (the signature would travel to another host), read
//! without end, or let an error show the URL.

use std::fmt;
use std::io::{self, Read as _};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};

use crate::inflate;
use crate::transport::{BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// As many are kept for the threads that share a client.
const IDLE_CONNECTIONS: usize = 16;

/// Sends with ureq, and blocks until the reply is there. Proxies of the environment are used; the roots are the system's.
///
/// ureq logs through the crate `log`: nothing secret down to `debug`, but at `trace` all that it sends, with keys and UserSigs. Keep the
/// targets `ureq` and `ureq_proto` at `debug`.
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
            .max_idle_connections(IDLE_CONNECTIONS)
            .max_idle_connections_per_host(IDLE_CONNECTIONS)
            .user_agent(concat!("apiscribe/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.into() }
    }

    /// A transport over an agent of one's own: for other roots, a certificate of the client's, or another proxy. Redirects are not followed and
    /// a status is no error of the agent's, whatever it is set to.
    pub fn from_agent(agent: ureq::Agent) -> Self {
        Self { agent }
    }

    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let host = request.uri().host().unwrap_or("the server").to_owned();
        let (mut parts, body) = request.into_parts();
        inflate::ask(&mut parts.headers);
        let reply = match body.is_empty() {
            true => self.agent.run(self.set(http::Request::from_parts(parts, ()), limits.timeout)),
            false => {
                self.agent.run(self.set(http::Request::from_parts(parts, body.to_vec()), limits.timeout))
            }
        };
        let reply = reply.map_err(|error| failed(&host, error, TransportErrorKind::Other))?;
        let (head, body) = reply.into_parts();
        let most = u64::try_from(limits.max_body).unwrap_or(u64::MAX);
        if body.content_length().is_some_and(|length| length > most) {
            return Err(TransportError::too_large(limits.max_body));
        }
        // ureq's own limit would count the bytes before another crate's `ureq/gzip` inflates them.
        let mut read = Vec::new();
        let mut body = body.into_with_config().reader().take(most.saturating_add(1));
        body.read_to_end(&mut read).map_err(|error| failed(&host, error.into(), TransportErrorKind::Body))?;
        if read.len() > limits.max_body {
            return Err(TransportError::too_large(limits.max_body));
        }
        let response = http::Response::from_parts(head, Bytes::from(read));
        inflate::inflated(&host, response, limits.max_body)
    }

    /// With what must hold for every request, also over an agent of somebody else's.
    fn set<B: ureq::AsSendBody>(&self, request: http::Request<B>, time: Duration) -> http::Request<B> {
        let settings = self.agent.configure_request(request).timeout_global(Some(time));
        settings.max_redirects(0).max_redirects_will_error(false).http_status_as_error(false).build()
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
fn failed(host: &str, error: ureq::Error, otherwise: TransportErrorKind) -> TransportError {
    use ureq::{Error, Timeout};
    let unconnected = |why: &dyn fmt::Display| format!("no connection to {host}: {why}");
    let without_tls = |why: &dyn fmt::Display| {
        format!(
            "no TLS connection to {host}: {why}; UreqTransport::from_agent takes an agent that trusts other roots"
        )
    };
    let (kind, message) = match &error {
        // The texts of these two are the address itself.
        Error::BadUri(_) => {
            return TransportError::new(otherwise, format!("ureq takes no such address of {host}"));
        }
        Error::RequireHttpsOnly(_) => {
            return TransportError::new(otherwise, format!("the agent sends over https only, not to {host}"));
        }
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
            (TransportErrorKind::Connect, format!("no connection to {host} in time"))
        }
        Error::Timeout(_) => (
            TransportErrorKind::Timeout,
            format!("no reply of {host} in time; Client::builder().attempt_timeout(…) sets how long to wait"),
        ),
        Error::HostNotFound | Error::ConnectionFailed | Error::ConnectProxyFailed(_) => {
            (TransportErrorKind::Connect, unconnected(&error))
        }
        Error::Tls(what) => (TransportErrorKind::Tls, without_tls(what)),
        Error::Rustls(what) => (TransportErrorKind::Tls, without_tls(what)),
        Error::Io(what) if is_of_tls(what) => (TransportErrorKind::Tls, without_tls(what)),
        Error::Io(what) if is_before_sending(what) => (TransportErrorKind::Connect, unconnected(what)),
        Error::Io(what) => (otherwise, broken(host, otherwise, what)),
        _ => (otherwise, broken(host, otherwise, &error)),
    };
    TransportError::new(kind, message).with_source(error)
}

fn broken(host: &str, kind: TransportErrorKind, why: &dyn fmt::Display) -> String {
    match kind {
        TransportErrorKind::Body => format!("the reply of {host} broke off: {why}"),
        _ => format!("the request to {host} failed: {why}"),
    }
}

fn is_of_tls(error: &io::Error) -> bool {
    let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    tls.is_some_and(is_of_handshake)
}

/// Whether the server cannot have seen the request: the name is not known, or nobody listens. Where that is not certain, as with a
/// connection that was reset, it may have.
fn is_before_sending(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::AddrNotAvailable
    )
    // The standard library has no kind for it, only these words.
    || error.to_string().contains("failed to lookup address")
}

/// What comes of a handshake only: once there are keys, other errors tell of what does not fit.
fn is_of_handshake(error: &rustls::Error) -> bool {
    use rustls::{AlertDescription as Alert, Error, InvalidMessage};
    matches!(
        error,
        Error::InvalidCertificate(_)
            | Error::NoCertificatesPresented
            | Error::PeerIncompatible(_)
            // The port does not speak TLS.
            | Error::InvalidMessage(InvalidMessage::InvalidContentType)
            | Error::AlertReceived(
                Alert::HandshakeFailure
                    | Alert::InsufficientSecurity
                    | Alert::ProtocolVersion
                    | Alert::UnrecognisedName
            )
    )
}
