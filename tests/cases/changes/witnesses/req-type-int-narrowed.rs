//! A request with a number that comes from elsewhere.

use rtc_apis::example::party::v2024_05_01 as party;

pub fn request(expires: i64) -> party::InviteGuests {
    party::InviteGuests::new().expires(expires)
}
