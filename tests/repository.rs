//! What tests of `apiscribe diff` share besides a desk: git, and transcripts that are the same on any day and machine.

use std::process::Command;

use crate::desk::{Desk, OPERATION};

/// Without the settings of whoever runs the test, and at a day that never changes.
pub(crate) fn alone(command: &mut Command) -> &mut Command {
    let day = "2026-11-21T12:00:00Z";
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day)
}

pub(crate) fn git(desk: &Desk, line: &[&str]) {
    let who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
    let output =
        alone(Command::new("git").args(who).args(line).current_dir(desk.path("."))).output().unwrap();
    assert!(output.status.success(), "git {line:?}: {}", String::from_utf8_lossy(&output.stderr));
}

pub(crate) fn commit(desk: &Desk, message: &str) {
    git(desk, &["add", "."]);
    git(desk, &["commit", "--quiet", "-m", message]);
}

/// What a command says; ids of commits depend on all that stands in the base.
pub(crate) fn run(desk: &Desk, line: &str) -> String {
    let mut command = desk.command(line);
    let text = desk.transcript(line, alone(&mut command).env("GIT_CEILING_DIRECTORIES", desk.path("..")));
    let mut shown = String::new();
    for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let is_id = bare.len() == 40 && bare.bytes().all(|byte| byte.is_ascii_hexdigit());
        shown += &if is_id { word.replace(bare, "[COMMIT]") } else { word.to_owned() };
    }
    shown
}

/// A change that programs may not compile after.
pub(crate) fn widen(desk: &Desk) {
    desk.edit(OPERATION, "ClosedAt: { type: i64, nullable: true", "ClosedAt: { type: u64, nullable: true");
}

/// A change of words only.
pub(crate) fn reword(desk: &Desk) {
    desk.edit(OPERATION, "Closes a room.", "Closes one of the rooms.");
}

/// Compares what commands say with what they said.
macro_rules! check_transcripts {
    ($desk:expr, $($name:literal => $line:expr),* $(,)?) => {{
        let desk = $desk;
        $( insta::assert_snapshot!($name, $crate::repository::run(&desk, $line)); )*
    }};
}
pub(crate) use check_transcripts;
