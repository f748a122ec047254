//! Code that takes one value, or several.

use rtc_apis::example::party::v2023_01_01 as party_2023;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn room(reply: party_2023::OpenRoomReply) -> Option<String> {
    reply.room_id
}

#[cfg(second)]
pub fn invited(reply: &party::InviteGuestsReply) -> usize {
    reply.invited.len()
}
