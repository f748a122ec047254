//! A program that takes all names of the vendor, and has modules of its own that are called as the new services.

use rtc_apis::example::*;

pub mod drinks {
    pub struct Tea;
}

pub mod lamps {
    pub struct Bulb;
}

pub fn serve(client: &party::v2024_05_01::Client) -> (party::v2024_05_01::Client, drinks::Tea, lamps::Bulb) {
    (client.clone(), drinks::Tea, lamps::Bulb)
}
