//! A machine with an operating system.
//!
//! Given: names and paths. Returns: what the system has. Must not: be compiled for WebAssembly, where some of it panics.

use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

pub(crate) const SECONDS: Option<fn() -> u64> = Some(seconds);
pub(crate) const RANDOM: Option<fn() -> u32> = Some(random);

/// A variable of this process.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The text of a file.
pub(crate) fn read_to_string(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path)
}

fn seconds() -> u64 {
    // A clock before 1970 signs for 1970, and the server says that the time is wrong.
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

fn random() -> u32 {
    // The number only keeps requests apart: should the system have none, the clock's fraction serves.
    ring::rand::generate::<[u8; 4]>(&ring::rand::SystemRandom::new())
        .map(|bytes| u32::from_be_bytes(bytes.expose()))
        .unwrap_or_else(|_| {
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos())
        })
}
