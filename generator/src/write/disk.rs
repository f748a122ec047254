//! Reads what stands in the output folder, without following a link inside of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::WriteError;

/// Where a path of the tree lies on the disk.
pub(super) fn locate(out: &Path, path: &str) -> PathBuf {
    let mut place = out.to_path_buf();
    place.extend(path.split('/'));
    place
}

/// The bytes of a file, `None` when it does not exist. A link on the way, or a folder where the file should be, is an error.
pub(super) fn read(out: &Path, path: &str) -> Result<Option<Vec<u8>>, WriteError> {
    match find(out, path)? {
        Found::Nothing => Ok(None),
        Found::File(place) => match fs::read(&place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(source) => Err(WriteError::io("read", &place, source)),
        },
        Found::Other(place) => Err(WriteError::InTheWay { place }),
    }
}

/// As [`read`], but what is not a file any more was put there by someone else, and is not ours to remove.
pub(super) fn read_left_over(out: &Path, path: &str) -> Result<Option<Vec<u8>>, WriteError> {
    match find(out, path)? {
        Found::Other(_) => Ok(None),
        _ => read(out, path),
    }
}

enum Found {
    Nothing,
    File(PathBuf),
    /// A folder where a file should be, or a file where a folder should be.
    Other(PathBuf),
}

fn find(out: &Path, path: &str) -> Result<Found, WriteError> {
    // The output folder itself may be a link: the caller named it.
    match fs::metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(source) => return Err(WriteError::io("open", out, source)),
        Ok(metadata) if !metadata.is_dir() => return Err(WriteError::InTheWay { place: out.to_path_buf() }),
        Ok(_) => {}
    }
    let mut place = out.to_path_buf();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        let kind = match fs::symlink_metadata(&place) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(source) => return Err(WriteError::io("look at", &place, source)),
        };
        let last = parts.peek().is_none();
        if kind.is_symlink() {
            return Err(WriteError::Link { place });
        }
        if (last && !kind.is_file()) || (!last && !kind.is_dir()) {
            return Ok(Found::Other(place));
        }
    }
    Ok(Found::File(place))
}
