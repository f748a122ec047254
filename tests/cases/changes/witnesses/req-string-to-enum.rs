//! Code that reads what a request has, which is of the type of the documented values now.
//!
//! first, after: error[E0308]: mismatched types: expected `Option<String>`, found `Option<HostName>`
//! second, after: error[E0308]: mismatched types: expected `Option<u32>`, found `Option<Lamp>`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn host(request: party::InviteGuests) -> Option<String> {
    request.host_name
}

#[cfg(second)]
pub fn lamp(request: &lights::Switch) -> Option<u32> {
    request.lamp
}
