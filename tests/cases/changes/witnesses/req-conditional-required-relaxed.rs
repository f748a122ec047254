//! A request that keeps to the old rule.

use rtc_apis::example::party::v2024_05_01 as party;

pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().notes(["Bring cake."]).language(party::invite_guests::Tongue::EN)
}
