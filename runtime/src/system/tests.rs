//! What happens on a target without a clock and random numbers, and that the machine of the tests has both.

use std::path::Path;
use std::sync::Arc;

use super::{Clock, Nonce, clock_of, nonce_of, portable};
use crate::error::ErrorKind;

#[test]
fn without_a_machine_the_user_is_told_what_to_bring() {
    for (error, call) in [
        (clock_of(None, portable::SECONDS).err().unwrap(), ".clock("),
        (nonce_of(None, portable::RANDOM).err().unwrap(), ".nonce("),
    ] {
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(call), "{error}");
    }
    let (own_clock, own_nonce): (Clock, Nonce) = (Arc::new(|| 7), Arc::new(|| 8));
    assert_eq!(clock_of(Some(own_clock), portable::SECONDS).unwrap()(), 7);
    assert_eq!(nonce_of(Some(own_nonce), portable::RANDOM).unwrap()(), 8);
    assert_eq!(portable::variable("PATH"), None);
    assert!(portable::read_to_string(Path::new("Cargo.toml")).is_err());
}

#[cfg(not(target_family = "wasm"))]
#[test]
fn the_machine_is_asked_unless_the_user_brings_something() {
    use super::{clock, nonce, read_to_string, variable};
    assert!(clock(None).unwrap()() > 1_700_000_000);
    assert_eq!(clock(Some(Arc::new(|| 7))).unwrap()(), 7);
    let random = nonce(None).unwrap();
    // Four equal numbers come once in 10^28.
    assert!((0..3).map(|_| random()).any(|other| other != random()));
    assert!(variable("PATH").is_some());
    assert!(read_to_string(Path::new("Cargo.toml")).unwrap().contains("apiscribe-runtime"));
}
