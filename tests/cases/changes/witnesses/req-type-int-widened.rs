//! A request with a number that comes from elsewhere.
//!
//! both, after: error[E0308]: mismatched types: expected `u64`, found `u32`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request(lamp: u32) -> lights::Switch {
    lights::Switch::new().lamp(lamp)
}

#[cfg(second)]
pub fn request(minutes: u32) -> party::InviteGuests {
    party::InviteGuests::new().minutes(minutes)
}
