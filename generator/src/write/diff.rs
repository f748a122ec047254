//! Shows changes to a person: a unified diff, cut where nobody reads on.

use std::fmt::Write as _;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::{Change, Changes};

const FILES: usize = 20;
const LINES: usize = 60;

/// The changes as a unified diff: 60 lines a file, 20 files, and how much more there is. New and removed files are one line.
pub fn diff(changes: &Changes, colour: bool) -> String {
    let mut text = String::new();
    let out = changes.out.display().to_string().replace('\\', "/");
    for change in changes.iter().take(FILES) {
        let path = format!("{}/{}", out.trim_end_matches('/'), change.path);
        one(&mut text, &path, change, colour);
    }
    let more = changes.iter().count().saturating_sub(FILES);
    if more > 0 {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "… and {more} more files");
    }
    text
}

fn one(text: &mut String, path: &str, change: &Change, colour: bool) {
    let (before, after) = (words(change.before.as_deref()), words(change.after.as_deref()));
    let lines = |text: &str| match text.lines().count() {
        1 => "1 line".to_owned(),
        count => format!("{count} lines"),
    };
    let (reset, red, green, cyan) = match colour {
        true => ("\x1b[0m", "\x1b[31m", "\x1b[32m", "\x1b[36m"),
        false => ("", "", "", ""),
    };
    let _ = match (&before, &after) {
        (Some(before), Some(after)) if before.replace("\r\n", "\n") == *after => writeln!(
            text,
            "--- {path}\n+++ {path}\n{cyan}@@ only the line endings differ: CRLF on the disk, LF expected; \
             `{path} text eol=lf` in .gitattributes keeps them @@{reset}"
        ),
        (Some(before), Some(after)) => {
            let diff = TextDiff::configure()
                .timeout(Duration::from_secs(1))
                .diff_lines(before.as_str(), after.as_str());
            let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
            let (gone, new) = (count(ChangeTag::Delete), count(ChangeTag::Insert));
            let _ = writeln!(text, "--- {path}\n+++ {path}\n{cyan}@@ {new} added, {gone} removed @@{reset}");
            let unified = diff.unified_diff().context_radius(2).to_string();
            for line in unified.lines().take(LINES) {
                let start = match line.as_bytes().first() {
                    Some(b'-') => red,
                    Some(b'+') => green,
                    Some(b'@') => cyan,
                    _ => "",
                };
                let end = if start.is_empty() { "" } else { reset };
                let _ = writeln!(text, "{start}{line}{end}");
            }
            match unified.lines().count().saturating_sub(LINES) {
                0 => Ok(()),
                more => writeln!(text, "… {more} more lines of this diff"),
            }
        }
        (None, Some(after)) => {
            writeln!(text, "--- /dev/null\n+++ {path}\n{green}@@ new file, {} @@{reset}", lines(after))
        }
        (Some(before), None) => {
            writeln!(text, "--- {path}\n+++ /dev/null\n{red}@@ removed file, {} @@{reset}", lines(before))
        }
        (None, None) => Ok(()),
    };
}

fn words(bytes: Option<&[u8]>) -> Option<String> {
    bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}
