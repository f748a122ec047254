//! A program that takes all names of the version, and has some of its own that the new operation has, too.

use rtc_apis::example::lights::v2024_05_01::*;

pub struct Dim;

pub struct DescribeColours;

pub type Colours = Vec<DescribeColours>;

pub fn untouched(client: &Client) -> (Client, Dim) {
    (client.clone(), Dim)
}

#[cfg(first)]
pub fn request() -> Switch {
    Switch::new().lamp(1)
}
