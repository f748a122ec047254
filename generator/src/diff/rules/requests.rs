//! Parameters, and fields of types that requests reach.

use super::{Bump, Change, Class, Example, changes};

changes! {
    REQ_ADDED_OPTIONAL "req-field-added-optional" Compatible Minor
        "an optional parameter is new", "nothing",
        "" => "RoomName: { type: string, doc: The name. }";
    REQ_ADDED_REQUIRED "req-field-added-required" Wire Major
        "a parameter is new, and the server refuses requests without it", "set it in every request",
        "" => "RoomName: { type: string, required: true, doc: The name. }";
    REQ_ADDED_WITH_DEFAULT "req-field-added-required-with-server-default" Compatible Minor
        "a parameter is new that the page calls required, and the server has a value for it", "nothing",
        "" => "Mode: { type: i64, required: true, default: 1, doc: The mode. }";
    REQ_REMOVED "req-field-removed" Source Major
        "a parameter is gone", "do not set it any more; `.parameter(…)` still sends it",
        "RoomName: { type: string, doc: The name. }" => "";
    REQ_WIRE_RENAMED "req-field-wire-renamed" Wire Minor
        "a parameter has another name on the wire", "nothing beyond the name in Rust, if that changed, too",
        "RoomName: { type: string, doc: The name. }" => "Name: { type: string, doc: The name. }";
    REQ_RUST_RENAMED "req-field-rust-renamed" Source Major
        "a parameter has another name in Rust", "rename it",
        "Type: { type: string, doc: The kind. }" => "Type: { type: string, rust_name: kind, doc: The kind. }";
    REQ_TO_OPTIONAL "req-required-to-optional" Compatible Patch
        "a parameter may be left out", "nothing",
        "RoomId: { type: string, required: true, doc: The room. }" => "RoomId: { type: string, doc: The room. }";
    REQ_TO_REQUIRED "req-optional-to-required" Wire Major
        "a parameter may not be left out any more", "set it in every request; the local check refuses one without it",
        "RoomId: { type: string, doc: The room. }" => "RoomId: { type: string, required: true, doc: The room. }";
    REQ_INT_WIDENED "req-type-int-widened" Source Major
        "a parameter takes a wider integer", "convert: the setter takes the other type",
        "Count: { type: u32, doc: How many. }" => "Count: { type: u64, doc: How many. }";
    REQ_INT_NARROWED "req-type-int-narrowed" Source Major
        "a parameter takes a narrower integer", "convert, and handle what does not fit",
        "Count: { type: u64, doc: How many. }" => "Count: { type: u32, doc: How many. }";
    REQ_INT_SIGN_CHANGED "req-type-sign-changed" Source Major
        "a parameter takes integers with a sign, or does not any more", "convert, and handle what does not fit",
        "Count: { type: u64, doc: How many. }" => "Count: { type: i64, doc: How many. }";
    REQ_KIND_CHANGED "req-type-kind-changed" Source Major
        "a parameter is of another kind", "give the other type",
        "Count: { type: u64, doc: How many. }" => "Count: { type: string, doc: How many. }";
    REQ_LIST_CHANGED "req-scalar-to-list-or-back" Source Major
        "a parameter is a list now, or is none any more", "give a list, or one value",
        "User: { type: string, doc: Who. }" => "User: { type: \"[string]\", doc: Who. }";
    REQ_TO_ENUM "req-string-to-enum" Source Major
        "a parameter has documented values now", "the setter takes the enum, and what turns into it; the field itself is of the enum's type",
        "Mode: { type: i64, doc: The mode. }" => "Mode: { type: i64, doc: The mode., values: { 1: { name: one, doc: One. } } }";
    REQ_FROM_ENUM "req-enum-to-string" Source Major
        "a parameter has no documented values any more", "give the value itself",
        "Mode: { type: i64, doc: The mode., values: { 1: { name: one, doc: One. } } }" => "Mode: { type: i64, doc: The mode. }";
    REQ_LOCATION_CHANGED "op-param-location-changed" Wire Patch
        "a parameter travels elsewhere", "nothing; the client does it",
        "RoomId: { type: string, doc: The room. }" => "RoomId: { type: string, in: query, doc: The room. }";
    REQ_RANGE_TIGHTENED "req-range-tightened" Wire Minor
        "the local check refuses numbers that it took", "keep to the range, or `.validate(false)`",
        "Count: { type: u32, range: 1..=100, doc: How many. }" => "Count: { type: u32, range: 1..=50, doc: How many. }";
    REQ_RANGE_LOOSENED "req-range-loosened" Compatible Patch
        "the local check takes more numbers", "nothing",
        "Count: { type: u32, range: 1..=50, doc: How many. }" => "Count: { type: u32, range: 1..=100, doc: How many. }";
    REQ_LENGTH_TIGHTENED "req-length-tightened" Wire Minor
        "the local check refuses texts that it took", "keep to the length, or `.validate(false)`",
        "Name: { type: string, chars: ..=100, doc: The name. }" => "Name: { type: string, chars: ..=50, doc: The name. }";
    REQ_LENGTH_LOOSENED "req-length-loosened" Compatible Patch
        "the local check takes longer or shorter texts", "nothing",
        "Name: { type: string, chars: ..=50, doc: The name. }" => "Name: { type: string, chars: ..=100, doc: The name. }";
    REQ_LENGTH_UNIT_CHANGED "req-length-unit-changed" Wire Minor
        "the length of a text is counted in bytes instead of characters, or the other way", "look at texts that are not ASCII",
        "Name: { type: string, chars: ..=50, doc: The name. }" => "Name: { type: string, bytes: ..=50, doc: The name. }";
    REQ_PATTERN_CHANGED "req-pattern-changed" Wire Minor
        "the local check takes other texts", "keep to the pattern, or `.validate(false)`",
        "Name: { type: string, pattern: \"[a-z]+\", doc: The name. }" => "Name: { type: string, pattern: \"[a-f]+\", doc: The name. }";
    REQ_PATTERN_REMOVED "req-pattern-removed" Compatible Patch
        "the local check has no pattern for a text any more", "nothing",
        "Name: { type: string, pattern: \"[a-z]+\", doc: The name. }" => "Name: { type: string, doc: The name. }";
    REQ_ITEMS_TIGHTENED "req-items-tightened" Wire Minor
        "the local check refuses lists that it took", "keep to the number of items, or `.validate(false)`",
        "Users: { type: \"[string]\", items: ..=100, doc: Who. }" => "Users: { type: \"[string]\", items: ..=50, doc: Who. }";
    REQ_ITEMS_LOOSENED "req-items-loosened" Compatible Patch
        "the local check takes longer or shorter lists", "nothing",
        "Users: { type: \"[string]\", items: ..=50, doc: Who. }" => "Users: { type: \"[string]\", items: ..=100, doc: Who. }";
    REQ_DEFAULT_CHANGED "req-default-changed" Wire Minor
        "the server takes another value where a parameter is left out", "set it where the old value is meant",
        "Count: { type: u32, default: 20, doc: How many. }" => "Count: { type: u32, default: 50, doc: How many. }";
    REQ_DEFAULT_DOCUMENTED "req-default-documented" Docs Patch
        "the page tells what the server takes where a parameter is left out, or does not tell any more", "nothing",
        "Count: { type: u32, doc: How many. }" => "Count: { type: u32, default: 20, doc: How many. }";
    REQ_GROUP_ADDED "req-exclusion-group-added" Wire Minor
        "the local check has a rule over several parameters that it had not", "look at which of them are set together",
        "" => "groups: [{ exactly_one: [RoomId, RoomName], doc: One of the two. }]";
    REQ_GROUP_REMOVED "req-exclusion-group-relaxed" Compatible Patch
        "the local check has one rule over several parameters less", "nothing",
        "groups: [{ exactly_one: [RoomId, RoomName], doc: One of the two. }]" => "";
    REQ_CONDITION_ADDED "req-conditional-required-added" Wire Minor
        "a parameter demands others that it did not", "set them together",
        "" => "groups: [{ when: Start, requires: [End], doc: A beginning needs an end. }]";
    REQ_CONDITION_REMOVED "req-conditional-required-relaxed" Compatible Patch
        "a parameter does not demand others any more", "nothing",
        "groups: [{ when: Start, requires: [End], doc: A beginning needs an end. }]" => "";
    REQ_SENSITIVE_ADDED "req-sensitive-added" Compatible Patch
        "a parameter is hidden when printed", "nothing; serde leaves it out, unless asked for it",
        "Key: { type: string, sensitive: false, doc: The key. }" => "Key: { type: string, sensitive: true, doc: The key. }";
    REQ_SENSITIVE_REMOVED "req-sensitive-removed" Review Patch
        "a parameter is printed that was hidden", "make sure that it is no secret",
        "Key: { type: string, sensitive: true, doc: The key. }" => "Key: { type: string, sensitive: false, doc: The key. }";
    REQ_UNIT_CHANGED "req-unit-or-time-format-changed" Wire Major
        "a number or a time means something else", "convert: the same value compiles, and harms",
        "Timeout: { type: u32, unit: s, doc: How long. }" => "Timeout: { type: u32, unit: ms, doc: How long. }";
    REQ_NULL_RULE_CHANGED "req-empty-or-null-rule-changed" Wire Minor
        "whether an empty list or null is sent is different", "look at requests with an empty list",
        "Users: { type: \"[string]\", required: true, doc: Who. }" => "Users: { type: \"[string]\", required: true, items: 0.., doc: Who. }";
    REQ_TOKEN_ADDED "req-idempotency-token-added" Wire Minor
        "the client makes up an idempotency token, and repeats failed calls", "nothing",
        "ClientToken: { type: string, doc: The token. }" => "ClientToken: { type: string, idempotency_token: true, doc: The token. }";
    REQ_TOKEN_REMOVED "req-idempotency-token-removed" Wire Minor
        "the client makes up no idempotency token any more", "handle failures that were repeated before",
        "ClientToken: { type: string, idempotency_token: true, doc: The token. }" => "ClientToken: { type: string, doc: The token. }";
    REQ_ORDER_CHANGED "req-field-order-changed" Docs Patch
        "parameters stand in another order", "nothing",
        "A: { type: string, doc: One. }\nB: { type: string, doc: Two. }" => "B: { type: string, doc: Two. }\nA: { type: string, doc: One. }";
    REQ_DEPRECATED "req-field-deprecated" Compatible Minor
        "a parameter is not to be used any more", "use what the deprecation names; the compiler warns",
        "Name: { type: string, doc: The name. }" => "Name: { type: string, deprecated: { since: \"2024\", use: Title }, doc: The name. }";
    REQ_UNDEPRECATED "req-field-undeprecated" Compatible Patch
        "a parameter may be used again", "nothing",
        "Name: { type: string, deprecated: { since: \"2024\", use: Title }, doc: The name. }" => "Name: { type: string, doc: The name. }";
}
