//! Code that names the type where it stood.
//!
//! first, after: error[E0433]: cannot find `Letter` in `invite_guests`
//! first, after: error[E0425]: cannot find type `Letter` in module `party::invite_guests`
//! second, after: error[E0425]: cannot find type `Cake` in module `party::types`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn letter() -> party::invite_guests::Letter {
    party::invite_guests::Letter::new().head("Dear Ann")
}

#[cfg(second)]
pub fn taste(cake: party::types::Cake) -> Option<String> {
    cake.taste
}
