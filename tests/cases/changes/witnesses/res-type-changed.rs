//! Code that takes the field as what it was.
//!
//! first, after: error[E0308]: mismatched types: expected `Option<u32>`, found `Option<u64>`
//! second, after: error[E0308]: mismatched types: expected `Option<String>`, found `Option<RoomId>`

use rtc_apis::example::party::v2023_01_01 as party_2023;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn pages(reply: &party::ListRoomsReply) -> Option<u32> {
    reply.pages
}

#[cfg(second)]
pub fn room(reply: party_2023::OpenRoomReply) -> Option<String> {
    reply.room_id
}
