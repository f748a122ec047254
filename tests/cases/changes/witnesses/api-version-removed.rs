//! A client of the version.
//!
//! both, after: error[E0432]: unresolved import `rtc_apis::example::party::v2023_01_01`

pub use rtc_apis::example::party::v2023_01_01::Client;
