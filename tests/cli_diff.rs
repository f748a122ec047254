//! `apiscribe diff` as people type it, beside folders and in a repository of its own. Refresh with:
//! `INSTA_UPDATE=always cargo test -p apiscribe-tests --test cli_diff`.

use std::fs;

use serde_json::Value as Json;

mod desk;
mod repository;
use desk::{Desk, OPERATION, copy};
use repository::{alone, check_transcripts, commit, git, reword, run, widen};

const SERVICE: &str = "specs/example/party/2024-05-01/service.yaml";

/// A repository: `main` with the base, tagged v1; then a branch with two commits, the second of which is words only.
fn repository() -> Desk {
    let desk = Desk::new();
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk, "The specs");
    git(&desk, &["tag", "v1"]);
    git(&desk, &["switch", "--quiet", "--create", "wider"]);
    widen(&desk);
    commit(&desk, "A wider number");
    reword(&desk);
    commit(&desk, "Other words");
    desk
}

#[test]
fn two_folders() {
    let desk = Desk::new();
    copy(&desk.path("specs"), &desk.path("old"));
    widen(&desk);
    reword(&desk);
    check_transcripts!(desk,
        "help" => "diff --help",
        "folders" => "diff old specs",
        "folders-same" => "diff old old",
        "folders-markdown" => "diff old specs --format markdown",
        "folders-colour" => "diff old specs --color always",
        "one-folder" => "diff old",
    );
}

#[test]
fn the_exit_code_follows_the_class_that_is_asked_for() {
    let desk = Desk::new();
    copy(&desk.path("specs"), &desk.path("old"));
    let exit = |line: &str| run(&desk, line).rsplit_once("exit ").map(|(_, code)| code.to_owned()).unwrap();
    reword(&desk);
    assert_eq!(exit("diff old specs --fail-on review"), "0", "words alone fail nothing");
    desk.edit(OPERATION, "Closes one of the rooms.", "Closes 1 of the rooms.");
    assert_eq!(
        ["source", "wire", "review"].map(|class| exit(&format!("diff old specs --fail-on {class}"))),
        ["0", "0", "1"]
    );
    desk.edit(SERVICE, "host: party-us.example.com", "host: party-america.example.com");
    assert_eq!(
        ["source", "wire", "review"].map(|class| exit(&format!("diff old specs --fail-on {class}"))),
        ["0", "1", "1"]
    );
    widen(&desk);
    assert_eq!(
        ["source", "wire", "review"].map(|class| exit(&format!("diff old specs --fail-on {class}"))),
        ["1", "1", "1"]
    );
    assert_eq!(exit("diff old specs"), "0", "nothing fails unless it is asked for");
    insta::assert_snapshot!("unknown-class", run(&desk, "diff old specs --fail-on docs"));
}

#[test]
fn several_formats_in_one_run() {
    let desk = Desk::new();
    copy(&desk.path("specs"), &desk.path("old"));
    widen(&desk);
    check_transcripts!(&desk,
        "two-formats" => "diff old specs --format markdown --format json=changes.json",
        "two-on-one-output" => "diff old specs --format markdown --format json",
        "unwritable" => "diff old specs --format json=nowhere/changes.json",
    );
    let written = fs::read_to_string(desk.path("changes.json")).unwrap();
    let shown = run(&desk, "diff old specs --format json");
    assert!(shown.contains(&written), "a file has what the standard output has");
}

/// Scripts and bots read these keys, so none may go or change its name.
#[test]
fn the_keys_of_the_json_stay() {
    let desk = Desk::new();
    copy(&desk.path("specs"), &desk.path("old"));
    widen(&desk);
    run(&desk, "diff old specs --format json=changes.json");
    let report: Json = serde_json::from_str(&fs::read_to_string(desk.path("changes.json")).unwrap()).unwrap();
    let keys = |of: &Json| of.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["summary", "findings"]);
    assert_eq!(keys(&report["summary"]), ["source", "wire", "review", "compatible", "docs", "bump"]);
    let finding = &report["findings"][0];
    let first =
        ["rule", "class", "bump", "cause", "operation", "path", "old", "new", "file", "line", "fingerprint"];
    assert_eq!(keys(finding)[..first.len()], first);
    assert_eq!(finding["rule"], "res-type-changed");
    assert_eq!((&finding["file"], &finding["line"]), (&Json::from(OPERATION), &Json::from(9)));
    assert_eq!(finding["fingerprint"].as_str().unwrap().len(), 12);
}

