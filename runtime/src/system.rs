//! What the machine brings: the time, random numbers, variables and files.
//!
//! Given: what the user brings instead, if anything. Returns: that, or the machine's; or an error that says what to type where there is
//! neither. Must not: be passed by: nothing else in this crate asks the machine (`tests/tidy.rs` looks).

use std::sync::Arc;

use crate::error::AnyError;

#[cfg(not(target_family = "wasm"))]
mod native;
// Natively for the tests alone.
#[cfg(any(test, target_family = "wasm"))]
mod portable;

#[cfg(not(target_family = "wasm"))]
use native as machine;
#[cfg(target_family = "wasm")]
use portable as machine;

pub(crate) use machine::{read_to_string, variable};

/// What says which second since 1970 it is.
pub(crate) type Clock = Arc<dyn Fn() -> u64 + Send + Sync>;
/// What brings a random number.
pub(crate) type Nonce = Arc<dyn Fn() -> u32 + Send + Sync>;

/// The user's clock, or else the machine's.
pub(crate) fn clock(own: Option<Clock>) -> Result<Clock, AnyError> {
    clock_of(own, machine::SECONDS)
}

/// The user's random numbers, or else the machine's.
pub(crate) fn nonce(own: Option<Nonce>) -> Result<Nonce, AnyError> {
    nonce_of(own, machine::RANDOM)
}

fn clock_of(own: Option<Clock>, machine: Option<fn() -> u64>) -> Result<Clock, AnyError> {
    let machine = || Some(Arc::new(machine?) as Clock);
    own.or_else(machine).ok_or_else(|| {
        AnyError::configuration(
            "there is no clock on this target, and requests are signed with the time: call .clock(…) before .build(), \
             with a function that returns the seconds since 1970",
        )
    })
}

fn nonce_of(own: Option<Nonce>, machine: Option<fn() -> u32>) -> Result<Nonce, AnyError> {
    let machine = || Some(Arc::new(machine?) as Nonce);
    own.or_else(machine).ok_or_else(|| {
        AnyError::configuration(
            "there are no random numbers on this target, and they keep requests apart: call .nonce(…) before .build(), \
             with a function that returns one",
        )
    })
}

#[cfg(test)]
mod tests;
