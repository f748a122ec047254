//! A request by its name in Rust.
//!
//! first, before: warning[deprecated]: use of deprecated struct `ShutRoom`
//! first, after: error[E0433]: cannot find `ShutRoom` in `party`
//! first, after: error[E0425]: cannot find type `ShutRoom` in module `party`
//! second, after: error[E0433]: cannot find `Switch` in `lights`
//! second, after: error[E0425]: cannot find type `Switch` in module `lights`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> party::ShutRoom {
    party::ShutRoom::new().room_id("lobby")
}

#[cfg(second)]
pub fn request() -> lights::Switch {
    lights::Switch::new().lamp(1)
}
