//! TLS with a server whose certificate is signed by itself.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use apiscribe_runtime::blocking::{self, UreqTransport};
use apiscribe_runtime::{ClientBuilder, ErrorKind, RetryPolicy, tencent};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};

use crate::generated::{DeleteCloudRecording, Trtc};

const DONE: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-length: 43\r\n\r\n{\"Response\":{\"TaskId\":\"t\",\"RequestId\":\"r\"}}";

/// A server over TLS that answers every request alike, until the other side goes; and its certificate.
pub(super) fn server() -> (String, Vec<u8>) {
    server_that(|stream| stream.write_all(DONE))
}

type Stream = StreamOwned<ServerConnection, TcpStream>;

/// The same with another end of each request.
fn server_that(answer: fn(&mut Stream) -> io::Result<()>) -> (String, Vec<u8>) {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let certificate = made.cert.der().clone();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let config = Arc::clone(&config);
            thread::spawn(move || {
                let mut stream = StreamOwned::new(ServerConnection::new(config).unwrap(), stream.unwrap());
                let mut seen = Vec::new();
                let mut buffer = [0; 4096];
                while let Ok(count @ 1..) = stream.read(&mut buffer) {
                    seen.extend_from_slice(&buffer[..count]);
                    if seen.ends_with(b"}") {
                        seen.clear();
                        answer(&mut stream).unwrap();
                    }
                }
            });
        }
    });
    (address, certificate.to_vec())
}

fn client(address: &str) -> ClientBuilder<Trtc> {
    blocking::Client::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .endpoint(address)
        .retry(RetryPolicy::new().attempts(2).base(Duration::ZERO))
}

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

#[cfg(feature = "__tls")]
#[test]
fn a_certificate_that_nobody_trusts_is_refused_before_anything_is_sent() {
    let (address, _) = server();
    let error = client(&address).build_blocking().unwrap().send(recording()).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1), "{error}");
    let text = error.to_string();
    // The rest is the library's.
    assert!(text.contains("no TLS connection to 127.0.0.1: ") && text.contains("certificate"), "{text}");
}

/// An agent that trusts this certificate.
fn trusting(certificate: &[u8]) -> UreqTransport {
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(RootCerts::new_with_certs(&[Certificate::from_der(certificate).to_owned()]))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    UreqTransport::from_agent(ureq::Agent::config_builder().tls_config(tls).build().new_agent())
}

#[test]
fn an_agent_of_ones_own_trusts_whom_it_likes() {
    let (address, certificate) = server();
    let client = client(&address).transport(trusting(&certificate)).build_blocking().unwrap();
    for _ in 0..2 {
        assert_eq!(client.send(recording()).unwrap().task_id.as_deref(), Some("t"));
    }
}

#[test]
fn tls_that_breaks_after_the_request_is_a_request_that_was_sent() {
    // Bytes that no key fits.
    let (address, certificate) =
        server_that(|stream| stream.sock.write_all(&[[0x17, 3, 3, 0, 32].as_slice(), &[7; 32]].concat()));
    let client = client(&address).transport(trusting(&certificate)).build_blocking().unwrap();
    let error = client.request(recording()).retry(RetryPolicy::never()).send().unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, true), "{error}");
    assert!(error.to_string().contains("the request to 127.0.0.1 failed: "), "{error}");
}
