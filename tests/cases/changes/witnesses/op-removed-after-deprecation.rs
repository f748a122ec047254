//! The compiler warned of the operation; now it is gone.

use rtc_apis::example::party::v2024_05_01 as party;

pub fn request() -> party::ShutRoom {
    party::ShutRoom::new().room_id("lobby")
}
