//! Text that must not be seen.
//!
//! Given: a key or a token. Returns: it, only to who asks by name. Must not: print, compare or serialise it.

use std::fmt;

use zeroize::Zeroizing;

use crate::debug::REDACTED;

/// A text that is never printed and is wiped from memory when dropped.
///
/// ```
/// let secret = apiscribe_runtime::Secret::new("not-a-real-key");
/// assert_eq!(format!("{secret:?} {secret}"), "**redacted** **redacted**");
/// assert_eq!(secret.expose(), "not-a-real-key");
/// ```
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text. What is done with it is the caller's care.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}
