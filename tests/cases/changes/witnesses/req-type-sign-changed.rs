//! A request with a number that comes from elsewhere.
//!
//! first, after: error[E0308]: mismatched types: expected `i32`, found `u32`
//! second, after: error[E0308]: mismatched types: expected `u64`, found `i64`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request(lamp: u32) -> lights::Switch {
    lights::Switch::new().lamp(lamp)
}

#[cfg(second)]
pub fn request(expires: i64) -> party::InviteGuests {
    party::InviteGuests::new().expires(expires)
}
