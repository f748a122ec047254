//! TLS for reqwest.
//!
//! Given: a choice, and a client that is being set up. Returns: that client with TLS. Must not: leave anything to reqwest's own choice, which
//! depends on what else in the program uses it.

#[cfg(feature = "__rustls")]
use std::sync::Arc;

use super::Tls;
use crate::transport::TransportError;

impl Tls {
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
    TransportError::new(crate::transport::TransportErrorKind::Setup, "TLS could not be set up")
        .with_source(error)
}
