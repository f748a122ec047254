//! A request with a value of the kind that it was.
//!
//! first, after: error[E0277]: the trait bound `std::string::String: From<{integer}>`
//! second, before: warning[deprecated]: use of deprecated method `colour`
//! second, after: warning[deprecated]: use of deprecated method `colour`
//! second, after: error[E0308]: mismatched types: expected `Letter`, found `&str`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> lights::Switch {
    lights::Switch::new().lamp(1)
}

#[cfg(second)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().colour("red")
}
