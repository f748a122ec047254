//! Credentials of the scheme that it was: where they come from, and what they have.
//!
//! first, after: error[E0433]: cannot find `CvmRole` in `example`
//! first, after: error[E0425]: cannot find type `CvmRole` in module `rtc_apis::example`
//! second, after: error[E0599]: no method named `session_token`

#[cfg(first)]
pub fn provider() -> rtc_apis::example::CvmRole {
    rtc_apis::example::CvmRole::new()
}

#[cfg(second)]
pub fn credentials() -> rtc_apis::ruled::Credentials {
    rtc_apis::ruled::Credentials::new("id", "key").session_token("token")
}
