//! The list of the files that apiscribe wrote, kept among them. Only what it names is ever overwritten or removed.

use std::collections::BTreeSet;
use std::path::Path;

use super::{WriteError, disk, paths};

/// Its name in the output folder.
pub(super) const NAME: &str = ".manifest";

const HEADER: &str = "# The files that apiscribe wrote here, and may change and remove. Do not edit.\n";

/// The paths, and the bytes they were read from.
pub(super) struct Manifest {
    paths: BTreeSet<String>,
    bytes: Option<Vec<u8>>,
}

impl Manifest {
    /// The manifest of a tree.
    pub(super) fn of<'t>(paths: impl Iterator<Item = &'t str>) -> Self {
        Manifest { paths: paths.map(str::to_owned).collect(), bytes: None }
    }

    /// The manifest on the disk; empty when there is none.
    ///
    /// The marks of an unfinished git merge are paths that do not exist, so both sides count and the next run cleans up.
    pub(super) fn read(out: &Path) -> Result<Self, WriteError> {
        let bytes = disk::read(out, NAME)?;
        let text = String::from_utf8_lossy(bytes.as_deref().unwrap_or_default());
        let mut paths = BTreeSet::new();
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with(['#', '<', '=', '>', '|']) {
                continue;
            }
            if paths::fault(line).is_some() {
                return Err(WriteError::Manifest {
                    out: out.to_path_buf(),
                    line: index + 1,
                    entry: line.to_owned(),
                });
            }
            paths.insert(line.to_owned());
        }
        Ok(Manifest { paths, bytes })
    }

    pub(super) fn owns(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// The bytes on the disk.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        self.bytes.as_deref()
    }

    /// The paths of both.
    pub(super) fn with(&self, other: &Manifest) -> Manifest {
        Manifest { paths: self.paths.union(&other.paths).cloned().collect(), bytes: None }
    }

    /// The file.
    pub(super) fn text(&self) -> Vec<u8> {
        let mut text = HEADER.to_owned();
        for path in &self.paths {
            text.push_str(path);
            text.push('\n');
        }
        text.into_bytes()
    }
}
