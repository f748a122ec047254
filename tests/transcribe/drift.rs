//! What changed pages mean: the findings of `diff`, with places in the pages, and an alarm for sentences that may hide a rule.

use std::fs;
use std::process::Command;

use apiscribe::diff::Class;
use apiscribe::transcribe::{Drift, DriftRefusal, Options, Page, drift};

use crate::{names, text};

fn between(name: &str, new: &str) -> Result<Drift, DriftRefusal> {
    drift(&Page::new(name, text(name)), &Page::new("new", new), &Options::default())
}

/// The findings as `class[id] path`, in order.
fn found(name: &str, new: &str) -> Vec<String> {
    let drift = between(name, new).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    let line = |finding: &apiscribe::diff::Finding| {
        format!("{}[{}] {}", finding.change.class.word(), finding.change.id, finding.path)
    };
    drift.findings.iter().map(line).collect()
}

#[test]
fn the_same_page_means_nothing() {
    for name in names() {
        assert_eq!(found(&name, &text(&name)), [""; 0], "{name}");
    }
}

/// What was changed in a page, and what it means.
const CHANGES: &[(&str, &str, &str, &[&str])] = &[
    (
        "spaces_en.txt",
        "RoomId Yes String",
        "RoomId Yes Integer",
        &["source[req-type-kind-changed] request.RoomId"],
    ),
    (
        "spaces_en.txt",
        "RoomId Yes String",
        "RoomId No String",
        &["compatible[req-required-to-optional] request.RoomId"],
    ),
    ("spaces_en.txt", "A maximum of 20", "A maximum of 10", &["wire[op-rate-limit-lowered] rate_limit"]),
    ("spaces_en.txt", "1 to 200.", "1 to 100.", &["review[doc-number-changed] request.Limit.doc"]),
    (
        "spaces_en.txt",
        "The room to look into.",
        "Not the room to look into.",
        &["review[doc-word-flip] request.RoomId.doc"],
    ),
    (
        "spaces_en.txt",
        "The room to look into.",
        "The room to look at.",
        &["docs[doc-text-changed] request.RoomId.doc"],
    ),
    (
        "spaces_en.txt",
        "Lists who has come to a room.",
        "Lists who has come to a room, at most 3 days ago.",
        &["review[doc-number-changed] page"],
    ),
    (
        "spaces_en.txt",
        "Common ones are told elsewhere.\n",
        "Common ones are told elsewhere.\nKeep below 7 calls at a time.\n",
        &["review[doc-number-changed] page"],
    ),
    (
        "spaces_en.txt",
        "InternalError Something broke.\n",
        "",
        &["source[error-removed-from-op] errors.InternalError"],
    ),
    ("spaces_en.txt", "2026-03-04 10", "2026-04-05 10", &["docs[source-date-changed] source"]),
    (
        "bars_headless.txt",
        "100404 | There",
        "100405 | There",
        &["compatible[error-added-to-op] errors.100405", "source[error-removed-from-op] errors.100404"],
    ),
    (
        "bars_headless.txt",
        "Something broke",
        "Something broke, 3 of it",
        &["review[doc-number-changed] errors.100001.doc"],
    ),
    ("bars_headless.txt", "console.tim.qq.com", "adminapiusa.im.qcloud.com", &[]),
    ("bars_zh.txt", "100次/秒", "200次/秒", &["compatible[op-rate-limit-raised] rate_limit"]),
    ("markdown_en.md", "| Age | No | Uint32 |", "| Age | No | Uint64 |", &[]),
    ("markdown_en.md", "ap-beijing, ap-singapore", "ap-beijing", &[]),
    ("page_en.html", "<td>Keys</td><td>Array of String</td>", "<td>Keys</td><td>String</td>", &[]),
    (
        "volcengine_zh.md",
        "音量，0 到 10。",
        "音量，0 到 20。",
        &["review[doc-number-changed] request.Volume.doc"],
    ),
    ("rules_zh.md", "仅在请求成功时返回。", "总是返回。", &[]),
];

