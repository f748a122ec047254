//! Which words cannot be identifiers, and what they become.

/// Makes a word a legal identifier: keywords get `r#`, or a trailing `_` where `r#` is not allowed; a leading digit gets
/// an `_` in front. `None` when the word is not made of ASCII letters, digits and underscores, or is empty.
pub(super) fn legal(word: String) -> Option<String> {
    if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return None;
    }
    if word.bytes().all(|byte| byte == b'_') {
        return None;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(format!("_{word}"));
    }
    match word.as_str() {
        // `mod` could be raw, but a module of that name would be the file `mod.rs`.
        "self" | "super" | "crate" | "Self" | "mod" => Some(format!("{word}_")),
        keyword if KEYWORDS.contains(&keyword) => Some(format!("r#{keyword}")),
        _ => Some(word),
    }
}

/// Strict and reserved keywords of all editions up to 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
