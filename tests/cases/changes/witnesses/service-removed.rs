//! A client of the service.

#[cfg(first)]
pub use rtc_apis::example::lights::v2024_05_01::Client;

#[cfg(second)]
pub use rtc_apis::example::party::v2024_05_01::Client;
