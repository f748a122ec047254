//! Hostile texts and names, and the places in the base where people write them.

pub(crate) const OPERATION: &str = "example/party/2024-05-01/close_room.yaml";
pub(crate) const GUESTS: &str = "example/party/2024-05-01/invite_guests.yaml";
pub(crate) const SERVICE: &str = "example/party/2024-05-01/service.yaml";
pub(crate) const VENDOR: &str = "example/vendor.yaml";
pub(crate) const RULES: &str = "ruled/rooms/rules.yaml";

/// An identifier that stands in hostile texts only, and never alone, so that no name is made of just it: it is in the output
/// as a part of literals, or not at all.
pub(crate) const CANARY: &str = "canary_outside_of_a_literal";

/// Texts that would be code, comments, markup, formats or ends of literals somewhere.
pub(crate) fn texts() -> Vec<String> {
    let mut texts = vec![
        format!("*/ fn {CANARY}() {{}} /*"),
        format!("\n*/\nmod {CANARY};\n///"),
        format!("\"#]\nfn {CANARY}() {{}}\n#[doc = r#\""),
        format!("\"; fn {CANARY}() {{}} \""),
        format!("```rust\nlet {CANARY} = 1;\n```"),
        format!("```\nx {CANARY}\n"),
        format!("~~~\n    {CANARY}();\n\n\tcode\n"),
        format!("{{{CANARY}}} {{0:?}} {{{{ }}}} %s ${{{CANARY}}} $(rm) `rm`"),
        format!("\\ \\\" \\n \\u{{41}} {CANARY} \\"),
        format!("<script>{CANARY}()</script> [link]({CANARY}) [`{CANARY}`] <{CANARY}>"),
        format!("'{CANARY}' \r\n\t // /// //! # [doc] #![{CANARY}]"),
        format!("x{}{CANARY}", "#".repeat(300)),
        format!("x{}\"{CANARY}", "\"#".repeat(50)),
    ];
    texts.push("é 中文 😀 \u{301}\u{301}".to_owned());
    texts
}

/// Every place where a person writes freely: the file, and what stands there in the base.
pub(crate) const WORDS: &[(&str, &str)] = &[
    (VENDOR, "Example API"),
    (VENDOR, "A made-up vendor whose replies all look the same."),
    (VENDOR, "\"The API\""),
    (VENDOR, "\"the common error codes\""),
    (VENDOR, "\"The token is wrong.\""),
    (VENDOR, "\"Host of the service.\""),
    (SERVICE, "Rooms in which guests talk to each other."),
    (SERVICE, "\"Europe.\""),
    (SERVICE, "\"Western Europe\""),
    (SERVICE, "\"Somebody in a room.\""),
    (SERVICE, "\"Will stay.\""),
    (SERVICE, "\"How a guest feels.\""),
    (GUESTS, "Invites guests into a room."),
    (GUESTS, "Those who are there already are told that others come."),
    (GUESTS, "\"2026-01\""),
    (GUESTS, "InviteCrowd"),
    (GUESTS, "\"Whose room it is.\""),
    (GUESTS, "\"English.\""),
    (GUESTS, "\"The room is named by its number or its host.\""),
    (GUESTS, "\"A guest is not known.\""),
    (GUESTS, "Invite two guests"),
    (GUESTS, "\"Welcome!\""),
    (GUESTS, "\"There is no such room.\""),
    (GUESTS, "\"says 63 in another place\""),
    (GUESTS, "\"The sample of the guide has 64.\""),
    (RULES, "\"The status alone decides.\""),
    (RULES, "\"Talking in rooms.\""),
    (RULES, "\"leaves out a comma\""),
    (RULES, "\"As printed the sample is not JSON.\""),
];

/// Every place where a name or another fact stands.
pub(crate) const FACTS: &[(&str, &str)] = &[
    (VENDOR, "X-Ex-Version"),
    (VENDOR, "AuthFailure.TokenFailure"),
    (VENDOR, "Response.RequestId"),
    (VENDOR, "example"),
    (SERVICE, "party"),
    (SERVICE, "\"2024-05-01\""),
    (SERVICE, "party.example.com"),
    (SERVICE, "/v1/{operation}"),
    (SERVICE, "us-east, doc"),
    (SERVICE, "eu-west: \"Western"),
    (SERVICE, "Name: {"),
    (SERVICE, "happy"),
    (SERVICE, "ResourceNotFound.Room"),
    (OPERATION, "CloseRoom"),
    (OPERATION, "RoomId"),
    (OPERATION, "ClosedAt"),
    (OPERATION, "InternalError"),
    (GUESTS, "zh-CN"),
    (GUESTS, "DoorKey"),
    (GUESTS, "OpenedAt"),
    (GUESTS, "InvalidParameter.Guest_2"),
    (GUESTS, "\"[a-z0-9-]{1,64}\""),
    (GUESTS, "iso8601"),
    (GUESTS, "1/15s"),
    (RULES, "y2020-song"),
    (RULES, "Meta.RequestId"),
];

/// Names that would be paths, code or nothing.
pub(crate) const NAMES: &[&str] = &[
    "../../x",
    "..",
    ".",
    "/etc/passwd",
    "C:\\x",
    "a/b",
    "a\\b",
    "con",
    "",
    " ",
    "a b",
    "-",
    "_",
    "__proto__",
    "0",
    "r#type",
    "Option",
    "Self",
    "crate",
    "房间",
    "é",
    "\u{1d5d4}",
    "a.b.c",
    "{operation}",
    "https://x",
    "x:1",
    "x?y=1",
    "lib",
    "types",
    "mod",
];
