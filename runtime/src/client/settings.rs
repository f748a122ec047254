//! The settings of one call, the same for calls with and without a type.
//!
//! Given: a builder with `options`. Returns: its methods. Must not: know what is called.

/// The methods of a builder whose options stand at this path.
macro_rules! settings {
    ($($options:ident).+) => {
        /// The region of this call.
        pub fn region(mut self, region: impl Into<String>) -> Self {
            self.$($options).+.region = Some(region.into());
            self
        }

        /// A header of this call, for what no spec has yet. What the client sets itself, such as the signature, cannot be replaced. It is not
        /// part of what is signed.
        pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
            self.$($options).+.extras.headers.push((name.into(), value.into()));
            self
        }

        /// A parameter of this call that the operation has no field for: in the body, or for GET in the query.
        pub fn parameter(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
            self.$($options).+.extras.parameters.push((name.into(), value.into()));
            self
        }

        /// Keeps the body of the reply with it: for [`Reply::body`] and [`Reply::unknown_fields`].
        pub fn keep_body(mut self) -> Self {
            self.$($options).+.keep_body = true;
            self
        }

        /// Whether this request is checked against the documented limits before it is sent.
        pub fn validate(mut self, validate: bool) -> Self {
            self.$($options).+.validate = Some(validate);
            self
        }

        /// How long one attempt of this call may take.
        pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
            self.$($options).+.attempt_timeout = Some(timeout);
            self
        }

        /// When this call is repeated.
        pub fn retry(mut self, policy: RetryPolicy) -> Self {
            self.$($options).+.retry = Some(policy);
            self
        }

        /// How long this call may take in all.
        pub fn timeout(mut self, timeout: Duration) -> Self {
            self.$($options).+.timeout = Some(timeout);
            self
        }
    };
}
