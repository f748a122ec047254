//! Code that takes one value, or several.
//!
//! first, after: error[E0308]: mismatched types: expected `Option<String>`, found `Vec<String>`
//! second, after: error[E0599]: no method named `is_empty`

use rtc_apis::example::party::v2023_01_01 as party_2023;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn room(reply: party_2023::OpenRoomReply) -> Option<String> {
    reply.room_id
}

#[cfg(second)]
pub fn is_nobody(reply: &party::InviteGuestsReply) -> bool {
    reply.invited.is_empty()
}
