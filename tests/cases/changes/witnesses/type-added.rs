//! A program that takes all names, and has a type of its own that is called as the new one.

#[cfg(first)]
use rtc_apis::example::party::v2024_05_01::list_songs::*;

#[cfg(first)]
pub struct Song;

#[cfg(first)]
pub fn request() -> (ListSongs, Song) {
    (ListSongs::new().length(10), Song)
}

#[cfg(second)]
use rtc_apis::example::party::v2024_05_01::types::*;

#[cfg(second)]
pub struct Drink;

#[cfg(second)]
pub fn guest() -> (Visitor, Drink) {
    (Visitor::new().name("Ann"), Drink)
}
