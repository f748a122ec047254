//! Code that builds a value of the type, as a request with it needs.
//!
//! both, after: error[E0599]: no function or associated item named `new`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn letter() -> party::invite_guests::Letter {
    party::invite_guests::Letter::new()
}

#[cfg(second)]
pub fn guest() -> party::types::Visitor {
    party::types::Visitor::new()
}
