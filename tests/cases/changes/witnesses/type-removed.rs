//! Code that names the type.
//!
//! first, after: error[E0425]: cannot find type `Door` in module `party::invite_guests`
//! second, after: error[E0433]: cannot find `Letter` in `invite_guests`
//! second, after: error[E0425]: cannot find type `Letter` in module `party::invite_guests`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn code(door: party::invite_guests::Door) -> Option<String> {
    door.code
}

#[cfg(second)]
pub fn letter() -> party::invite_guests::Letter {
    party::invite_guests::Letter::new().head("Dear Ann")
}
