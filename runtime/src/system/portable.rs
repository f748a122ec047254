//! WebAssembly, which has nothing: the page or the program around it brings what there is.
//!
//! Given: names and paths. Returns: that there is no such thing. Must not: call what panics there, such as the clock of the standard library.

use std::io;
use std::path::Path;

pub(crate) const SECONDS: Option<fn() -> u64> = None;
pub(crate) const RANDOM: Option<fn() -> u32> = None;

/// No variable is set.
pub(crate) fn variable(_: &str) -> Option<String> {
    None
}

/// There are no files.
pub(crate) fn read_to_string(_: &Path) -> io::Result<String> {
    Err(io::ErrorKind::Unsupported.into())
}
