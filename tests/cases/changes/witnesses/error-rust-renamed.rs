//! Code that names the variant of a code.
//!
//! first, after: error[E0599]: no variant or associated item named `Closed`
//! second, after: error[E0599]: no variant or associated item named `LimitExceededRooms`

use rtc_apis::example::CommonError;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub const NIGHT: CommonError = CommonError::Closed;

#[cfg(second)]
pub const FULL: party::ServiceError = party::ServiceError::LimitExceededRooms;
