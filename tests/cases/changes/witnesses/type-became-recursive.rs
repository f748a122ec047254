//! Code that takes the field without a box.
//!
//! both, after: error[E0308]: mismatched types: expected `Option<Lock>`, found `Option<Box<Lock>>`

use rtc_apis::example::party::v2024_05_01 as party;

pub fn lock(door: party::invite_guests::Door) -> Option<party::invite_guests::Lock> {
    door.lock
}
