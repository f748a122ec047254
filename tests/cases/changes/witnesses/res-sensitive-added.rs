//! Code that reads and prints the field.

use rtc_apis::example::party::v2023_01_01 as party_2023;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn room(reply: party_2023::OpenRoomReply) -> (String, Option<String>) {
    (format!("{reply:?}"), reply.room_id)
}

#[cfg(second)]
pub fn opened(door: party::invite_guests::Door) -> (String, Option<String>) {
    (format!("{door:?}"), door.opened_at)
}
