//! `apiscribe verify` as people type it, beside a small catalogue and a page of our own. Refresh with:
//! `INSTA_UPDATE=always cargo test -p apiscribe-tests --test verify`.

use std::fs;
use std::process::Command;

use apiscribe_tests::{cases, root};
use serde_json::Value as Json;

mod desk;
use desk::{Desk, OPERATION, copy};

const INVITE: &str = "specs/tencent/party/2024-05-01/invite_guests.yaml";
const LOCK: &str = "specs/tencent/party/2024-05-01/lock_room.yaml";
const SERVICE: &str = "specs/tencent/party/2024-05-01/service.yaml";
const API: &str = "party.api.json";
const VERIFY: &str = "verify --against party.api.json";

/// A folder with specs that agree with the catalogue and the page beside them.
fn desk() -> Desk {
    let desk = Desk::new();
    assert!(desk.path(OPERATION).exists(), "the other specs are there, too, and have no witness");
    copy(&cases("witness"), &desk.path("."));
    desk
}

fn run(desk: &Desk, line: &str) -> String {
    desk.transcript(line, desk.command(line).env("GIT_CEILING_DIRECTORIES", desk.path("..")))
}

fn exit(transcript: &str) -> &str {
    transcript.rsplit_once("exit ").map(|(_, code)| code).unwrap()
}

fn correct(desk: &Desk, file: &str, entry: &str) {
    let text = fs::read_to_string(desk.path(file)).unwrap();
    let head = if text.contains("\ncorrections:\n") { "" } else { "corrections:\n" };
    fs::write(desk.path(file), format!("{text}{head}  - {entry}\n")).unwrap();
}

#[test]
fn all_agree() {
    let desk = desk();
    for (name, line) in [
        ("help", "verify --help"),
        ("agree", VERIFY),
        ("agree-all", "verify --against . --all"),
        ("markdown", "verify --against . --all --format markdown"),
        ("no-witness", "verify"),
        ("no-such-file", "verify --against nothing.json"),
    ] {
        insta::assert_snapshot!(name, run(&desk, line));
    }
}