#[test]
fn revisions() {
    let desk = repository();
    check_transcripts!(&desk,
        "merge-base" => "diff",
        "head-1" => "diff HEAD~1",
        "tag" => "diff v1 HEAD --format json",
        "backwards" => "diff HEAD v1",
    );
    git(&desk, &["switch", "--quiet", "main"]);
    insta::assert_snapshot!("on-main", run(&desk, "diff"));
    reword(&desk);
    insta::assert_snapshot!("on-main-edited", run(&desk, "diff"));
}

/// Main went on after the branch left it: what main did is no change of the branch.
#[test]
fn what_main_did_meanwhile_does_not_count() {
    let desk = repository();
    git(&desk, &["switch", "--quiet", "main"]);
    desk.edit(SERVICE, "host: party-us.example.com", "host: party-america.example.com");
    commit(&desk, "Another host");
    git(&desk, &["switch", "--quiet", "wider"]);
    let text = run(&desk, "diff");
    assert!(text.contains("res-type-changed") && !text.contains("endpoint-host-changed"), "{text}");
}

#[test]
fn what_is_no_revision() {
    let desk = repository();
    check_transcripts!(&desk,
        "begins-with-a-dash" => "diff -- --output=stolen",
        "does-not-exist" => "diff v9",
        "is-no-commit" => "diff HEAD:specs",
        "no-such-folder" => "diff HEAD --specs elsewhere",
    );
    assert!(!desk.path("stolen").exists(), "nothing of a revision's name gets to git as an option");
    git(&desk, &["branch", "--quiet", "--move", "main", "trunk"]);
    insta::assert_snapshot!("no-main", run(&desk, "diff"));
    let bare = Desk::new();
    check_transcripts!(&bare, "no-repository" => "diff", "no-repository-revision" => "diff HEAD");
}

/// What is not in the folder of the specs, or not theirs, is no difference.
#[test]
fn specs_in_a_folder_below() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("apis/rust")).unwrap();
    fs::rename(desk.path("specs"), desk.path("apis/rust/specs")).unwrap();
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    git(&desk, &["commit", "--quiet", "--allow-empty", "-m", "Nothing yet"]);
    commit(&desk, "The specs");
    insta::assert_snapshot!("before-the-specs", run(&desk, "diff HEAD~1 --specs apis/rust/specs"));
    fs::write(desk.path("apis/rust/notes.yaml"), "no: spec\n").unwrap();
    fs::write(desk.path("apis/rust/specs/README.md"), "# How to\n").unwrap();
    commit(&desk, "Notes");
    insta::assert_snapshot!("below-same", run(&desk, "diff HEAD~1 --specs apis/rust/specs"));
    let file = format!("apis/rust/{OPERATION}");
    desk.edit(&file, "Closes a room.", "Closes 2 rooms.");
    insta::assert_snapshot!("below", run(&desk, "diff HEAD --specs apis/rust/specs"));
    let inside =
        desk.transcript("diff HEAD", alone(desk.command("diff HEAD").current_dir(desk.path("apis/rust"))));
    assert!(inside.contains("doc-number-changed") && inside.ends_with("exit 0"), "{inside}");
}

/// Specs that are wrong mean nothing that could be compared; the report says which side it is.
#[test]
fn specs_with_errors() {
    let desk = repository();
    desk.edit(OPERATION, "safety: idempotent", "safty: idempotent");
    insta::assert_snapshot!("errors-after", run(&desk, "diff HEAD"));
    commit(&desk, "A mistake");
    desk.edit(OPERATION, "safty: idempotent", "safety: idempotent");
    insta::assert_snapshot!("errors-before", run(&desk, "diff HEAD"));
}
