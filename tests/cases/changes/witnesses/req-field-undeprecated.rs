//! A request with the parameter.
//!
//! both, before: warning[deprecated]: use of deprecated method `colour`

use rtc_apis::example::party::v2024_05_01 as party;

pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().colour("red")
}
