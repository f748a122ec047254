//! A request that keeps to the old rule.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().kind("ball")
}

#[cfg(second)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().volume(1.0).minutes(30)
}
