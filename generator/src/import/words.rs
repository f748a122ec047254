//! The vendor's sentences, for who asked for them.
//!
//! Given a sentence of the catalogue it returns what may stand in a spec, or nothing. It must not return what a check refuses: invisible
//! characters, words that only repeat the name, marks of unfinished texts.

use crate::check::words::speaks;
use crate::yaml::is_hidden;

/// What becomes of the vendor's titles and descriptions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Text {
    /// They are left out; a person writes own ones.
    #[default]
    None,
    /// They are carried over, for private use.
    Keep,
}

/// A sentence about something, as it may stand in a spec.
pub(super) fn of(text: Text, name: &str, words: &str) -> Option<String> {
    if text == Text::None {
        return None;
    }
    let words: String =
        words.chars().filter(|c| !is_hidden(*c)).map(|c| if c == '\r' { '\n' } else { c }).collect();
    let words = words.trim();
    speaks(name, words).then(|| words.to_owned())
}
