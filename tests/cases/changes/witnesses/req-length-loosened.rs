//! A request with texts of the old length.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().host_name("Ann")
}

#[cfg(second)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().guests([party::types::Visitor::new().name("Ann")])
}
