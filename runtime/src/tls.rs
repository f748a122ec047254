//! What encrypts, where reqwest sends.
//!
//! Given: a choice, of those whose features are on, and an HTTP client that is being set up. Returns: that client, with TLS by the chosen
//! library. Must not: install anything for the whole process, or trust less than the system does.

#[cfg(feature = "__rustls")]
use std::sync::Arc;

use crate::transport::{TransportError, TransportErrorKind};

/// What encrypts: each has a feature of the same name. For anything else there is
/// [`ReqwestTransport::from_client`](crate::ReqwestTransport::from_client).
///
/// All of them trust the roots of the system; with the feature `webpki-roots` those that Mozilla trusts, too (not on Android, whose own are
/// always there).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tls {
    /// What the system has: SChannel, Secure Transport or OpenSSL.
    #[cfg(feature = "native-tls")]
    NativeTls,
    /// rustls with the cryptography of AWS-LC.
    #[cfg(feature = "rustls-aws-lc-rs")]
    RustlsAwsLcRs,
    /// rustls with the cryptography of ring.
    #[cfg(feature = "rustls-ring")]
    RustlsRing,
}

impl Tls {
    /// Those whose features are on. The first is used when nothing is said: native-tls before rustls with AWS-LC, and that before rustls with
    /// ring, which is the default, so that whoever switches on another one means it.
    pub const fn compiled() -> &'static [Self] {
        &[
            #[cfg(feature = "native-tls")]
            Self::NativeTls,
            #[cfg(feature = "rustls-aws-lc-rs")]
            Self::RustlsAwsLcRs,
            #[cfg(feature = "rustls-ring")]
            Self::RustlsRing,
        ]
    }

    #[cfg_attr(not(feature = "__tls"), expect(unused_variables, reason = "there is nothing to set up"))]
    pub(crate) fn set_up(
        self,
        client: reqwest::ClientBuilder,
    ) -> Result<reqwest::ClientBuilder, TransportError> {
        match self {
            #[cfg(feature = "native-tls")]
            Self::NativeTls => native(client),
            #[cfg(feature = "rustls-aws-lc-rs")]
            Self::RustlsAwsLcRs => rustls_with(client, rustls::crypto::aws_lc_rs::default_provider()),
            #[cfg(feature = "rustls-ring")]
            Self::RustlsRing => rustls_with(client, rustls::crypto::ring::default_provider()),
        }
    }
}

/// There is nothing that encrypts.
pub(crate) fn none() -> TransportError {
    TransportError::new(
        TransportErrorKind::Setup,
        "reqwest has no TLS: switch on one of the features `rustls-ring`, `rustls-aws-lc-rs` and `native-tls`, or hand over a \
         reqwest::Client with ReqwestTransport::from_client",
    )
}

/// Whether it was TLS that failed: the certificate, or the talk about keys.
pub(crate) fn failed(error: &(dyn std::error::Error + 'static)) -> bool {
    // An `io::Error` passes over what it holds when asked for its source.
    let held = error.downcast_ref().and_then(std::io::Error::get_ref);
    is_tls(error) || held.is_some_and(|held| failed(held)) || error.source().is_some_and(failed)
}

#[cfg_attr(not(feature = "__tls"), expect(unused_variables, reason = "there are no errors of TLS"))]
fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    #[cfg(feature = "__rustls")]
    if error.is::<rustls::Error>() {
        return true;
    }
    #[cfg(feature = "native-tls")]
    if error.is::<native_tls::Error>() {
        return true;
    }
    false
}

#[cfg(feature = "native-tls")]
fn native(client: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, TransportError> {
    let client = client.tls_backend_native();
    #[cfg(feature = "webpki-roots")]
    let client = {
        let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter();
        let roots: Result<Vec<_>, _> = roots.map(|root| reqwest::Certificate::from_der(root)).collect();
        client.tls_certs_merge(roots.map_err(not_set_up)?)
    };
    Ok(client)
}

#[cfg(feature = "__rustls")]
fn rustls_with(
    client: reqwest::ClientBuilder,
    provider: rustls::crypto::CryptoProvider,
) -> Result<reqwest::ClientBuilder, TransportError> {
    // The provider is passed on, not installed: a library must not decide it for the whole process.
    let provider = Arc::new(provider);
    let verifier = verifier(Arc::clone(&provider)).map_err(not_set_up)?;
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(not_set_up)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(client.tls_backend_preconfigured(config))
}

#[cfg(feature = "__rustls")]
fn verifier(
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> Result<rustls_platform_verifier::Verifier, rustls::Error> {
    #[cfg(all(feature = "webpki-roots", not(target_os = "android")))]
    return rustls_platform_verifier::Verifier::new_with_extra_roots(
        webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().cloned(),
        provider,
    );
    #[cfg(not(all(feature = "webpki-roots", not(target_os = "android"))))]
    return rustls_platform_verifier::Verifier::new(provider);
}

#[cfg(any(feature = "__rustls", all(feature = "native-tls", feature = "webpki-roots")))]
fn not_set_up(error: impl std::error::Error + Send + Sync + 'static) -> TransportError {
    TransportError::new(TransportErrorKind::Setup, "TLS could not be set up").with_source(error)
}
