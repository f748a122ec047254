//! From the bytes of a file to its text: UTF-8 without a byte order mark, or a problem.

use super::error::Problem;

/// The text of a file, or why it has none.
pub(super) fn decode(path: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    const SAVE: &str = "save it as UTF-8 without a byte order mark";
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::new(path, "is UTF-16", SAVE));
    }
    // Not stripped in silence: the mark would stay in the repository, in front of the line that editors look for.
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return Err(Problem::new(path, "begins with a byte order mark", SAVE));
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let before = error.as_bytes().iter().take(offset);
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        Problem::new(path, format!("is not UTF-8: byte {offset}, in line {line}"), SAVE)
    })
}
