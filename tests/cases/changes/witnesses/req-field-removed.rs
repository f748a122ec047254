//! A request with the parameter.
//!
//! both, after: error[E0599]: no method named `on`

use rtc_apis::example::lights::v2024_05_01 as lights;

pub fn request() -> lights::Switch {
    lights::Switch::new().lamp(1).on(true)
}
