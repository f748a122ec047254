//! A request without the parameter.

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> lights::Switch {
    lights::Switch::new().lamp(1).on(true)
}

#[cfg(second)]
pub fn letter() -> party::invite_guests::Letter {
    party::invite_guests::Letter::new().head("Dear Ann").text("Come!")
}
