//! Code that tells the codes of a service and of a vendor apart; a further one is left to the last arm.

use rtc_apis::Code;
use rtc_apis::example::party::v2024_05_01 as party;
use rtc_apis::ruled::rooms::v2020_12_01 as rooms;

#[cfg(first)]
pub fn tell(code: &Code<party::InviteGuestsError>) -> &'static str {
    match code {
        Code::Service(party::ServiceError::ResourceNotFoundRoom) => "no such room",
        Code::Service(_) => "something of the service",
        Code::Unknown(_) => "nothing that a page lists",
        _ => "something else",
    }
}

#[cfg(second)]
pub fn tell(code: &Code<rooms::BanGuestError>) -> &'static str {
    match code {
        Code::Common(rtc_apis::ruled::CommonError::InternalError) => "a failure at the vendor's",
        Code::Common(_) => "something that all operations have",
        Code::Unknown(_) => "nothing that a page lists",
        _ => "something else",
    }
}
