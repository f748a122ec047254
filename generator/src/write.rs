//! Compares a file tree with the disk and makes the disk equal to it.
//!
//! Given a [`FileTree`] and the output folder, it returns the [`Changes`] between them; [`Changes::apply`] carries them out.
//! It must not touch a file that it did not write: what it wrote stands in the file `.manifest` of the output folder.
//! Bytes are compared exactly, so a checkout that turned LF into CRLF differs.

mod apply;
mod diff;
mod disk;
mod error;
mod manifest;
mod paths;

use std::path::{Path, PathBuf};

pub use diff::diff;
pub use error::WriteError;

use crate::parallel;
use crate::tree::FileTree;
use manifest::Manifest;

/// What separates the output folder from a file tree. An empty one is how a run without changes writes nothing.
#[derive(Clone, Debug)]
pub struct Changes {
    out: PathBuf,
    /// Sorted by path; the manifest comes last.
    changes: Vec<Change>,
    counts: Counts,
    /// The manifest that covers the old and the new files, for the time in which both may exist.
    both: Vec<u8>,
}

/// One file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path below the output folder, with `/` on every system.
    pub path: String,
    /// The bytes on the disk; `None` for a new file.
    pub before: Option<Vec<u8>>,
    /// The bytes to write; `None` for a file to remove.
    pub after: Option<Vec<u8>>,
}

/// How many files a run touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New and changed files.
    pub written: usize,
    /// Files that are right already.
    pub unchanged: usize,
    /// Files that nothing generates any more.
    pub removed: usize,
}

impl Changes {
    /// Compares a tree with a folder, which need not exist. Everything that could go wrong without a fault of the disk is
    /// found here, before anything is written.
    pub fn between(tree: FileTree, out: &Path) -> Result<Changes, WriteError> {
        // An empty path is the current folder to some system calls and nothing to others.
        let out = if out.as_os_str().is_empty() { Path::new(".") } else { out };
        paths::check(&tree)?;
        let old = Manifest::read(out)?;
        let new = Manifest::of(tree.iter().map(|(path, _)| path));
        let mut changes = Changes::none(out);
        for path in old.paths().filter(|path| tree.get(path).is_none()) {
            let before = disk::read_left_over(out, path)?;
            changes.push(path.to_owned(), before, None);
        }
        if !tree.is_empty() || old.bytes().is_some() {
            changes.push(manifest::NAME.to_owned(), old.bytes().map(<[u8]>::to_vec), Some(new.text()));
        }
        changes.add(tree)?;
        // A file that is equal already is adopted: that is a run that was cut off, or a lost manifest.
        let is_foreign = |change: &&Change| {
            change.path != manifest::NAME && change.before.is_some() && !old.owns(&change.path)
        };
        let foreign: Vec<_> = changes.iter().filter(is_foreign).map(|change| change.path.clone()).collect();
        if !foreign.is_empty() {
            return Err(WriteError::NotOurs { out: out.to_path_buf(), paths: foreign });
        }
        changes.both = old.with(&new).text();
        Ok(changes)
    }

    /// Compares files with those of the same paths in a folder that is not ours: no manifest is read or written, nothing is removed.
    pub fn among_others(tree: FileTree, out: &Path) -> Result<Changes, WriteError> {
        let out = if out.as_os_str().is_empty() { Path::new(".") } else { out };
        paths::check(&tree)?;
        let mut changes = Changes::none(out);
        changes.add(tree)?;
        Ok(changes)
    }

    /// Compares the files of a tree with the disk, and keeps those that differ: all of them twice would take much memory.
    fn add(&mut self, tree: FileTree) -> Result<(), WriteError> {
        let files: Vec<_> = tree.iter().collect();
        let differ = parallel::map(&files, |(path, text)| {
            let before = disk::read(&self.out, path)?;
            Ok((before.as_deref() != Some(text.as_bytes())).then_some(before))
        });
        for ((path, text), before) in tree.into_iter().zip(differ) {
            match before? {
                Some(before) => self.push(path, before, Some(text.into_bytes())),
                None => self.counts.unchanged += 1,
            }
        }
        self.changes
            .sort_by(|a, b| (a.path == manifest::NAME, &a.path).cmp(&(b.path == manifest::NAME, &b.path)));
        Ok(())
    }

    fn none(out: &Path) -> Self {
        let (out, changes, counts, both) = (out.to_path_buf(), Vec::new(), Counts::default(), Vec::new());
        Changes { out, changes, counts, both }
    }

    /// Makes the folder equal to the tree. When it fails, the folder is as it was; where not even that could be done, the error
    /// names the files.
    pub fn apply(&self) -> Result<(), WriteError> {
        apply::apply(self)
    }

    /// Whether the folder is equal to the tree.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The files that differ, sorted by path, the manifest last.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter()
    }

    /// How many files are written, unchanged and removed; the manifest is one of them.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    fn push(&mut self, path: String, before: Option<Vec<u8>>, after: Option<Vec<u8>>) {
        match (before == after, after.is_some()) {
            (true, false) => return,
            (true, true) => {
                self.counts.unchanged += 1;
                return;
            }
            (false, true) => self.counts.written += 1,
            (false, false) => self.counts.removed += 1,
        }
        self.changes.push(Change { path, before, after });
    }
}

#[cfg(test)]
mod tests;
