//! A request with the parameter, and code that reads it.

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn lamp() -> Option<u32> {
    lights::Switch::new().lamp(1).lamp
}

#[cfg(second)]
pub fn name() -> Option<String> {
    party::types::Visitor::new().name("Ann").name
}
