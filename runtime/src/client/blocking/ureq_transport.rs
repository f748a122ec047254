//! Sending with ureq, on the thread that calls.
//!
//! Given: a signed request. Returns: the whole reply. Must not: follow redirects (the signature would travel to another host), read
//! without end, or let an error show the URL.

use std::fmt;
use std::io::{self, Read as _};
use std::time::Duration;

use bytes::Bytes;
use ureq::config::ConfigBuilder;
use ureq::typestate::AgentScope;

use crate::inflate;
use crate::tls::{self, Tls};
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
    /// There is no TLS. What ureq does then depends on what others in the program have switched on.
    plain: bool,
}

impl UreqTransport {
    /// A transport with a connection pool of its own, and the first of [`Tls::compiled`]. Without any it takes plain http alone.
    pub fn new(connect_timeout: Duration) -> Self {
        match Tls::compiled().first() {
            Some(tls) => Self::with_tls(*tls, connect_timeout),
            None => Self::over(ureq::Agent::config_builder(), connect_timeout),
        }
    }

    /// A transport with a connection pool of its own, and this TLS.
    #[cfg_attr(not(feature = "__tls"), expect(unused_variables, reason = "there is no TLS to be had"))]
    pub fn with_tls(tls: Tls, connect_timeout: Duration) -> Self {
        #[cfg(feature = "__tls")]
        return Self::over(ureq::Agent::config_builder().tls_config(tls.settings_of_ureq()), connect_timeout);
        #[cfg(not(feature = "__tls"))]
        match tls {}
    }

    fn over(config: ConfigBuilder<AgentScope>, connect_timeout: Duration) -> Self {
        let config = config
            .timeout_connect(Some(connect_timeout))
            .max_idle_connections(IDLE_CONNECTIONS)
            .max_idle_connections_per_host(IDLE_CONNECTIONS)
            .user_agent(concat!("apiscribe/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.into(), plain: Tls::compiled().is_empty() }
    }

    /// A transport over an agent of one's own: for other roots, a certificate of the client's, or another proxy. Redirects are not followed and
    /// a status is no error of the agent's, whatever it is set to.
    pub fn from_agent(agent: ureq::Agent) -> Self {
        Self { agent, plain: false }
    }

    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let host = request.uri().host().unwrap_or("the server").to_owned();
        if self.plain && request.uri().scheme() != Some(&http::uri::Scheme::HTTP) {
            return Err(TransportError::new(TransportErrorKind::Setup, tls::NONE));
        }
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
    if let Some(why) = tls::cause_in_ureq(&error) {
        let message = format!(
            "no TLS connection to {host}: {why}; UreqTransport::from_agent takes an agent that trusts other roots"
        );
        return TransportError::new(TransportErrorKind::Tls, message).with_source(error);
    }
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