#[test]
fn a_changed_page_means_what_diff_says() {
    for (name, was, is, expected) in CHANGES {
        let whole = text(name);
        assert!(whole.contains(was), "{name}: {was}");
        let found = found(name, &whole.replace(was, is));
        assert!(!found.is_empty(), "{name}: {is} means nothing");
        let mut missing = expected.iter().filter(|line| !found.contains(&(**line).to_owned()));
        assert!(missing.next().is_none(), "{name}: {is}: {found:?}");
        // The text of a draft is another whenever anything is; nobody is told of it.
        assert!(!found.iter().any(|line| line.contains("spec-only-reformat")), "{found:?}");
    }
}

#[test]
fn places_are_in_the_pages() {
    let whole = text("spaces_en.txt");
    let drift = between("spaces_en.txt", &whole.replace("RoomId Yes String", "RoomId No String")).unwrap();
    let finding = drift.findings.iter().next().unwrap();
    let (old, new) = (finding.old_place.as_ref().unwrap(), finding.new_place.as_ref().unwrap());
    assert_eq!(
        (old.file.as_str(), old.line, old.text.as_str()),
        ("spaces_en.txt", 25, "RoomId Yes String The room to look into.")
    );
    assert_eq!(
        (new.file.as_str(), new.line, new.text.as_str()),
        ("new", 25, "RoomId No String The room to look into.")
    );
    assert_eq!(finding.operation, "tencent/party/2024-05-01/DescribeGuests");
}

/// What a draft leaves open does not keep it from being compared, and what could not be read is told.
#[test]
fn open_questions_and_broken_rows_do_not_hinder_it() {
    let whole = text("bars_zh.txt");
    let broken =
        whole.replace("RoomId | 是 | String |", "RoomId | String |").replace("Integer | 1", "Float | 1");
    let drift = between("bars_zh.txt", &broken).unwrap();
    assert!(drift.new.has_errors() && !drift.old.has_errors());
    assert!(drift.findings.iter().any(|finding| finding.path == "request.Mode"), "{:?}", drift.findings);
    assert!(drift.findings.count(Class::Source) > 0);
}

#[test]
fn pages_of_different_things_are_not_compared() {
    let other = between("spaces_en.txt", &text("bars_zh.txt"));
    assert!(matches!(other, Err(DriftRefusal::Apart(_, _))));
    let login = between("spaces_en.txt", "Please sign in");
    assert!(matches!(login, Err(DriftRefusal::New(_))));
}

#[test]
fn the_command_shows_it_and_fails_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let whole = text("spaces_en.txt");
    fs::write(folder.path().join("old.txt"), &whole).unwrap();
    fs::write(folder.path().join("new.txt"), whole.replace("1 to 200.", "1 to 100.")).unwrap();
    fs::write(folder.path().join("other.txt"), text("bars_zh.txt")).unwrap();
    fs::write(folder.path().join("broken.txt"), whole.replace("RoomId Yes", "RoomId")).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_apiscribe-under-test"));
        let output = command.current_dir(&folder).arg("drift").args(arguments).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        format!(
            "$ apiscribe drift {}\n{}---\n{}exit {}\n",
            arguments.join(" "),
            text(&output.stdout),
            text(&output.stderr),
            output.status.code().unwrap()
        )
    };
    let shown = [
        run(&["old.txt", "new.txt"]),
        run(&["old.txt", "new.txt", "--fail-on", "review", "--format", "json", "--quiet"]),
        run(&["old.txt", "old.txt"]),
        run(&["old.txt", "other.txt"]),
        run(&["old.txt", "broken.txt", "--format", "json", "--quiet"]),
        run(&["old.txt", "missing.txt"]),
    ];
    insta::assert_snapshot!("drift", shown.join("\n"));
}
