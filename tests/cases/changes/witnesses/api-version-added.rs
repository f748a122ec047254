//! A program that takes all names of the service, and has modules of its own that are called as the new versions.

use rtc_apis::example::lights::*;

pub mod v2026_01_01 {
    pub struct Later;
}

pub mod v2020_01_01 {
    pub struct Earlier;
}

pub fn request() -> (v2024_05_01::Switch, v2026_01_01::Later, v2020_01_01::Earlier) {
    (v2024_05_01::Switch::new().lamp(1), v2026_01_01::Later, v2020_01_01::Earlier)
}
