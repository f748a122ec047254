//! What a call looks like from outside: spans and events for `tracing`, where the feature of that name is on.
//!
//! Given: a call and its attempts. Returns: the same futures, in spans. Must not: show a body, a header, a parameter or a secret; without
//! the feature nothing of it is there.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Attempt, call, not_renewed, repeated};
#[cfg(feature = "tracing")]
pub(crate) use on::{Attempt, call, not_renewed, repeated};
