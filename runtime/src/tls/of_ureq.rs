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

/// What failed, where it was TLS, before anything was sent; without ureq's own word for where it comes from.
pub(crate) fn cause_in_ureq(error: &ureq::Error) -> Option<&dyn std::fmt::Display> {
    match error {
        ureq::Error::Tls(what) => Some(what),
        // These two come of setting up alone.
        #[cfg(feature = "__rustls")]
        ureq::Error::Rustls(what) => Some(what),
        #[cfg(feature = "native-tls")]
        ureq::Error::NativeTls(what) => Some(what),
        #[cfg(feature = "__rustls")]
        ureq::Error::Io(error) => {
            let what = error.get_ref()?.downcast_ref::<rustls::Error>()?;
            is_of_handshake(what).then_some(what as &dyn std::fmt::Display)
        }
        _ => None,
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
