//! Code that names the variant.
//!
//! first, after: warning[deprecated]: use of deprecated unit variant `InternalError`
//! second, before: warning[deprecated]: use of deprecated unit variant `FailedOperation`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub const FAILED: lights::SwitchError = lights::SwitchError::InternalError;

#[cfg(second)]
pub const FAILED: party::InviteGuestsError = party::InviteGuestsError::FailedOperation;
