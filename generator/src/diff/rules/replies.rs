//! Fields of replies, and of types that only replies reach.

use super::{Bump, Change, Class, Example, changes};

changes! {
    RES_ADDED "res-field-added" Compatible Minor
        "a field is new", "nothing",
        "" => "RoomName: { type: string, doc: The name. }";
    RES_REMOVED "res-field-removed" Source Major
        "a field is gone", "do without it; `.keep_body()` still shows it if the server sends it",
        "RoomName: { type: string, doc: The name. }" => "";
    RES_WIRE_RENAMED "res-field-wire-renamed" Wire Minor
        "a field is read under another name", "nothing beyond the name in Rust, if that changed, too",
        "RoomName: { type: string, doc: The name. }" => "Name: { type: string, doc: The name. }";
    RES_RUST_RENAMED "res-field-rust-renamed" Source Major
        "a field has another name in Rust", "rename it",
        "Type: { type: string, doc: The kind. }" => "Type: { type: string, rust_name: kind, doc: The kind. }";
    RES_NULLABLE "res-nullable-flipped" Docs Patch
        "the page says that a field may be null, or does not any more", "nothing; every field of a reply may be absent",
        "Name: { type: string, doc: The name. }" => "Name: { type: string, nullable: true, doc: The name. }";
    RES_TYPE_CHANGED "res-type-changed" Source Major
        "a field is of another type", "take the other type",
        "Count: { type: u32, doc: How many. }" => "Count: { type: u64, doc: How many. }";
    RES_LIST_CHANGED "res-scalar-list-changed" Source Major
        "a field is a list now, or is none any more", "take a list, or one value",
        "User: { type: string, doc: Who. }" => "User: { type: \"[string]\", doc: Who. }";
    RES_CONSTRAINT_CHANGED "res-constraint-changed" Docs Patch
        "the page tells of other limits of a field", "nothing; replies are not checked",
        "Count: { type: u32, range: 1..=50, doc: How many. }" => "Count: { type: u32, range: 1..=100, doc: How many. }";
    RES_UNIT_CHANGED "res-unit-or-time-format-changed" Wire Major
        "a number or a time means something else", "convert: the same code compiles, and is wrong",
        "Length: { type: u32, unit: s, doc: How long. }" => "Length: { type: u32, unit: ms, doc: How long. }";
    RES_SENSITIVE_ADDED "res-sensitive-added" Compatible Patch
        "a field is hidden when printed", "nothing; serde leaves it out, unless asked for it",
        "Key: { type: string, sensitive: false, doc: The key. }" => "Key: { type: string, sensitive: true, doc: The key. }";
    RES_SENSITIVE_REMOVED "res-sensitive-removed" Review Patch
        "a field is printed that was hidden", "make sure that it is no secret",
        "Key: { type: string, sensitive: true, doc: The key. }" => "Key: { type: string, sensitive: false, doc: The key. }";
    RES_ORDER_CHANGED "res-field-order-changed" Docs Patch
        "fields stand in another order", "nothing",
        "A: { type: string, doc: One. }\nB: { type: string, doc: Two. }" => "B: { type: string, doc: Two. }\nA: { type: string, doc: One. }";
    RES_DEPRECATED "res-field-deprecated" Compatible Minor
        "a field is not to be used any more", "use what the deprecation names; the compiler warns",
        "Name: { type: string, doc: The name. }" => "Name: { type: string, deprecated: { since: \"2024\", use: Title }, doc: The name. }";
    RES_UNDEPRECATED "res-field-undeprecated" Compatible Patch
        "a field may be used again", "nothing",
        "Name: { type: string, deprecated: { since: \"2024\", use: Title }, doc: The name. }" => "Name: { type: string, doc: The name. }";
}
