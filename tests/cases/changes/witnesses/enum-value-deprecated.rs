//! Code that names the constant.
//!
//! first, after: warning[deprecated]: use of deprecated associated constant `ZH_CN`
//! second, before: warning[deprecated]: use of deprecated associated constant `WILD`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub const LANGUAGE: party::invite_guests::Tongue = party::invite_guests::Tongue::ZH_CN;

#[cfg(second)]
pub const MOOD: party::types::Feeling = party::types::Feeling::WILD;
