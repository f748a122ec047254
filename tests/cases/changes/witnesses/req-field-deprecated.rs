//! A request with the parameter.

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
