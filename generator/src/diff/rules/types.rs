//! Nested types and documented values.

use super::{Bump, Change, Class, Example, changes};

changes! {
    TYPE_ADDED "type-added" Compatible Minor
        "a type is new", "nothing",
        "" => "types: { Room: { Name: { type: string, doc: The name. } } }";
    TYPE_REMOVED "type-removed" Source Major
        "a type is gone", "look at what its fields became",
        "types: { Room: { Name: { type: string, doc: The name. } } }" => "";
    TYPE_RUST_RENAMED "type-rust-renamed" Source Major
        "a type has another name in Rust", "rename it",
        "Room: { Name: { type: string, doc: The name. } }" => "Room: { _rust_name: Hall, Name: { type: string, doc: The name. } }";
    TYPE_SETTERS_REMOVED "type-setters-removed" Source Major
        "requests do not hold a type any more, and its setters are gone", "only the tests of programs build one, with the feature `testing`",
        "request: { Room: { type: Room, doc: The room. } }" => "response: { Room: { type: Room, doc: The room. } }";
    TYPE_USAGE_CHANGED "type-usage-changed" Compatible Minor
        "a type stands on another side of calls, too, or on one less, and keeps what it has", "nothing",
        "response: { Room: { type: Room, doc: The room. } }" => "request: { Room: { type: Room, doc: The room. } }\nresponse: { Room: { type: Room, doc: The room. } }";
    TYPE_BOXED "type-became-recursive" Source Major
        "a field of a type is boxed now, or is not any more, because the type holds itself", "add or take away a `Box`",
        "Parent: { type: Hall, doc: The hall. }" => "Parent: { type: Room, doc: The room. }";
    TYPE_MOVED "type-moved-module" Source Major
        "a type stands in another module", "name it there",
        "types: { Room: { Name: { type: string, doc: The name. } } }" => "";
    ENUM_ADDED "enum-added" Compatible Minor
        "a type of documented values is new", "nothing",
        "Mode: { type: i64, doc: The mode. }" => "Mode: { type: i64, doc: The mode., values: { 1: { name: one, doc: One. } } }";
    ENUM_REMOVED "enum-removed" Source Major
        "a type of documented values is gone", "give the values themselves",
        "Mode: { type: i64, doc: The mode., values: { 1: { name: one, doc: One. } } }" => "Mode: { type: i64, doc: The mode. }";
    ENUM_VALUE_ADDED "enum-value-added" Compatible Minor
        "a value is documented that was not", "nothing; it was let through before",
        "values: { 1: { name: one, doc: One. } }" => "values: { 1: { name: one, doc: One. }, 2: { name: two, doc: Two. } }";
    ENUM_VALUE_REMOVED "enum-value-removed" Source Major
        "a value is not documented any more, and its constant is gone", "`from(…)` still makes it; the server may refuse it",
        "values: { 1: { name: one, doc: One. }, 2: { name: two, doc: Two. } }" => "values: { 1: { name: one, doc: One. } }";
    ENUM_VALUE_RENAMED "enum-rust-name-changed" Source Major
        "the constant of a value has another name", "rename it",
        "values: { 1: { name: one, doc: One. } }" => "values: { 1: { name: first, doc: One. } }";
    ENUM_VALUE_CHANGED "enum-wire-value-changed" Wire Major
        "a constant stands for another value", "nothing, if the vendor knows the new one",
        "values: { 1: { name: one, doc: One. } }" => "values: { 11: { name: one, doc: One. } }";
    ENUM_MEANING_CHANGED "enum-meaning-changed" Review Patch
        "a value means something else, by its words", "compare with the page",
        "values: { 2: { name: audio, doc: Audio only. } }" => "values: { 2: { name: audio, doc: Audio and video. } }";
    ENUM_REPR_CHANGED "enum-type-changed" Source Major
        "documented values are of another type", "give and take the other type",
        "Mode: { type: i64, values: { 1: { name: one, doc: One. } }, doc: The mode. }" => "Mode: { type: i32, values: { 1: { name: one, doc: One. } }, doc: The mode. }";
    ENUM_RUST_RENAMED "enum-type-renamed" Source Major
        "the type of documented values has another name", "rename it",
        "Mode: { type: i64, values: { 1: { name: one, doc: One. } }, doc: The mode. }" => "Mode: { type: i64, enum: Way, values: { 1: { name: one, doc: One. } }, doc: The mode. }";
    ENUM_VALUE_DEPRECATED "enum-value-deprecated" Compatible Minor
        "a value is not to be used any more, or may be used again", "use what the deprecation names; the compiler warns",
        "1: { name: one, doc: One. }" => "1: { name: one, doc: One., deprecated: { use: two } }";
    ENUM_ORDER_CHANGED "enum-order-changed" Docs Patch
        "documented values stand in another order", "nothing",
        "values: { 1: { name: one, doc: One. }, 2: { name: two, doc: Two. } }" => "values: { 2: { name: two, doc: Two. }, 1: { name: one, doc: One. } }";
}
