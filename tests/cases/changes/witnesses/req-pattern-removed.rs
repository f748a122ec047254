//! A request with a text that follows the old pattern.

use rtc_apis::example::party::v2024_05_01 as party;

pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().room_id("lobby")
}
