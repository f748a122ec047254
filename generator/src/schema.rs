//! The JSON Schemas that editors read the specs with.

use crate::tree::FileTree;

/// One schema per kind of spec file, by its file name.
pub fn schemas() -> FileTree {
    FileTree::default()
}
