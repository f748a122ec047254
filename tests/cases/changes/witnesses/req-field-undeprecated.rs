//! A request with the parameter.

use rtc_apis::example::party::v2024_05_01 as party;

pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().colour("red")
}
