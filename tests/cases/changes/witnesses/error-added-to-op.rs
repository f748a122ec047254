//! Code that tells the codes of an operation apart; where it had none, the name of their type was there, too.

use rtc_apis::Code;
use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn tell(code: &Code<lights::SwitchError>) -> &'static str {
    match code {
        Code::Operation(lights::SwitchError::InternalError) => "a failure at the vendor's",
        Code::Operation(_) => "something of the operation",
        Code::Unknown(_) => "nothing that a page lists",
        _ => "something else",
    }
}

#[cfg(second)]
pub fn tell(error: &rtc_apis::Error<party::ListSongsError>) -> &'static str {
    match error.known() {
        Some(Code::Service(party::ServiceError::ResourceNotFoundRoom)) => "no such room",
        Some(Code::Operation(_)) => "something of the operation",
        _ => "something else",
    }
}
