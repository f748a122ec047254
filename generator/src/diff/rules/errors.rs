//! Error codes.

use super::{Bump, Change, Class, Example, changes};

changes! {
    ERROR_ADDED_TO_SERVICE "error-added-to-service" Compatible Minor
        "a code is documented for all operations that was not", "code that matched it as `Code::Unknown` matches `Code::Service` or `Code::Common` now",
        "" => "errors: { Busy: { doc: Too much to do., retry: throttle } }";
    ERROR_ADDED_TO_OP "error-added-to-op" Compatible Minor
        "a code is documented for the operation that was not", "code that matched it as `Code::Unknown` matches `Code::Operation` now",
        "" => "errors: { Busy: { doc: Too much to do., retry: throttle } }";
    ERROR_REMOVED_FROM_OP "error-removed-from-op" Source Major
        "a code of the operation is gone", "match it as `Code::Unknown`",
        "errors: { Busy: { doc: Too much to do., retry: throttle } }" => "";
    ERROR_REMOVED_FROM_SERVICE "error-removed-from-service" Source Major
        "a code of all operations is gone", "match it as `Code::Unknown`",
        "errors: { Busy: { doc: Too much to do., retry: throttle } }" => "";
    ERROR_WIRE_RENAMED "error-wire-code-renamed" Wire Minor
        "a code is another text or number on the wire", "nothing beyond the name in Rust, if that changed, too",
        "Busy: { doc: Too much to do., retry: throttle }" => "TooBusy: { doc: Too much to do., retry: throttle }";
    ERROR_RUST_RENAMED "error-rust-renamed" Source Major
        "the variant of a code has another name", "rename it",
        "Busy: { doc: Too much to do., retry: throttle }" => "Busy: { name: TooMuch, doc: Too much to do., retry: throttle }";
    ERROR_FAMILY_CHANGED "error-family-changed" Wire Minor
        "a code belongs to another family", "look at code that goes by `family()`",
        "Failed.Busy: { doc: Too much to do., retry: throttle }" => "Limit.Busy: { doc: Too much to do., retry: throttle }";
    ERROR_RETRY_CHANGED "error-retry-class-changed" Wire Minor
        "a call that fails with the code is repeated otherwise", "look at code that goes by `retry()` or `is_retryable()`",
        "Busy: { doc: Too much to do., retry: never }" => "Busy: { doc: Too much to do., retry: transient }";
    ERROR_STATUS_CHANGED "error-http-status-changed" Wire Patch
        "a code comes with another HTTP status", "look at code that goes by `status()`",
        "Busy: { doc: Too much to do., status: 503, retry: throttle }" => "Busy: { doc: Too much to do., status: 429, retry: throttle }";
    ERROR_NUMBER_CHANGED "error-code-n-changed" Wire Minor
        "another number goes with a code", "look at code that goes by `number()`",
        "Busy: { doc: Too much to do., number: 1, retry: throttle }" => "Busy: { doc: Too much to do., number: 2, retry: throttle }";
    ERROR_DEPRECATED "error-deprecated" Compatible Minor
        "the vendor does not send a code any more, or sends it again", "the compiler warns of its variant",
        "Busy: { doc: Too much to do., retry: throttle }" => "Busy: { doc: Too much to do., retry: throttle, deprecated: { since: \"2024\" } }";
    ERROR_WHEN_CHANGED "error-when-changed" Docs None
        "the mock answers with a code to other requests", "look at tests against the mock",
        "Busy: { doc: Too much to do., retry: throttle }" => "Busy: { doc: Too much to do., retry: throttle, when: rate_limit }";
    ERROR_ORDER_CHANGED "error-order-changed" Docs Patch
        "codes stand in another order", "nothing",
        "A: { doc: One. }\nB: { doc: Two. }" => "B: { doc: Two. }\nA: { doc: One. }";
}
