//! Code that names the type.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn guest() -> party::types::Visitor {
    party::types::Visitor::new().name("Ann")
}

#[cfg(second)]
pub fn letter() -> party::invite_guests::Letter {
    party::invite_guests::Letter::new().head("Dear Ann")
}
