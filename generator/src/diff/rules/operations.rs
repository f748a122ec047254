//! Operations as a whole.

use super::{Bump, Change, Class, Example, changes};

changes! {
    OP_ADDED "op-added" Compatible Minor
        "an operation is new", "nothing",
        "" => "operation: CloseRoom";
    OP_REMOVED_AFTER_DEPRECATION "op-removed-after-deprecation" Source Major
        "an operation is gone that was deprecated", "use what the deprecation named",
        "deprecated: { since: \"2024\", use: LeaveRoom }" => "";
    OP_REMOVED "op-removed-without-deprecation" Source Major
        "an operation is gone, without a version in which it was deprecated", "call it with `client.untyped(…)` if the vendor still has it",
        "operation: CloseRoom" => "";
    OP_RUST_NAME_CHANGED "op-rust-name-changed" Source Major
        "an operation has another name in Rust", "rename it, and its reply and error enum",
        "operation: CloseRoom" => "operation: CloseRoom\nrust_name: ShutRoom";
    OP_WIRE_ACTION_CHANGED "op-wire-action-changed" Wire Minor
        "an operation has another name at the vendor", "nothing beyond the name in Rust, if that changed, too",
        "operation: CloseRoom" => "operation: CloseRooms";
    OP_DEPRECATED "op-deprecated" Compatible Minor
        "an operation is not to be used any more", "use what the deprecation names; the compiler warns",
        "" => "deprecated: { since: \"2024\", use: LeaveRoom }";
    OP_UNDEPRECATED "op-undeprecated" Compatible Patch
        "an operation may be used again", "nothing",
        "deprecated: { since: \"2024\", use: LeaveRoom }" => "";
    OP_DEPRECATION_CHANGED "op-sunset-changed" Review Patch
        "since when or for what an operation is deprecated is different", "look at when to move",
        "deprecated: { since: \"2025\" }" => "deprecated: { since: \"2024\" }";
    OP_METHOD_CHANGED "op-method-changed" Wire Patch
        "an operation is called with another HTTP method", "nothing; the client does it",
        "method: POST" => "method: GET";
    OP_PATH_CHANGED "op-path-changed" Wire Patch
        "operations are called at another path", "nothing; the client does it",
        "path: /v4/{operation}" => "path: /v5/{operation}";
    OP_MODULE_CHANGED "op-module-changed" Review Patch
        "an operation belongs to another module of the vendor's documentation, so another response rule may hold", "look at how errors are told",
        "module: rooms" => "module: messages";
    OP_REPLY_WHOLE_CHANGED "op-output-type-changed" Source Major
        "the result is an object now, or is none any more", "read the reply's fields anew",
        "response: { Result: { type: string, doc: ok. } }" => "response: { RoomId: { type: string, doc: The room. } }";
    OP_SAFETY_LOOSENED "op-safety-loosened" Wire Minor
        "a failed call is repeated by itself now", "`.retry(RetryPolicy::never())` where that must not be",
        "safety: unsafe" => "safety: idempotent";
    OP_SAFETY_TIGHTENED "op-safety-tightened" Wire Minor
        "a failed call is not repeated by itself any more", "handle failures that were repeated before",
        "safety: idempotent" => "safety: unsafe";
    OP_PAGES_ADDED "op-pages-added" Compatible Minor
        "the list can be walked with `pages`", "nothing",
        "" => "paging: { style: offset, offset: Offset, items: Rooms }";
    OP_PAGES_REMOVED "op-pages-removed" Source Major
        "`pages` is gone", "ask for one page after the other in a loop of your own",
        "paging: { style: offset, offset: Offset, items: Rooms }" => "";
    OP_PAGES_ITEMS_CHANGED "op-pages-items-changed" Source Major
        "`pages` brings items of another type", "take items of the other type",
        "paging: { style: offset, offset: Offset, items: Rooms }" => "paging: { style: offset, offset: Offset, items: Halls }";
    OP_PAGES_CHANGED "op-pages-changed" Wire Minor
        "the list is paged in another way", "nothing, where `pages` walks the list; look at code that counts pages itself",
        "paging: { style: page, number: Page, first: 1, items: Rooms }" => "paging: { style: page, number: Page, first: 0, items: Rooms }";
    OP_TASK_ADDED "op-task-added" Compatible Minor
        "a task can be waited for with `poll`", "nothing",
        "" => "poll: { field: Status, running: [1], done: [2], failed: [3] }";
    OP_TASK_REMOVED "op-task-removed" Source Major
        "`poll` is gone", "ask for the task in a loop of your own",
        "poll: { field: Status, running: [1], done: [2], failed: [3] }" => "";
    OP_TASK_CHANGED "op-task-changed" Wire Minor
        "a task ends in other states", "look at code that waits for the task",
        "poll: { field: Status, running: [1], done: [2, 4], failed: [3] }" => "poll: { field: Status, running: [1], done: [2], failed: [3, 4] }";
    OP_RATE_LIMIT_LOWERED "op-rate-limit-lowered" Wire Patch
        "fewer calls are allowed", "slow down, or let `RateLimits` do it",
        "rate_limit: 20/s" => "rate_limit: 10/s";
    OP_RATE_LIMIT_RAISED "op-rate-limit-raised" Compatible Patch
        "more calls are allowed", "nothing",
        "rate_limit: 20/s" => "rate_limit: 50/s";
    OP_REGIONS_NARROWED "op-regions-narrowed" Wire Minor
        "the local check refuses a region that it took", "call another region",
        "regions: { required: true, only: [eu, us] }" => "regions: { required: true, only: [eu] }";
    OP_REGIONS_WIDENED "op-regions-widened" Compatible Patch
        "more regions are taken, or none is demanded any more", "nothing",
        "regions: { required: true, only: [eu] }" => "regions: { required: true, only: [eu, us] }";
    OP_STATE_CHANGED "op-state-changed" Docs None
        "the mock keeps other things of the operation", "look at tests against the mock",
        "" => "state: { resource: room, effect: create, key: { room: RoomId } }";
}
