//! A program that takes all names, and has a type of its own that is called as the new one.

use rtc_apis::example::lights::v2024_05_01::switch::*;

pub struct Colour;

pub fn request() -> (Switch, Colour) {
    (Switch::new().lamp(1), Colour)
}
