//! Real handshakes on the loopback: a server with a certificate that nobody has signed is refused, and trusted by whoever says so.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use apiscribe_runtime::{Client, Error, ErrorKind, ReqwestTransport, RetryPolicy, Tls, tencent};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::generated::*;

const BODY: &str = r#"{"Response":{"TaskId":"5df46eb2","RequestId":"71993312"}}"#;

/// A server with a certificate of its own.
struct Server {
    url: String,
    root: CertificateDer<'static>,
    /// What came in on each connection: a request, or why there is none.
    seen: mpsc::Receiver<Result<String, String>>,
}

impl Server {
    fn start() -> Self {
        Self::that(answer)
    }

    fn that(
        answer: impl Fn(&Arc<rustls::ServerConfig>, &mut TcpStream) -> std::io::Result<String> + Send + 'static,
    ) -> Self {
        let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        let root = made.cert.der().clone();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![root.clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let (sender, seen) = mpsc::channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let outcome = answer(&config, &mut stream.unwrap()).map_err(|error| error.to_string());
                if sender.send(outcome).is_err() {
                    break;
                }
            }
        });
        Self { url, root, seen }
    }
}

fn client(url: &str, transport: ReqwestTransport) -> Client<Trtc> {
    let builder = Client::builder().credentials(tencent::Credentials::new("id", "key"));
    builder.region("ap-singapore").endpoint(url).transport(transport).build().unwrap()
}

/// One request and its answer.
fn answer(config: &Arc<rustls::ServerConfig>, stream: &mut TcpStream) -> std::io::Result<String> {
    let mut connection = rustls::ServerConnection::new(Arc::clone(config)).map_err(std::io::Error::other)?;
    let mut tls = rustls::Stream::new(&mut connection, stream);
    let seen = request(&mut tls)?;
    write!(tls, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{BODY}", BODY.len())?;
    tls.conn.send_close_notify();
    tls.flush()?;
    Ok(seen)
}

/// One request, and then bytes that no key fits.
fn garble(config: &Arc<rustls::ServerConfig>, stream: &mut TcpStream) -> std::io::Result<String> {
    let mut connection = rustls::ServerConnection::new(Arc::clone(config)).map_err(std::io::Error::other)?;
    let seen = request(&mut rustls::Stream::new(&mut connection, &mut *stream))?;
    let record = [[0x17, 3, 3, 0, 32].as_slice(), &[7; 32]].concat();
    stream.write_all(&record)?;
    Ok(seen)
}

fn request(tls: &mut impl Read) -> std::io::Result<String> {
    let mut seen = Vec::new();
    while !seen.ends_with(b"}") {
        let mut buffer = [0; 4096];
        let count = tls.read(&mut buffer)?;
        if count == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        seen.extend_from_slice(&buffer[..count]);
    }
    Ok(String::from_utf8_lossy(&seen).into_owned())
}

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

fn assert_refused(what: &str, hatch: &str, server: &Server, error: &Error<DeleteCloudRecordingError>) {
    assert_eq!(error.kind(), ErrorKind::Transport, "{what}: {error}");
    let text = error.to_string();
    assert!(text.contains("no TLS connection to 127.0.0.1: "), "{what}: {text}");
    assert!(text.to_lowercase().contains("certificate") && text.contains(hatch), "{what}: {text}");
    assert!(!error.is_retryable(), "{what}: {text}");
    let cause = std::error::Error::source(error).unwrap();
    assert!(!format!("{cause:?}").contains("https://"), "{what}: {cause:?}");
    // One connection, and nothing of the request on it.
    assert!(server.seen.recv().unwrap().is_err(), "{what}");
    assert_eq!(server.seen.try_recv().unwrap_err(), mpsc::TryRecvError::Empty, "{what}");
}

#[tokio::test]
async fn a_certificate_that_nobody_has_signed_is_refused_by_each_library() {
    for tls in Tls::compiled() {
        let server = Server::start();
        let transport = ReqwestTransport::with_tls(*tls, Duration::from_secs(10)).unwrap();
        let error = client(&server.url, transport).send(recording()).await.unwrap_err();
        assert_refused(&format!("{tls:?}"), "from_client", &server, &error);
    }
}

#[tokio::test]
async fn a_client_refuses_it_when_nothing_is_said() {
    let server = Server::start();
    let builder = Client::<Trtc>::builder().credentials(tencent::Credentials::new("id", "key"));
    let client = builder.region("ap-singapore").endpoint(&server.url).build().unwrap();
    let error = client.send(recording()).await.unwrap_err();
    assert_refused("the default", "from_client", &server, &error);
}

#[test]
fn a_client_that_blocks_refuses_it_too_and_trusts_what_its_owner_trusts() {
    use apiscribe_runtime::blocking::{Client, UreqTransport};
    let blocking = |server: &Server, transport| -> Client<Trtc> {
        let builder = Client::builder().credentials(tencent::Credentials::new("id", "key"));
        builder.region("ap-singapore").endpoint(&server.url).transport(transport).build_blocking().unwrap()
    };
    for tls in Tls::compiled() {
        let server = Server::start();
        let transport = UreqTransport::with_tls(*tls, Duration::from_secs(10));
        let error = blocking(&server, transport).send(recording()).unwrap_err();
        assert_refused(&format!("{tls:?}"), "from_agent", &server, &error);
    }
    let server = Server::start();
    let provider = if Tls::compiled().iter().any(|tls| format!("{tls:?}").starts_with("Rustls")) {
        ureq::tls::TlsProvider::Rustls
    } else {
        ureq::tls::TlsProvider::NativeTls
    };
    let root = ureq::tls::Certificate::from_der(&server.root).to_owned();
    let own = ureq::tls::TlsConfig::builder().provider(provider).root_certs([root].into_iter().into());
    #[cfg(feature = "__rustls")]
    let own = own.unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()));
    let agent = ureq::Agent::new_with_config(ureq::Agent::config_builder().tls_config(own.build()).build());
    let reply = blocking(&server, UreqTransport::from_agent(agent)).send(recording()).unwrap();
    assert_eq!(reply.task_id.as_deref(), Some("5df46eb2"));
    assert!(server.seen.recv().unwrap().is_ok());
}

