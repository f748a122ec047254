//! A request that sets the parameter by its name.
//!
//! first, after: error[E0599]: no method named `kind`
//! second, after: error[E0599]: no method named `on`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn request() -> party::InviteGuests {
    party::InviteGuests::new().kind("ball")
}

#[cfg(second)]
pub fn request() -> lights::Switch {
    lights::Switch::new().lamp(1).on(true)
}
