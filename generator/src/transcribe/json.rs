//! Samples that are almost JSON.
//!
//! Given a printed sample, it returns its value and every liberty that the page takes: comments, commas that are missing, too many or full-width,
//! full-width quotes and colons. What is left is read by serde_json. It must not take a liberty without telling, nor mend what could be mended in two
//! ways.

mod tokens;

use std::collections::BTreeSet;

use serde_json::Value as Json;

use tokens::{Kind, Token};

/// A liberty that a sample takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Liberty {
    /// `// words` or `/* words */`.
    Comment,
    /// A comment that swallows the rest of its line, for the line breaks are lost.
    EndlessComment,
    /// Two values or entries with nothing between them.
    MissingComma,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A comma, colon or quote of Chinese type.
    FullWidth,
}

impl Liberty {
    /// What it is, in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Liberty::Comment => "has comments",
            Liberty::EndlessComment => "has comments without an end, for its line breaks are lost",
            Liberty::MissingComma => "lacks a comma",
            Liberty::TrailingComma => "has a comma before a closing bracket",
            Liberty::FullWidth => "has full-width punctuation",
        }
    }
}

/// A sample that was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sample {
    pub(super) value: Json,
    /// With the line within the sample, from 0, in the order of the sample.
    pub(super) liberties: Vec<(u32, Liberty)>,
}

/// What keeps a sample from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Within the sample, from 0.
    pub(super) line: u32,
    /// The end of a sentence that begins with "the sample".
    pub(super) what: String,
}

/// Reads a sample.
pub(super) fn read(text: &str) -> Result<Sample, Broken> {
    let strict = tokens::read(text, false).and_then(mended);
    match strict {
        // Where line breaks are lost, the first comment hides the rest.
        Err(first) if text.contains("//") => tokens::read(text, true).and_then(mended).map_err(|_| first),
        read => read,
    }
}

/// Puts right what can be put right in one way, and reads the rest.
fn mended(tokens: Vec<Token<'_>>) -> Result<Sample, Broken> {
    let mut liberties = Vec::new();
    let mut clean = String::new();
    let mut kept: Vec<Token<'_>> = Vec::with_capacity(tokens.len());
    for token in tokens {
        liberties.extend(token.liberty.map(|liberty| (token.line, liberty)));
        if token.kind == Kind::Comment {
            continue;
        }
        let last = kept.last().map(|last| last.kind);
        if last == Some(Kind::Comma) && token.kind == Kind::Close {
            liberties.push((token.line, Liberty::TrailingComma));
            kept.pop();
        }
        if last.is_some_and(ends_value) && begins_value(token.kind) {
            liberties.push((token.line, Liberty::MissingComma));
            kept.push(Token { kind: Kind::Comma, text: ",".into(), ..token.clone() });
        }
        kept.push(token);
    }
    for token in &kept {
        clean.push_str(&token.text);
    }
    repeated_key(&kept)?;
    let value = serde_json::from_str(&clean).map_err(|error| {
        let at = error.column().saturating_sub(1);
        let mut end = 0;
        let line = kept.iter().find(|token| {
            end += token.text.len();
            end > at
        });
        let last = kept.last().map_or(0, |token| token.line);
        let what = match (error.is_eof(), line) {
            (true, _) => "has no end: brackets are open".to_owned(),
            (false, Some(token)) => format!("is no JSON at `{}`", brief(&token.text)),
            (false, None) => "is no JSON at its end".to_owned(),
        };
        Broken { line: if error.is_eof() { last } else { line.map_or(last, |token| token.line) }, what }
    })?;
    liberties.sort();
    liberties.dedup();
    Ok(Sample { value, liberties })
}

fn ends_value(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Word | Kind::Close)
}

fn begins_value(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Word | Kind::Open)
}

/// A key that stands twice in one object: one of the two would be lost.
fn repeated_key(tokens: &[Token<'_>]) -> Result<(), Broken> {
    let mut open: Vec<BTreeSet<&str>> = Vec::new();
    for pair in tokens.windows(2) {
        let [first, second] = pair else { continue };
        match first.kind {
            Kind::Open => open.push(BTreeSet::new()),
            Kind::Close => drop(open.pop()),
            Kind::Text
                if second.kind == Kind::Colon
                    && open.last_mut().is_some_and(|keys| !keys.insert(&first.text)) =>
            {
                let what = format!("has the key {} twice", brief(&first.text));
                return Err(Broken { line: first.line, what });
            }
            _ => {}
        }
    }
    Ok(())
}

fn brief(text: &str) -> String {
    text.chars().take(30).collect()
}

#[cfg(test)]
mod tests;
