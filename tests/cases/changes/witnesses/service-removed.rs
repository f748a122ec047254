//! A client of the service.
//!
//! first, after: error[E0433]: cannot find `lights` in `example`
//! second, after: error[E0433]: cannot find `party` in `example`

#[cfg(first)]
pub use rtc_apis::example::lights::v2024_05_01::Client;

#[cfg(second)]
pub use rtc_apis::example::party::v2024_05_01::Client;
