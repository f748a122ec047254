//! A client of the version.

pub use rtc_apis::example::party::v2023_01_01::Client;
