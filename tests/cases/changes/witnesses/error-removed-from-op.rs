//! Code that looks for one code of an operation.
//!
//! first, after: error[E0599]: no variant or associated item named `InvalidParameterGuest`
//! second, after: error[E0599]: no associated item named `InternalError`

use rtc_apis::Code;

#[cfg(first)]
pub fn is_unknown_guest(code: &Code<rtc_apis::example::party::v2024_05_01::InviteGuestsError>) -> bool {
    use rtc_apis::example::party::v2024_05_01::InviteGuestsError;
    matches!(code, Code::Operation(InviteGuestsError::InvalidParameterGuest))
}

#[cfg(second)]
pub fn is_internal(code: &Code<rtc_apis::example::lights::v2024_05_01::SwitchError>) -> bool {
    use rtc_apis::example::lights::v2024_05_01::SwitchError;
    matches!(code, Code::Operation(SwitchError::InternalError))
}
