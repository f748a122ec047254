//! A request with a list of the old length.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().guests([party::types::Visitor::new().name("Ann")])
}

#[cfg(second)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new()
        .guests(vec![party::types::Visitor::new().friends([party::types::Visitor::new()])])
}
