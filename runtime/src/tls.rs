//! What encrypts, whichever transport sends.
//!
//! Given: a choice, of those whose features are on, and an HTTP client that is being set up. Returns: that client, with TLS by the chosen
//! library. Must not: install anything for the whole process, or trust less than the system does.

#[cfg(feature = "reqwest")]
mod of_reqwest;
#[cfg(feature = "blocking")]
mod of_ureq;

#[cfg(feature = "blocking")]
pub(crate) use of_ureq::cause_in_ureq;

/// What encrypts: each has a feature of the same name. For anything else there is `ReqwestTransport::from_client` and, for a client that
/// blocks, `UreqTransport::from_agent`.
///
/// All of them trust the roots of the system; with the feature `webpki-roots` those that Mozilla trusts, too (with reqwest and rustls not on
/// Android, whose own are always there).
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
}

/// Why nothing can be encrypted.
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub(crate) const NONE: &str = "there is no TLS: switch on one of the features `rustls-ring`, `rustls-aws-lc-rs` and `native-tls`, or hand over \
     a client of your own with ReqwestTransport::from_client or UreqTransport::from_agent";

/// Whether it was TLS that failed: the certificate, or the talk about keys.
#[cfg(feature = "reqwest")]
pub(crate) fn failed(error: &(dyn std::error::Error + 'static)) -> bool {
    // An `io::Error` passes over what it holds when asked for its source.
    let held = error.downcast_ref().and_then(std::io::Error::get_ref);
    is_tls(error) || held.is_some_and(|held| failed(held)) || error.source().is_some_and(failed)
}

#[cfg(feature = "reqwest")]
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
