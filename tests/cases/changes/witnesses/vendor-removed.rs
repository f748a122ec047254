//! Credentials of the vendor.
//!
//! first, after: error[E0432]: unresolved import `rtc_apis::ruled`
//! second, after: error[E0432]: unresolved import `rtc_apis::example`

#[cfg(first)]
pub use rtc_apis::ruled::Credentials;

#[cfg(second)]
pub use rtc_apis::example::Credentials;
