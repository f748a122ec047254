//! Code that reads the field.
//!
//! first, after: error[E0609]: no field `left`
//! second, after: error[E0609]: no field `opened_at`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn left(reply: &party::InviteGuestsReply) -> Option<u32> {
    reply.left
}

#[cfg(second)]
pub fn opened(door: party::invite_guests::Door) -> Option<String> {
    door.opened_at
}
