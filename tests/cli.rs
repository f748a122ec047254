//! The command line: transcripts of what people type, with exit codes. Refresh with:
//! `INSTA_UPDATE=always cargo test -p apiscribe-tests --test cli`.

use std::fs;
use std::io::Read as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

mod desk;
use desk::{Desk, OPERATION};

/// The specs with a mistyped key, an unknown type and two names that clash.
fn with_errors() -> Desk {
    let desk = Desk::new();
    desk.edit(OPERATION, "safety: idempotent", "safty: idempotent");
    desk.edit(OPERATION, "type: string", "type: sting");
    desk.edit(
        OPERATION,
        "response:",
        "  roomId: { type: string, doc: \"The number once more.\" }\nresponse:",
    );
    desk
}

fn run(desk: &Desk, line: &str) -> String {
    desk.transcript(line, &mut desk.command(line))
}

/// Every file below `generated/` with the time it was written.
fn written(desk: &Desk) -> Vec<(PathBuf, std::time::SystemTime)> {
    let mut open = vec![desk.path("generated")];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => found.push((path.clone(), fs::metadata(&path).unwrap().modified().unwrap())),
            }
        }
    }
    found.sort();
    found
}

macro_rules! check_transcripts {
    ($desk:expr, $($name:literal => $line:expr),* $(,)?) => {{
        let desk = $desk;
        $( insta::assert_snapshot!($name, run(&desk, $line)); )*
    }};
}

#[test]
fn help_and_version() {
    check_transcripts!(Desk::new(),
        "help" => "--help",
        "help-check" => "check --help",
        "version" => "--version",
        "unknown-command" => "chek",
        "unknown-format" => "check --format xml",
    );
}

#[test]
fn checking_sound_specs() {
    check_transcripts!(Desk::new(), "check-sound" => "check", "check-sound-quiet" => "check -q", "check-sound-json" => "check --format json");
}

#[test]
fn three_errors_in_one_run_in_every_format() {
    check_transcripts!(with_errors(),
        "errors-text" => "check",
        "errors-concise" => "check --format concise",
        "errors-json" => "check --format json",
        "errors-github" => "check --format github",
        "errors-sarif" => "check --format sarif",
        "errors-generate" => "generate",
        "errors-two-formats" => "check --format concise --format sarif=specs.sarif",
    );
}

#[test]
fn a_failed_run_leaves_the_tree_alone() {
    let desk = Desk::new();
    run(&desk, "");
    let before = written(&desk);
    desk.edit(OPERATION, "safety: idempotent", "safty: idempotent");
    assert!(run(&desk, "").ends_with("exit 1"));
    assert_eq!(written(&desk), before);
}

#[test]
fn generating_twice_writes_once() {
    let desk = Desk::new();
    let first = run(&desk, "generate");
    let before = written(&desk);
    insta::assert_snapshot!("generate-twice", format!("{first}\n\n{}", run(&desk, "generate")));
    assert_eq!(written(&desk), before);
}

#[test]
fn check_shows_the_difference_and_writes_nothing() {
    let desk = Desk::new();
    run(&desk, "generate");
    let before = written(&desk);
    desk.edit(OPERATION, "When it was closed.", "When it was closed at last.");
    insta::assert_snapshot!("generate-check", run(&desk, "generate --check"));
    assert_eq!(written(&desk), before);
    insta::assert_snapshot!("generate-one-file", run(&desk, "generate"));
}

#[test]
fn files_of_removed_specs_are_pruned_and_no_others() {
    let desk = Desk::new();
    run(&desk, "generate");
    fs::write(desk.path("generated/notes.txt"), "mine").unwrap();
    fs::remove_file(desk.path(OPERATION)).unwrap();
    insta::assert_snapshot!("generate-prunes", run(&desk, "generate"));
    assert!(!desk.path("generated/src/example/party/v2024_05_01/close_room.rs").exists());
    assert!(desk.path("generated/notes.txt").exists());
}

#[test]
fn files_that_are_not_ours_are_not_overwritten() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("generated/src")).unwrap();
    fs::write(desk.path("generated/src/lib.rs"), "// mine\n").unwrap();
    insta::assert_snapshot!("generate-not-ours", run(&desk, "generate"));
    assert_eq!(fs::read_to_string(desk.path("generated/src/lib.rs")).unwrap(), "// mine\n");
}

#[test]
fn another_folder_and_absolute_paths() {
    let desk = Desk::new();
    fs::rename(desk.path("specs"), desk.path("pages")).unwrap();
    insta::assert_snapshot!("no-specs", run(&desk, "generate"));
    let line =
        format!("generate --specs {} --out {}", desk.path("pages").display(), desk.path("out").display());
    insta::assert_snapshot!("elsewhere", run(&desk, &line));
}

#[test]
fn the_rule_book() {
    check_transcripts!(Desk::new(),
        "explain" => "explain unknown-key",
        "explain-change" => "explain source[res-type-changed]",
        "explain-mistyped" => "explain unknwon-key",
        "rules" => "rules",
    );
}

#[test]
fn schemas_and_completions() {
    let desk = Desk::new();
    insta::assert_snapshot!("schema", run(&desk, "schema"));
    insta::assert_snapshot!("schema-check", run(&desk, "schema --check"));
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&desk, &format!("completions {shell}"));
        assert!(
            script.contains("apiscribe") && script.contains("explain") && script.ends_with("exit 0"),
            "{script}"
        );
    }
}

#[test]
fn colours_follow_the_terminal_and_the_variables() {
    let desk = with_errors();
    let coloured = |command: &mut Command| desk.transcript("check", command).contains("\u{1b}[");
    assert!(!coloured(&mut desk.command("check")), "a pipe has no colours");
    assert!(coloured(desk.command("check").env("CLICOLOR_FORCE", "1")));
    assert!(coloured(&mut desk.command("check --color always")));
    assert!(!coloured(desk.command("check").env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0")));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let desk = Desk::new();
    let mut child = desk.command("rules").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert!(child.wait().unwrap().code().is_some(), "it ends by itself, not by a signal");
}
