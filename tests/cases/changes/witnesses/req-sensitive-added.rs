//! A request with the parameter, printed, and code that reads it.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn trace() -> (String, Option<String>) {
    let request = party::InviteGuests::new().trace("t1");
    (format!("{request:?}"), request.trace)
}

#[cfg(second)]
pub fn text() -> (String, Option<String>) {
    let letter = party::invite_guests::Letter::new().text("Come!");
    (format!("{letter:?}"), letter.text)
}
