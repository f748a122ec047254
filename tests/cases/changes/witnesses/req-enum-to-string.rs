//! A request with one of the documented values.
//!
//! first, after: error[E0433]: cannot find `Tongue` in `invite_guests`
//! second, after: error[E0433]: cannot find `Feeling` in `types`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().language(party::invite_guests::Tongue::EN)
}

#[cfg(second)]
pub fn guest() -> party::types::Visitor {
    party::types::Visitor::new().mood(party::types::Feeling::HAPPY)
}
