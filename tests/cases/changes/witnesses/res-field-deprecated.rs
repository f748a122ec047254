//! Code that reads the field.
//!
//! first, after: warning[deprecated]: use of deprecated field `total`
//! second, after: warning[deprecated]: use of deprecated field `room_id`

use rtc_apis::example::party::v2023_01_01 as party_2023;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn total(reply: &party::ListSongsReply) -> Option<u64> {
    reply.total
}

#[cfg(second)]
pub fn room(reply: party_2023::OpenRoomReply) -> Option<String> {
    reply.room_id
}
