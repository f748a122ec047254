//! Code that takes the field without a box.

use rtc_apis::example::party::v2024_05_01 as party;

pub fn lock(door: party::invite_guests::Door) -> Option<party::invite_guests::Lock> {
    door.lock
}
