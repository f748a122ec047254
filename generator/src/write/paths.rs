//! Which paths may be written: relative, below the output folder, the same file on every system.
//!
//! Names in the tree are identifiers already. This is the second lock: whatever goes wrong before, nothing is written or
//! removed outside of the output folder.

use std::collections::BTreeMap;

use super::{WriteError, manifest};
use crate::tree::FileTree;

/// Refuses a tree with a path that is unsafe, or with two paths that are one file somewhere.
pub(super) fn check(tree: &FileTree) -> Result<(), WriteError> {
    let paths = || tree.iter().map(|(path, _)| path);
    let mut seen = BTreeMap::new();
    for path in paths() {
        if let Some(why) = fault(path) {
            return Err(WriteError::UnsafePath { path: path.to_owned(), why });
        }
        // On Windows and macOS `A.rs` and `a.rs` are one file.
        if let Some(other) = seen.insert(path.to_lowercase(), path) {
            return Err(WriteError::Clash { one: other.to_owned(), other: path.to_owned() });
        }
    }
    for path in paths() {
        let lower = path.to_lowercase();
        for (at, _) in lower.match_indices('/') {
            if let Some(file) = lower.get(..at).and_then(|folder| seen.get(folder)) {
                return Err(WriteError::Clash { one: (*file).to_owned(), other: path.to_owned() });
            }
        }
    }
    Ok(())
}

/// Why a path may not be written or removed.
pub(super) fn fault(path: &str) -> Option<&'static str> {
    if path.contains('\\') {
        return Some("it holds a backslash");
    }
    if path.contains(|c: char| c.is_control() || "<>:\"|?*".contains(c)) {
        return Some("it holds a character that Windows has no file name for, or a drive");
    }
    if path.eq_ignore_ascii_case(manifest::NAME) {
        return Some("the writer keeps its own list of files there");
    }
    path.split('/').find_map(|part| match part {
        "" => Some("it is empty, absolute or has an empty part"),
        "." | ".." => Some("it has a `.` or `..` in it"),
        _ if part.ends_with(['.', ' ']) => Some("a part of it ends in a dot or a blank, which Windows drops"),
        _ => None,
    })
}
