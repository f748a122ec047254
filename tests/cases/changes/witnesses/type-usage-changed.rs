//! Code that builds a value of the type, or reads one.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn letter() -> party::invite_guests::Letter {
    party::invite_guests::Letter::new().head("Dear Ann")
}

#[cfg(second)]
pub fn taste(reply: party::ListRoomsReply) -> Option<String> {
    reply.cake?.taste
}
