//! Code that names the type where it stood.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn letter() -> party::invite_guests::Letter {
    party::invite_guests::Letter::new().head("Dear Ann")
}

#[cfg(second)]
pub fn taste(cake: party::types::Cake) -> Option<String> {
    cake.taste
}
