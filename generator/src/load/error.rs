//! What keeps the specs from being read, in words that say what to do.

use std::path::Path;
use std::{fmt, io};

/// Everything that keeps the specs from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// At least one, sorted by path.
    pub problems: Vec<Problem>,
}

/// One thing that keeps the specs from being read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file or folder.
    pub path: String,
    /// What is wrong with it: the end of a sentence that begins with the path.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl Problem {
    pub(super) fn new(path: impl Into<String>, what: impl Into<String>, help: impl Into<String>) -> Self {
        Problem { path: path.into(), what: what.into(), help: help.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A file name may hold anything, also what moves a terminal's cursor.
        write!(f, "`{}` {}", self.path.escape_debug(), self.what)
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            let line_break = if index == 0 { "" } else { "\n" };
            write!(f, "{line_break}{problem} ({})", problem.help)?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}

const NAME_IT: &str = "run apiscribe in the folder that holds the specs, or name it: `--specs path/to/specs`";

pub(super) fn no_folder(specs: &Path, error: &io::Error) -> LoadError {
    let what = match error.kind() {
        io::ErrorKind::NotFound => "does not exist".to_owned(),
        _ => format!("cannot be opened: {error}"),
    };
    one(Problem::new(specs.to_string_lossy(), what, NAME_IT))
}

pub(super) fn not_a_folder(specs: &Path) -> LoadError {
    one(Problem::new(specs.to_string_lossy(), "is not a folder", NAME_IT))
}

/// Not a success: the writer would take every generated file for left over and remove it.
pub(super) fn nothing_there(specs: &Path) -> LoadError {
    one(Problem::new(specs.to_string_lossy(), "holds no spec: there is no `*.yaml` file in it", NAME_IT))
}

/// The problems of a walk, with the folder in front of their paths.
pub(super) fn within(root: &str, mut problems: Vec<Problem>) -> LoadError {
    for problem in &mut problems {
        problem.path = match (root.is_empty(), problem.path.is_empty()) {
            (true, _) => std::mem::take(&mut problem.path),
            (false, true) => root.to_owned(),
            (false, false) => format!("{}/{}", root.trim_end_matches('/'), problem.path),
        };
    }
    problems.sort();
    LoadError { problems }
}

fn one(problem: Problem) -> LoadError {
    LoadError { problems: vec![problem] }
}
