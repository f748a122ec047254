//! Code that looks for a code of a service, or of a vendor.
//!
//! first, after: error[E0599]: no variant or associated item named `LimitExceededRooms`
//! second, after: error[E0599]: no variant or associated item named `RequestLimitExceeded`

use rtc_apis::Code;
use rtc_apis::example::CommonError;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn is_too_many(code: &Code<party::InviteGuestsError>) -> bool {
    matches!(code, Code::Service(party::ServiceError::LimitExceededRooms))
}

#[cfg(second)]
pub fn is_too_fast(code: &Code<party::InviteGuestsError>) -> bool {
    matches!(code, Code::Common(CommonError::RequestLimitExceeded))
}
