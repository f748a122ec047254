//! A program that takes all names of the crate, and has a module of its own that is called as the new vendor.

use rtc_apis::*;

pub mod acme {
    pub struct Anvil;
}

pub fn anvil() -> (acme::Anvil, Option<example::Credentials>, Option<ruled::Credentials>) {
    (acme::Anvil, None, None)
}
