//! A request with one value, or with several.
//!
//! first, after: error[E0277]: `{integer}` is not an iterator
//! second, after: error[E0277]: the trait bound `std::string::String: From<[&str; 1]>`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> lights::Switch {
    lights::Switch::new().lamp(1)
}

#[cfg(second)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().notes(["Bring cake."])
}
