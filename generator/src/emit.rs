//! Prints a plan.

use crate::plan::Plan;
use crate::tree::FileTree;

/// Prints a plan as Rust.
pub fn emit(_plan: &Plan) -> FileTree {
    FileTree::default()
}
