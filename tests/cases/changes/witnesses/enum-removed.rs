//! Code that names the type of the values.
//!
//! first, after: error[E0433]: cannot find `Tongue` in `invite_guests`
//! first, after: error[E0425]: cannot find type `Tongue` in module `party::invite_guests`
//! second, after: error[E0433]: cannot find `Feeling` in `types`
//! second, after: error[E0425]: cannot find type `Feeling` in module `party::types`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub const LANGUAGE: party::invite_guests::Tongue = party::invite_guests::Tongue::EN;

#[cfg(second)]
pub const MOOD: party::types::Feeling = party::types::Feeling::HAPPY;
