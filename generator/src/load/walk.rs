//! Walks the folder of the specs. Only real files inside of it are read, in the order of their names.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::error::Problem;
use super::{Limits, text};

/// The spec files as (path below the folder, text), and whatever could not be read.
pub(super) fn files(root: &Path, limits: &Limits) -> (Vec<(String, String)>, Vec<Problem>) {
    let mut walk =
        Walk { root, limits, above: Vec::new(), files: Vec::new(), problems: Vec::new(), full: false };
    walk.folder(root.to_path_buf(), "");
    (walk.files, walk.problems)
}

struct Walk<'a> {
    root: &'a Path,
    limits: &'a Limits,
    /// The real folders from the root to where we are; a link back to one of them would never end.
    above: Vec<PathBuf>,
    files: Vec<(String, String)>,
    problems: Vec<Problem>,
    full: bool,
}

impl Walk<'_> {
    /// Walks a folder; `real` has no links in it, `below` is the path by which we came.
    fn folder(&mut self, real: PathBuf, below: &str) {
        if self.above.contains(&real) {
            return self.problem(below, "is a link to a folder that it lies in itself", "remove the link");
        }
        if self.above.len() > self.limits.depth {
            let what = format!("lies more than {} folders deep", self.limits.depth);
            return self.problem(below, what, "specs lie at <vendor>/<service>/<version>/<operation>.yaml");
        }
        let names = match self.names(&real, below) {
            Ok(names) => names,
            Err(error) => return self.io_problem(below, &error),
        };
        self.above.push(real.clone());
        for name in names {
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            self.entry(&real.join(&name), &path, &name);
        }
        self.above.pop();
    }

    /// The names in a folder, sorted, without those that are never specs.
    fn names(&mut self, real: &Path, below: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(real)? {
            match entry?.file_name().into_string() {
                Ok(name) if name.contains(['\\', '\n', '\r']) => {
                    let help = "use letters, digits, `-` and `_`";
                    self.problem(
                        &format!("{below}/{name}"),
                        "has a name that not every system can hold",
                        help,
                    );
                }
                Ok(name) => names.push(name),
                Err(name) => {
                    let name = name.to_string_lossy();
                    self.problem(&format!("{below}/{name}"), "has a name that is not UTF-8", "rename it");
                }
            }
        }
        let top = below.is_empty();
        names.retain(|name| !name.starts_with('.') && name != "README.md" && !(top && name == "schema"));
        names.sort();
        Ok(names)
    }

    fn entry(&mut self, path: &Path, below: &str, name: &str) {
        if self.full {
            return;
        }
        let real = match self.follow(path) {
            Ok(Some(real)) => real,
            Ok(None) => {
                let help = "copy the file into the folder; what is generated must not depend on the machine";
                return self.problem(below, "is a link that leads out of the folder of the specs", help);
            }
            Err(error) => return self.io_problem(below, &error),
        };
        match fs::metadata(&real) {
            Err(error) => self.io_problem(below, &error),
            Ok(metadata) if metadata.is_dir() => self.folder(real, below),
            Ok(metadata) => match name.rsplit_once('.').map(|(_, ending)| ending) {
                Some("yaml") if metadata.is_file() => self.file(&real, below),
                Some("md") if metadata.is_file() && below.starts_with("guide/") => self.file(&real, below),
                Some("yaml") => self.problem(below, "is not a regular file", "remove it"),
                Some(other) if other.eq_ignore_ascii_case("yml") || other.eq_ignore_ascii_case("yaml") => {
                    let stem = name.strip_suffix(other).unwrap_or(name);
                    let what = format!("ends in `.{other}` and would not be read");
                    self.problem(below, what, format!("rename it to `{stem}yaml`"));
                }
                _ => {}
            },
        }
    }

    /// Where a path really lies; `None` when a link leads out of the folder.
    fn follow(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        if !fs::symlink_metadata(path)?.is_symlink() {
            return Ok(Some(path.to_path_buf()));
        }
        let real = fs::canonicalize(path)?;
        Ok(real.starts_with(self.root).then_some(real))
    }

    fn file(&mut self, real: &Path, below: &str) {
        if self.files.len() >= self.limits.files {
            self.full = true;
            let what = format!("holds more than {} specs", self.limits.files);
            return self.problem("", what, "name the folder of the specs alone: `--specs path/to/specs`");
        }
        let mut bytes = Vec::new();
        let limit = self.limits.file_bytes;
        let read = File::open(real).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
        match read {
            Err(error) => self.io_problem(below, &error),
            Ok(length) if length as u64 > limit => {
                let what = format!("is larger than {limit} bytes");
                self.problem(below, what, "split it: one file describes one page");
            }
            Ok(_) => match text::decode(below, bytes) {
                Ok(text) => self.files.push((below.to_owned(), text)),
                Err(problem) => self.problems.push(problem),
            },
        }
    }

    fn problem(&mut self, path: &str, what: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Problem::new(path.trim_start_matches('/'), what, help));
    }

    fn io_problem(&mut self, path: &str, error: &io::Error) {
        let help = match error.kind() {
            io::ErrorKind::NotFound => "it is a link that leads nowhere, or was removed meanwhile",
            io::ErrorKind::PermissionDenied => "let the user who runs apiscribe read it",
            _ => "see whether the disk is there and the file can be opened",
        };
        self.problem(path, format!("cannot be read: {error}"), help);
    }
}
