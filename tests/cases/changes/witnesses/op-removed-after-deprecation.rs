//! The compiler warned of the operation; now it is gone.
//!
//! both, before: warning[deprecated]: use of deprecated struct `ShutRoom`
//! both, after: error[E0433]: cannot find `ShutRoom` in `party`
//! both, after: error[E0425]: cannot find type `ShutRoom` in module `party`

use rtc_apis::example::party::v2024_05_01 as party;

pub fn request() -> party::ShutRoom {
    party::ShutRoom::new().room_id("lobby")
}
