//! What tests of the command line share: a folder with specs, and what the command says there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A folder with `specs/`, to type commands in.
pub(crate) struct Desk {
    folder: TempDir,
}

pub(crate) const OPERATION: &str = "specs/example/party/2024-05-01/close_room.yaml";

impl Desk {
    /// The sound specs of `cases/base`.
    pub(crate) fn new() -> Self {
        let desk = Desk { folder: TempDir::new().unwrap() };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/base"), &desk.path("specs"));
        desk
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} has no `{from}`");
        fs::write(self.path(file), text.replacen(from, to, 1)).unwrap();
    }

    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_apiscribe-under-test"));
        command.args(line.split_whitespace()).current_dir(self.folder.path());
        command.env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR").env("TERM", "dumb").env("COLUMNS", "100");
        command
    }

    /// Runs a command and shows what it says.
    pub(crate) fn transcript(&self, line: &str, command: &mut Command) -> String {
        let output = command.output().unwrap();
        let mut shown = format!("$ apiscribe {line}\n");
        for (name, bytes) in [("", &output.stdout), ("(stderr)\n", &output.stderr)] {
            if !bytes.is_empty() {
                shown.push_str(name);
                shown.push_str(&String::from_utf8_lossy(bytes));
            }
        }
        let folder = self.folder.path().to_string_lossy().into_owned();
        let shown = shown.replace(&folder, "[DESK]").replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
        format!("{}\nexit {}", shown.trim_end(), output.status.code().unwrap())
    }
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
        }
    }
}
