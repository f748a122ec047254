//! Credentials of the vendor.

#[cfg(first)]
pub use rtc_apis::ruled::Credentials;

#[cfg(second)]
pub use rtc_apis::example::Credentials;
