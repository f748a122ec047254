//! Why the output could not be compared or written, and what to do.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why the output could not be compared or written.
#[derive(Debug)]
pub enum WriteError {
    /// A path of the tree that may not be written.
    UnsafePath {
        /// The path.
        path: String,
        /// Why not.
        why: &'static str,
    },
    /// Two paths of the tree that are one file on some systems.
    Clash {
        /// The first.
        one: String,
        /// The second.
        other: String,
    },
    /// Files in the way that apiscribe did not write.
    NotOurs {
        /// The output folder.
        out: PathBuf,
        /// The paths below it.
        paths: Vec<String>,
    },
    /// A symbolic link inside of the output folder, where a file or folder should be.
    Link {
        /// The link.
        place: PathBuf,
    },
    /// A folder where a file should be, or a file where a folder should be.
    InTheWay {
        /// Where.
        place: PathBuf,
    },
    /// The manifest names a path that cannot be ours.
    Manifest {
        /// The output folder.
        out: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What stands there.
        entry: String,
    },
    /// The disk refused.
    Io {
        /// What was tried, as a verb.
        doing: &'static str,
        /// With which file or folder.
        place: PathBuf,
        /// What the system said.
        source: io::Error,
        /// The files that could not be put back as they were; empty when the folder is as it was.
        left: Vec<PathBuf>,
    },
}

impl WriteError {
    pub(super) fn io(doing: &'static str, place: &Path, source: io::Error) -> Self {
        WriteError::Io { doing, place: place.to_path_buf(), source, left: Vec::new() }
    }

    /// What to do.
    pub fn help(&self) -> String {
        match self {
            WriteError::UnsafePath { .. } | WriteError::Clash { .. } => {
                "names should have been made safe long before: this is a bug in apiscribe, please report it with the spec"
                    .to_owned()
            }
            WriteError::NotOurs { paths, .. } if paths.len() == 1 => {
                "move the file away, or delete it when it was generated; then run again, or choose another `--out`".to_owned()
            }
            WriteError::NotOurs { .. } => "move the files away, or delete them when they were generated (the list `.manifest` \
                 of what apiscribe wrote may be lost); then run again, or choose another `--out`"
                .to_owned(),
            WriteError::Link { .. } => "remove the link: generated files are written only below the output folder".to_owned(),
            WriteError::InTheWay { .. } => "remove it or move it away, then run again".to_owned(),
            WriteError::Manifest { .. } => {
                "remove that line; every other line names a file below the output folder".to_owned()
            }
            WriteError::Io { left, .. } if left.is_empty() => {
                "nothing was changed; mend the cause and run again".to_owned()
            }
            WriteError::Io { left, .. } => {
                let names: Vec<_> = left.iter().map(|place| format!("`{}`", place.display())).collect();
                format!("not as they were before: {}; mend the cause and run again, which completes them", names.join(", "))
            }
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::UnsafePath { path, why } => {
                write!(f, "the path `{}` cannot be written: {why}", path.escape_debug())
            }
            WriteError::Clash { one, other } => {
                write!(f, "`{one}` and `{other}` cannot both be written: on some systems they are one path")
            }
            WriteError::NotOurs { out, paths } => {
                const SHOWN: usize = 5;
                let names: Vec<_> =
                    paths.iter().take(SHOWN).map(|path| format!("`{}/{path}`", out.display())).collect();
                let more = match paths.len().saturating_sub(SHOWN) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                write!(f, "not written by apiscribe, so not overwritten: {}{more}", names.join(", "))
            }
            WriteError::Link { place } => write!(f, "`{}` is a symbolic link", place.display()),
            WriteError::InTheWay { place } => {
                let (is, should) = if place.is_dir() { ("folder", "file") } else { ("file", "folder") };
                write!(f, "`{}` is a {is}, where a {should} belongs", place.display())
            }
            WriteError::Manifest { out, line, entry } => {
                let entry = entry.escape_debug();
                write!(
                    f,
                    "`{}/.manifest` line {line} names `{entry}`, which apiscribe never writes",
                    out.display()
                )
            }
            WriteError::Io { doing, place, source, .. } => {
                write!(f, "cannot {doing} `{}`: {source}", place.display())
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WriteError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