/// Each edit of the catalogue is one way to differ; what is said about it is the snapshot.
#[test]
fn every_way_to_differ_is_shown_with_what_to_type() {
    let name = r#"{ "name": "RoomId", "type": "string", "member": "string", "required": true, "disabled": false },
      { "name": "Guests""#;
    for (case, from, to) in [
        ("type", r#""type": "int", "member": "uint64""#, r#""type": "int", "member": "int64""#),
        ("required", r#""member": "uint64", "required": false"#, r#""member": "uint64", "required": true"#),
        ("nullable", r#""value_allowed_null": true"#, r#""value_allowed_null": false"#),
        (
            "disabled",
            r#""member": "datetime", "required": false, "disabled": false"#,
            r#""member": "datetime", "required": false, "disabled": true"#,
        ),
        ("new-field", name, &format!(r#"{{ "name": "Cake", "type": "bool", "member": "bool" }}, {name}"#)),
        ("gone-field", r#""name": "Until""#, r#""name": "UntilWhen""#),
        (
            "shared-type",
            r#"{ "name": "Name", "type": "string", "member": "string", "required": true"#,
            r#"{ "name": "Name", "type": "string", "member": "string", "required": false"#,
        ),
        ("gone-operation", r#""LockRoom": {"#, r#""BoltRoom": {"#),
        (
            "deprecated",
            r#""output": "LockRoomResponse", "status": "online""#,
            r#""output": "LockRoomResponse", "status": "offline""#,
        ),
    ] {
        let desk = desk();
        desk.edit(API, from, to);
        if case == "gone-operation" {
            desk.edit("party.errors.json", r#""LockRoom""#, r#""BoltRoom""#);
        }
        let shown = run(&desk, VERIFY);
        assert_eq!(exit(&shown), "1", "{case}");
        insta::assert_snapshot!(format!("differs-{case}"), shown);
    }
    let desk = desk();
    desk.edit("party.errors.json", "LimitExceeded.Guests", "LimitExceeded.Chairs");
    insta::assert_snapshot!("differs-codes", run(&desk, VERIFY));
}

#[test]
fn a_reason_explains_a_difference_until_it_is_gone() {
    let desk = desk();
    desk.edit(API, r#""type": "int", "member": "uint64""#, r#""type": "int", "member": "int64""#);
    correct(
        &desk,
        INVITE,
        r#"{ at: request.Mode.type, witness: { catalogue: i64 }, why: "There is no mode below 0." }"#,
    );
    insta::assert_snapshot!("explained", run(&desk, VERIFY));
    desk.edit(API, r#""type": "int", "member": "int64""#, r#""type": "float", "member": "float""#);
    insta::assert_snapshot!("stale-other", run(&desk, VERIFY));
    desk.edit(API, r#""type": "float", "member": "float""#, r#""type": "int", "member": "uint64""#);
    let stale = run(&desk, VERIFY);
    assert_eq!(exit(&stale), "1");
    insta::assert_snapshot!("stale-agrees", stale);
}

#[test]
fn what_is_missing_on_either_side_has_reasons_too() {
    let desk = desk();
    desk.edit(API, r#""name": "Until""#, r#""name": "UntilWhen""#);
    correct(&desk, LOCK, r#"{ at: request.Until, witness: { catalogue: null }, why: "The page has it." }"#);
    correct(
        &desk,
        LOCK,
        r#"{ at: request.UntilWhen, witness: { catalogue: string }, why: "The page does not have it." }"#,
    );
    desk.edit(API, r#"{ "name": "Friends", "type": "list""#, r#"{ "name": "Pals", "type": "list""#);
    correct(
        &desk,
        SERVICE,
        r#"{ at: types.Guest.Friends, witness: { catalogue: null }, why: "The page has it." }"#,
    );
    correct(
        &desk,
        SERVICE,
        r#"{ at: types.Guest.Pals, witness: { catalogue: "[object]" }, why: "The page does not." }"#,
    );
    desk.edit("party.errors.json", "LimitExceeded.Guests", "LimitExceeded.Chairs");
    correct(
        &desk,
        INVITE,
        r#"{ at: 'errors."LimitExceeded.Guests"', witness: { catalogue: null }, why: "The page lists it." }"#,
    );
    correct(
        &desk,
        INVITE,
        r#"{ at: 'errors."LimitExceeded.Chairs"', witness: { catalogue: true }, why: "It does not." }"#,
    );
    let shown = run(&desk, VERIFY);
    assert_eq!(exit(&shown), "0", "{shown}");
}

#[test]
fn a_claim_about_nothing_is_told() {
    let desk = desk();
    correct(&desk, INVITE, r#"{ at: request.Moood.type, witness: { catalogue: i64 }, why: "Misspelt." }"#);
    insta::assert_snapshot!("claim-about-nothing", run(&desk, VERIFY));
    correct(
        &desk,
        INVITE,
        r#"{ at: request.Mode.type, witness: { catalog: i64 }, why: "No such witness." }"#,
    );
    insta::assert_snapshot!("unknown-witness", run(&desk, "check"));
}

#[test]
fn pages_are_witnesses() {
    let desk = desk();
    desk.edit("lock_room.html", "<td>RoomId</td><td>Yes</td>", "<td>RoomId</td><td>No</td>");
    insta::assert_snapshot!("page-differs", run(&desk, "verify --against lock_room.html"));
    correct(
        &desk,
        LOCK,
        r#"{ at: request.RoomId.required, keep: true, page: "says No", why: "The server refuses it." }"#,
    );
    insta::assert_snapshot!("page-explained", run(&desk, "verify --against lock_room.html"));
}

/// The page was wrong, a correction put it right, and then the vendor mended the page.
#[test]
fn a_mended_page_makes_its_correction_stale() {
    let desk = desk();
    desk.edit(
        "lock_room.html",
        "<td>RoomId</td><td>Yes</td><td>String</td>",
        "<td>RoomId</td><td>Yes</td><td>Integer</td>",
    );
    desk.edit(LOCK, "RoomId: { type: string", "RoomId: { type: i64");
    correct(
        &desk,
        LOCK,
        r#"{ at: request.RoomId.type, page: i64, set: string, why: "Its sample is a text." }"#,
    );
    let holds = run(&desk, "verify --against lock_room.html");
    assert_eq!(exit(&holds), "0", "{holds}");
    desk.edit("lock_room.html", "<td>Integer</td>", "<td>String</td>");
    insta::assert_snapshot!("page-mended", run(&desk, "verify --against lock_room.html"));
}

#[test]
fn facts_are_kept_and_their_changes_told() {
    let desk = desk();
    let git = |line: &[&str]| {
        let who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
        let mut command = Command::new("git");
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            command.env_remove(name);
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let day = "2026-11-21T12:00:00Z";
        command.env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day);
        assert!(command.args(who).args(line).current_dir(desk.path(".")).output().unwrap().status.success());
    };
    insta::assert_snapshot!("record", run(&desk, "verify --against party.api.json --record"));
    assert!(!run(&desk, "verify").contains("PaintRoom"), "what no spec has is not kept");
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "The specs"]);
    desk.edit(
        API,
        r#""type": "int", "member": "uint64", "required": false"#,
        r#""type": "int", "member": "int64", "required": true"#,
    );
    desk.edit(API, r#"{ "name": "Friends", "type": "list""#, r#"{ "name": "Pals", "type": "list""#);
    desk.edit("party.errors.json", "LimitExceeded.Guests", "LimitExceeded.Chairs");
    insta::assert_snapshot!(
        "since-with-new-catalogue",
        run(&desk, "verify --against party.api.json --since HEAD")
    );
    insta::assert_snapshot!("since-day", run(&desk, "verify --since 2026-11-21"));
    insta::assert_snapshot!("since-nobody-knows", run(&desk, "verify --since v9"));
    insta::assert_snapshot!("since-too-early", run(&desk, "verify --since 2020-01-01"));
}

/// Scripts read these keys, so none may go or change its name.
#[test]
fn the_keys_of_the_json_stay() {
    let desk = desk();
    let shown = run(&desk, "verify --against party.api.json --format json --quiet");
    let from = shown.find('{').unwrap();
    let to = shown.rfind('}').unwrap();
    let report: Json = serde_json::from_str(&shown[from..=to]).unwrap();
    let keys = |of: &Json| of.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["operations", "not_transcribed"]);
    assert_eq!(keys(&report["operations"][0]), ["operation", "witnesses", "rows"]);
    assert_eq!(report["operations"][0]["rows"][0]["cells"][0]["verdict"], "agree");
    assert_eq!(report["not_transcribed"][0]["operations"], 1);
}

/// Every difference between our specs and the catalogues that are kept beside them has its reason.
#[test]
fn our_specs_hold_beside_their_catalogues() {
    let desk = Desk::new();
    let output = desk.command("verify --quiet --specs").arg(root().join("specs")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("DeleteCloudRecording"));
}
