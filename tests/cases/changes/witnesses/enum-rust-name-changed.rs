//! Code that names the constant.
//!
//! first, after: error[E0599]: no associated item named `BORED`
//! second, after: error[E0599]: no associated item named `ZH_CN`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub const MOOD: party::types::Feeling = party::types::Feeling::BORED;

#[cfg(second)]
pub const LANGUAGE: party::invite_guests::Tongue = party::invite_guests::Tongue::ZH_CN;