/// Clients of users, each of which trusts the server's certificate.
fn own_clients(root: &CertificateDer<'static>) -> Vec<reqwest::ClientBuilder> {
    let mut clients = Vec::new();
    #[cfg(feature = "__rustls")]
    {
        let mut roots = rustls::RootCertStore::empty();
        roots.add(root.clone()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        clients.push(reqwest::Client::builder().tls_backend_preconfigured(config));
    }
    #[cfg(feature = "native-tls")]
    {
        let root = reqwest::Certificate::from_der(root).unwrap();
        clients.push(reqwest::Client::builder().tls_backend_native().tls_certs_merge([root]));
    }
    clients
}

#[tokio::test]
async fn a_client_of_ones_own_trusts_what_its_owner_trusts() {
    let server = Server::start();
    let clients = own_clients(&server.root);
    assert!(!clients.is_empty());
    for own in clients {
        let transport = ReqwestTransport::from_client(own.build().unwrap());
        let reply = client(&server.url, transport).send(recording()).await.unwrap();
        assert_eq!(reply.task_id.as_deref(), Some("5df46eb2"));
        let request = server.seen.recv().unwrap().unwrap();
        assert!(request.ends_with(r#"{"SdkAppId":1234,"TaskId":"xx"}"#), "{request}");
    }
}

#[tokio::test]
async fn tls_that_breaks_after_the_request_is_a_request_that_was_sent() {
    let server = Server::that(garble);
    for own in own_clients(&server.root) {
        let transport = ReqwestTransport::from_client(own.build().unwrap());
        let request = client(&server.url, transport).request(recording()).retry(RetryPolicy::never());
        let error = request.send().await.unwrap_err();
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, true), "{error}");
        assert!(error.to_string().contains("the request to 127.0.0.1 failed: "), "{error}");
        assert!(server.seen.recv().unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_server_without_tls_is_an_error_of_tls() {
    for tls in Tls::compiled() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let plain = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]);
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").unwrap();
        });
        let transport = ReqwestTransport::with_tls(*tls, Duration::from_secs(10)).unwrap();
        let error = client(&url, transport).send(recording()).await.unwrap_err();
        assert!(error.to_string().contains("no TLS connection to 127.0.0.1: "), "{tls:?}: {error}");
        assert!(!error.is_retryable(), "{tls:?}: {error}");
        plain.join().unwrap();
    }
}

/// The order that the documentation promises: what is not the default wins.
#[test]
fn the_default_comes_last() {
    let order: Vec<_> = Tls::compiled().iter().map(|tls| format!("{tls:?}")).collect();
    let all = ["NativeTls", "RustlsAwsLcRs", "RustlsRing"];
    let on =
        [cfg!(feature = "native-tls"), cfg!(feature = "rustls-aws-lc-rs"), cfg!(feature = "rustls-ring")];
    let expected: Vec<_> = all.into_iter().zip(on).filter(|(_, on)| *on).map(|(name, _)| name).collect();
    assert_eq!(order, expected);
}

/// An image without roots, made by a variable that those who look for them know. It has to be set before the program starts, so that the test
/// starts itself.
#[cfg(all(feature = "__rustls", target_os = "linux"))]
#[test]
fn mozillas_roots_serve_where_the_system_has_none() {
    const BARE: &str = "SSL_CERT_FILE";
    let nothing = "/dev/null";
    if std::env::var(BARE).as_deref() != Ok(nothing) {
        let name = "tls::mozillas_roots_serve_where_the_system_has_none";
        let mut again = std::process::Command::new(std::env::current_exe().unwrap());
        let again = again.args(["--exact", name]).env(BARE, nothing).env_remove("SSL_CERT_DIR");
        let output = again.output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
        return;
    }
    for tls in Tls::compiled().iter().filter(|tls| format!("{tls:?}").starts_with("Rustls")) {
        let error = ReqwestTransport::with_tls(*tls, Duration::from_secs(10)).err();
        let expected = if cfg!(feature = "webpki-roots") {
            None
        } else {
            Some(apiscribe_runtime::TransportErrorKind::Setup)
        };
        assert_eq!(error.as_ref().map(|error| error.kind()), expected, "{tls:?}: {error:?}");
    }
}
