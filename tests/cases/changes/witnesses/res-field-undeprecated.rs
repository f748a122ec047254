//! Code that reads the field; where it has another name, too, one that reads what stands beside it.
//!
//! first, before: warning[deprecated]: use of deprecated field `kind`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn kind(reply: party::InviteGuestsReply) -> Option<String> {
    reply.kind
}

#[cfg(second)]
pub fn door(reply: party::InviteGuestsReply) -> Option<party::invite_guests::Door> {
    let party::InviteGuestsReply { door, .. } = reply;
    door
}
