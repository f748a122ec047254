//! Reads the spec files from the disk. It is given a folder and returns their texts, or everything that keeps it from
//! reading them. It does not look into them, and never leaves the folder.

mod error;
mod text;
mod walk;

use std::fs;
use std::path::{Component, Path};

pub use error::{LoadError, Problem};

use crate::source::SourceMap;

/// What one run reads at most; specs are written by hand, so whoever is over it pointed at the wrong folder.
struct Limits {
    file_bytes: u64,
    files: usize,
    depth: usize,
}

const LIMITS: Limits = Limits { file_bytes: 4 * 1024 * 1024, files: 50_000, depth: 32 };

/// Reads every `*.yaml` file below a folder, and every `*.md` file in its folder `guide`, sorted by path.
///
/// `README.md`, the folder `schema` at the top and everything that begins with a dot are left alone. What looks like a spec but
/// cannot be read as one (`*.yml`, not UTF-8, a link that leads elsewhere) is reported, all of it at once.
pub fn load(specs: &Path) -> Result<SourceMap, LoadError> {
    load_within(specs, &LIMITS)
}

fn load_within(specs: &Path, limits: &Limits) -> Result<SourceMap, LoadError> {
    let shown = shown(specs);
    let root = fs::canonicalize(specs).map_err(|error| error::no_folder(specs, &error))?;
    if !root.is_dir() {
        return Err(error::not_a_folder(specs));
    }
    let (files, problems) = walk::files(&root, limits);
    if !problems.is_empty() {
        return Err(error::within(&shown, problems));
    }
    if files.is_empty() {
        return Err(error::nothing_there(specs));
    }
    Ok(SourceMap::new(files).with_root(shown))
}

/// The folder as messages show it: with `/` on every system and without a leading `./`, as GitHub wants its annotations.
fn shown(specs: &Path) -> String {
    let plain: std::path::PathBuf = specs.components().filter(|part| *part != Component::CurDir).collect();
    let text = plain.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

#[cfg(test)]
mod tests;
