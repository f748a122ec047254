//! TLS for ureq.
//!
//! Given: a choice. Returns: settings of an agent. Must not: leave anything to ureq's own choice, which trusts Mozilla alone.

use super::Tls;

impl Tls {
    #[cfg(feature = "__tls")]
    pub(crate) fn settings_of_ureq(self) -> ureq::tls::TlsConfig {
        use ureq::tls::{TlsConfig, TlsProvider};
        let settings = TlsConfig::builder().root_certs(roots());
        // The provider is passed on, not installed: a library must not decide it for the whole process.
        match self {
            #[cfg(feature = "native-tls")]
            Self::NativeTls => settings.provider(TlsProvider::NativeTls),
            #[cfg(feature = "rustls-aws-lc-rs")]
            Self::RustlsAwsLcRs => settings
                .provider(TlsProvider::Rustls)
                .unversioned_rustls_crypto_provider(rustls::crypto::aws_lc_rs::default_provider().into()),
            #[cfg(feature = "rustls-ring")]
            Self::RustlsRing => settings
                .provider(TlsProvider::Rustls)
                .unversioned_rustls_crypto_provider(rustls::crypto::ring::default_provider().into()),
        }
        .build()
    }
}

/// The system's roots by its own judgement.
#[cfg(all(feature = "__tls", not(feature = "webpki-roots")))]
fn roots() -> ureq::tls::RootCerts {
    ureq::tls::RootCerts::PlatformVerifier
}

/// The system's roots and Mozilla's, one by one. What of the system's cannot be read is not trusted.
#[cfg(all(feature = "__tls", feature = "webpki-roots"))]
fn roots() -> ureq::tls::RootCerts {
    let system = rustls_native_certs::load_native_certs().certs;
    let all = system.iter().chain(webpki_root_certs::TLS_SERVER_ROOT_CERTS);
    ureq::tls::RootCerts::from(all.map(|root| ureq::tls::Certificate::from_der(root).to_owned()))
}

/// Whether it was TLS that failed, before anything was sent.
pub(crate) fn failed_in_ureq(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::Tls(_) => true,
        // These two come of setting up alone.
        #[cfg(feature = "__rustls")]
        ureq::Error::Rustls(_) => true,
        #[cfg(feature = "native-tls")]
        ureq::Error::NativeTls(_) => true,
        #[cfg(feature = "__rustls")]
        ureq::Error::Io(error) => {
            let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
            tls.is_some_and(is_of_handshake)
        }
        _ => false,
    }
}

/// What comes of a handshake only: once there are keys, other errors tell of what does not fit.
#[cfg(feature = "__rustls")]
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
