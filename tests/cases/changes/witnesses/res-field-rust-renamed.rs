//! Code that reads the field by its name.
//!
//! first, before: warning[deprecated]: use of deprecated field `kind`
//! first, after: error[E0609]: no field `kind`
//! second, after: error[E0609]: no field `room_id`

use rtc_apis::example::party::v2023_01_01 as party_2023;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn kind(reply: party::InviteGuestsReply) -> Option<String> {
    reply.kind
}

#[cfg(second)]
pub fn room(reply: party_2023::OpenRoomReply) -> Option<String> {
    reply.room_id
}
