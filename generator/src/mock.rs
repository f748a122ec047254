//! A local server that behaves as the vendors' pages say.
//!
//! Given a request and the keys that callers may use, it returns who signed it, or why it is refused. It must not share code with
//! the runtime: it is there to find the runtime's mistakes.

// The server that asks for these verdicts comes next.
#[cfg_attr(not(test), expect(dead_code, reason = "nothing calls it before the server does"))]
mod auth;
