//! Where the two sides differ and ours is right by the page.

/// A difference that is known.
pub(crate) struct Exception {
    /// As `vendor/service/version/operation`.
    pub(crate) operation: &'static str,
    /// The case, or `field PATH`.
    pub(crate) case: &'static str,
    /// What the page says.
    pub(crate) reason: &'static str,
}

/// All of them. One that nothing needs any more is an error.
pub(crate) const EXCEPTIONS: &[Exception] = &[];
