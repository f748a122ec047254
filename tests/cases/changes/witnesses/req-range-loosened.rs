//! A request with a number within the old range.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().minutes(600)
}

#[cfg(second)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().volume(1.5)
}
