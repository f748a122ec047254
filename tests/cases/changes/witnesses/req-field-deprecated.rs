//! A request with the parameter.
//!
//! first, after: warning[deprecated]: use of deprecated method `on`
//! second, before: warning[deprecated]: use of deprecated method `colour`
//! second, after: warning[deprecated]: use of deprecated method `colour`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> lights::Switch {
    lights::Switch::new().lamp(1).on(true)
}

#[cfg(second)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().colour("red")
}
