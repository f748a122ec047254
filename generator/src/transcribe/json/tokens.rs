//! The tokens of a sample that is almost JSON.
//!
//! Given the text, it returns its tokens, each as strict JSON spells it, with the liberty it takes. It must not look further than one token.

use std::borrow::Cow;

use super::{Broken, Liberty};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    Comma,
    Colon,
    /// In quotes.
    Text,
    /// A number, `true`, `false` or `null`.
    Word,
    Comment,
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    /// As strict JSON spells it; nothing for a comment.
    pub(super) text: Cow<'t, str>,
    /// From 0.
    pub(super) line: u32,
    pub(super) liberty: Option<Liberty>,
}

/// The tokens of a text. With `endless`, a comment ends where a key or an object begins, for there are no line breaks to end it.
pub(super) fn read(text: &str, endless: bool) -> Result<Vec<Token<'_>>, Broken> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 0);
    // Looked for once in each line: a line may have many comments.
    let mut line_end = 0;
    loop {
        let blank = rest.len() - rest.trim_start().len();
        line += breaks(rest.get(..blank).unwrap_or_default());
        rest = rest.get(blank..).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return Ok(tokens) };
        let at = text.len() - rest.len();
        if at >= line_end {
            line_end = rest.find('\n').map_or(text.len(), |length| at + length);
        }
        let to_line_end = line_end - at;
        let (kind, length, token, liberty) = one(first, rest, (line, to_line_end), endless)?;
        line += breaks(rest.get(..length).unwrap_or_default());
        tokens.push(Token {
            kind,
            text: token,
            line: line.saturating_sub(breaks(rest.get(..length).unwrap_or_default())),
            liberty,
        });
        rest = rest.get(length..).unwrap_or_default();
    }
}

type Read<'t> = (Kind, usize, Cow<'t, str>, Option<Liberty>);

fn one(
    first: char,
    rest: &str,
    (line, to_line_end): (u32, usize),
    endless: bool,
) -> Result<Read<'_>, Broken> {
    let sign =
        |kind, spelled: &'static str, liberty| Ok((kind, first.len_utf8(), Cow::Borrowed(spelled), liberty));
    let wide = Some(Liberty::FullWidth);
    match first {
        '{' => sign(Kind::Open, "{", None),
        '[' => sign(Kind::Open, "[", None),
        '}' => sign(Kind::Close, "}", None),
        ']' => sign(Kind::Close, "]", None),
        ',' => sign(Kind::Comma, ",", None),
        ':' => sign(Kind::Colon, ":", None),
        '，' => sign(Kind::Comma, ",", wide),
        '：' => sign(Kind::Colon, ":", wide),
        '"' => text(rest, line),
        '“' | '”' => wide_text(rest, line),
        '/' => comment(rest, (line, to_line_end), endless),
        _ => word(first, rest, line),
    }
}

fn text(rest: &str, line: u32) -> Result<Read<'_>, Broken> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => {
                return Ok((Kind::Text, at + 1, Cow::Borrowed(rest.get(..=at).unwrap_or_default()), None));
            }
            '\n' => break,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    Err(Broken { line, what: "has a text without a closing quote".to_owned() })
}

fn wide_text(rest: &str, line: u32) -> Result<Read<'_>, Broken> {
    let inner = rest.trim_start_matches(['“', '”']);
    let end = inner
        .find(['“', '”', '\n', '"'])
        .filter(|end| inner.get(*end..).is_some_and(|at| at.starts_with(['“', '”'])));
    let Some(end) = end else {
        return Err(Broken { line, what: "has a text without a closing quote".to_owned() });
    };
    let words = inner.get(..end).unwrap_or_default();
    let length = rest.len() - inner.len() + end + '”'.len_utf8();
    Ok((Kind::Text, length, Cow::Owned(format!("\"{words}\"")), Some(Liberty::FullWidth)))
}

fn comment(rest: &str, (line, line_end): (u32, usize), endless: bool) -> Result<Read<'_>, Broken> {
    let within = rest.get(..line_end).unwrap_or_default();
    let (end, liberty) = if rest.starts_with("//") {
        match structure(within).filter(|_| endless) {
            Some(at) => (at, Liberty::EndlessComment),
            None => (line_end, Liberty::Comment),
        }
    } else if let Some(end) = rest.strip_prefix("/*").and_then(|inner| inner.find("*/")) {
        (end + 4, Liberty::Comment)
    } else {
        return Err(Broken { line, what: "has a slash where none belongs".to_owned() });
    };
    Ok((Kind::Comment, end, Cow::Borrowed(""), Some(liberty)))
}

/// Where a key begins, `"Key":`, with the brackets right before it.
fn structure(comment: &str) -> Option<usize> {
    comment.match_indices('"').find_map(|(at, _)| {
        let inner = comment.get(at + 1..)?;
        let (key, after) = inner.split_once('"')?;
        let is_key = super::super::words::is_name(key) && after.trim_start().starts_with(':');
        let before = comment.get(..at)?;
        is_key.then(|| before.trim_end_matches(['{', '[', ' ']).len())
    })
}

fn word(first: char, rest: &str, line: u32) -> Result<Read<'_>, Broken> {
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')))
        .unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    if word.is_empty() {
        return Err(Broken { line, what: format!("has `{}` where none belongs", first.escape_debug()) });
    }
    let digits = word.strip_prefix('-').unwrap_or(word);
    let whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole && word.parse::<i64>().is_err() && word.parse::<u64>().is_err() {
        return Err(Broken {
            line,
            what: format!("has the number {} beyond 64 bits", word.chars().take(40).collect::<String>()),
        });
    }
    Ok((Kind::Word, end, Cow::Borrowed(word), None))
}

fn breaks(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}
