//! Code that takes the number.
//!
//! first, after: error[E0308]: mismatched types: expected `i32`, found `i64`
//! second, after: error[E0308]: mismatched types: expected `u32`, found `i32`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn number(mood: party::types::Feeling) -> i32 {
    mood.value()
}

#[cfg(second)]
pub fn state(number: i32) -> party::list_guests::State {
    party::list_guests::State::new(number)
}
