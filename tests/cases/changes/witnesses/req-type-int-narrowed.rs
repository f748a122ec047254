//! A request with a number that comes from elsewhere.
//!
//! both, after: error[E0308]: mismatched types: expected `i32`, found `i64`

use rtc_apis::example::party::v2024_05_01 as party;

pub fn request(expires: i64) -> party::InviteGuests {
    party::InviteGuests::new().expires(expires)
}
