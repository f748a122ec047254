//! `--check-version`: the version of the crate beside what the findings ask for.

use std::fs;

use super::{Desk, copy};
use crate::repository::{check_transcripts, commit, git, reword, run, widen};

fn manifest(desk: &Desk, file: &str, version: &str) {
    let file = desk.path(file);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, format!("[package]\nname = \"client\"\nversion = {version:?}\n")).unwrap();
}

/// A repository whose crate had a version when it was tagged v1.
fn released(version: &str) -> Desk {
    let desk = Desk::new();
    manifest(&desk, "generated/Cargo.toml", version);
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk, "The first release");
    git(&desk, &["tag", "v1"]);
    desk
}

#[test]
fn the_version_goes_up_as_far_as_the_findings_ask() {
    let desk = released("0.71.0");
    let line = "diff v1 --check-version --format json=all.json";
    check_transcripts!(&desk, "same" => line);
    reword(&desk);
    check_transcripts!(&desk, "words" => line);
    manifest(&desk, "generated/Cargo.toml", "0.71.1");
    check_transcripts!(&desk, "words-patched" => line);
    widen(&desk);
    check_transcripts!(&desk, "breaks-patched" => line);
    manifest(&desk, "generated/Cargo.toml", "0.72.0");
    check_transcripts!(&desk, "breaks-bumped" => line);
    commit(&desk, "The second release");
    check_transcripts!(&desk, "of-revisions" => "diff v1 HEAD --check-version --quiet --format json=all.json");
    manifest(&desk, "generated/Cargo.toml", "0.70.9");
    check_transcripts!(&desk, "down" => "diff HEAD --check-version");
}

#[test]
fn from_one_on_the_first_number_breaks() {
    let desk = released("1.4.2");
    widen(&desk);
    manifest(&desk, "generated/Cargo.toml", "1.5.0");
    let said = run(&desk, "diff v1 --check-version");
    assert!(said.contains("write `version = \"2.0.0\"`") && said.ends_with("exit 1"), "{said}");
    manifest(&desk, "generated/Cargo.toml", "2.0.0");
    let said = run(&desk, "diff v1 --check-version");
    assert!(said.ends_with("exit 0"), "{said}");
}

/// What a person lets pass still changes the crate.
#[test]
fn approvals_ask_for_no_less() {
    let desk = released("0.71.0");
    widen(&desk);
    fs::write(
        desk.path("approvals.yaml"),
        "- { fingerprint: 3ea6ce2f79d2, reason: b, expires: 9999-12-31 }\n",
    )
    .unwrap();
    let line = "diff v1 --fail-on source --approvals approvals.yaml --format json=all.json";
    assert!(run(&desk, line).ends_with("exit 0"));
    check_transcripts!(&desk, "approved" => &format!("{line} --check-version"));
}

#[test]
fn another_manifest() {
    let desk = released("0.71.0");
    manifest(&desk, "client/Cargo.toml", "0.71.0");
    commit(&desk, "A client");
    widen(&desk);
    check_transcripts!(&desk,
        "elsewhere" => "diff HEAD --check-version=client/Cargo.toml --format json=all.json",
        "not-there-then" => "diff v1 --check-version=client/Cargo.toml",
        "not-there-now" => "diff v1 --check-version=server/Cargo.toml",
    );
    fs::write(desk.path("generated/Cargo.toml"), "[package]\nname = \"c\"\nversion.workspace = true\n")
        .unwrap();
    check_transcripts!(&desk, "inherited" => "diff v1 --check-version");
    fs::write(desk.path("generated/Cargo.toml"), "[package\n").unwrap();
    check_transcripts!(&desk, "no-toml" => "diff v1 --check-version");
    assert!(!desk.path("server").exists());
}

#[test]
fn folders_have_the_version_that_lies_beside_them() {
    let desk = released("0.71.0");
    copy(&desk.path("specs"), &desk.path("old"));
    widen(&desk);
    check_transcripts!(&desk, "one-for-both" => "diff old specs --check-version");
    copy(&desk.path("old"), &desk.path("last/specs"));
    manifest(&desk, "last/generated/Cargo.toml", "0.70.5");
    check_transcripts!(&desk, "folders" => "diff last/specs specs --check-version --format json=all.json");
}
