//! Why a command could not do its work, as it is told to the user.

use std::io;
use std::path::Path;

use crate::load::LoadError;
use crate::write::WriteError;

/// Sentences with advice; at least one.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) lines: Vec<Line>,
}

/// What is wrong, and what to do.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) message: String,
    pub(super) help: String,
}

impl Line {
    /// What is wrong on a line of a file, from 1, which is shown.
    pub(super) fn at(file: &Path, text: &str, line: usize, message: &str, help: String) -> Self {
        let shown =
            text.lines().nth(line.saturating_sub(1)).unwrap_or_default().replace(char::is_control, " ");
        let (file, margin) = (file.display(), " ".repeat(line.to_string().len()));
        Line { message: format!("{message}\n{margin}--> {file}:{line}\n{margin} |\n{line} | {shown}"), help }
    }
}

impl Fault {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Fault { lines: vec![Line { message: message.into(), help: help.into() }] }
    }

    /// A report or a stream that could not be written.
    pub(super) fn output(name: &str, error: &io::Error) -> Self {
        Fault::new(
            format!("cannot write {name}: {error}"),
            "see whether the disk has room and the folder exists",
        )
    }
}

impl From<LoadError> for Fault {
    fn from(error: LoadError) -> Self {
        const SHOWN: usize = 50;
        let more = error.problems.len().saturating_sub(SHOWN);
        let shown = error.problems.into_iter().take(SHOWN);
        let mut lines: Vec<_> = shown.map(|p| Line { message: p.to_string(), help: p.help }).collect();
        if more > 0 {
            let message = format!("{more} more files cannot be read");
            lines.push(Line { message, help: "is this the folder of the specs?".to_owned() });
        }
        Fault { lines }
    }
}

impl From<WriteError> for Fault {
    fn from(error: WriteError) -> Self {
        Fault::new(error.to_string(), error.help())
    }
}

/// Refuses folders that lie in each other: what people write must not lie where a tool removes files.
pub(super) fn apart(specs: &Path, out: &Path) -> Result<(), Fault> {
    let real = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_default();
    let (real_specs, real_out) = (real(specs), real(out));
    if real_specs.starts_with(&real_out) || real_out.starts_with(&real_specs) {
        let message = format!("`{}` and `{}` lie in each other", specs.display(), out.display());
        return Err(Fault::new(message, "choose an output folder beside the specs, with `--out`"));
    }
    Ok(())
}
