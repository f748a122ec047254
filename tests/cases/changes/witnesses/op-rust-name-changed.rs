//! A request by its name in Rust.

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> party::ShutRoom {
    party::ShutRoom::new().room_id("lobby")
}

#[cfg(second)]
pub fn request() -> lights::Switch {
    lights::Switch::new().lamp(1)
}
