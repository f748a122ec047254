//! Credentials of the scheme that it was: where they come from, and what they have.

#[cfg(first)]
pub fn provider() -> rtc_apis::example::CvmRole {
    rtc_apis::example::CvmRole::new()
}

#[cfg(second)]
pub fn credentials() -> rtc_apis::ruled::Credentials {
    rtc_apis::ruled::Credentials::new("id", "key").session_token("token")
}
