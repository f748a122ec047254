//! One finding on the page: what it is in a line, and unfolded both sides of it.

use std::fmt::Write as _;

use super::super::super::finding::{Cause, Finding, Place};
use super::super::brief;
use super::text;

pub(super) fn article(of: &Finding, open: bool) -> String {
    let class = of.change.class.word();
    let path = if of.path.is_empty() { String::new() } else { format!(" <code>{}</code>", text(&of.path)) };
    let mut item = format!(
        "<article class=\"{class}\" id=\"{}\">\n<details{}>\n<summary><b>{}</b>{path} <span class=\"what\">{}</span></summary>\n",
        of.fingerprint,
        if open { " open" } else { "" },
        text(&of.operation),
        words(of.change.what),
    );
    if of.change.advice != "nothing" {
        // Writing to a String cannot fail.
        let _ = writeln!(item, "<p class=\"advice\">To do: {}.</p>", words(of.change.advice));
    }
    item += &sides(of);
    let page = match of.page.starts_with("https://") {
        true => format!("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", text(&of.page)),
        false => text(&of.page),
    };
    let cause = match of.cause {
        Cause::Vendor => "vendor",
        Cause::Correction => "correction (ours; the page is the same)",
    };
    let _ = write!(
        item,
        "<footer>{page}<br>cause: {cause} · needs: {} · rule: <code>{}</code> · fingerprint: <code>{}</code></footer>\n\
         </details>\n</article>\n",
        of.change.bump.word(),
        of.change.id,
        of.fingerprint
    );
    item
}

/// Before and after, one beside the other where there is room.
fn sides(of: &Finding) -> String {
    let line = |place: &Option<Place>| place.as_ref().map(|at| at.text.trim().to_owned());
    let value = |value: &serde_json::Value| (!value.is_null()).then(|| brief(value));
    let lines = (line(&of.old_place), line(&of.new_place));
    let values = match told(&of.old, &lines.0) && told(&of.new, &lines.1) {
        true => (None, None),
        false => (value(&of.old), value(&of.new)),
    };
    let rust = (&of.rust_before, &of.rust_after);
    format!(
        "<div class=\"sides\">\n{}{}</div>\n",
        side("before", &of.old_place, [(&lines.0, &lines.1), (&values.0, &values.1), rust]),
        side("after", &of.new_place, [(&lines.1, &lines.0), (&values.1, &values.0), (rust.1, rust.0)]),
    )
}

/// Whether the line has the value in it already.
fn told(value: &serde_json::Value, line: &Option<String>) -> bool {
    match value {
        serde_json::Value::Null => true,
        serde_json::Value::String(text) => line.as_ref().is_some_and(|line| line.contains(text)),
        _ => false,
    }
}

/// What one side has beside what the other has: its line of the spec, the value, and what users see.
fn side(name: &str, place: &Option<Place>, rows: [(&Option<String>, &Option<String>); 3]) -> String {
    let mut side = format!("<section class=\"{name}\"><h3>{name}</h3>\n");
    match place {
        Some(at) => {
            let _ = writeln!(side, "<p class=\"place\">{}:{}:{}</p>", text(&at.file), at.line, at.column);
        }
        None => side += "<p class=\"place\">nothing</p>\n",
    }
    for (kind, (own, other)) in ["spec", "value", "rust"].into_iter().zip(rows) {
        if let Some(own) = own {
            let shown = marked(own, other.as_deref());
            let _ = writeln!(side, "<pre class=\"{kind}\"><span class=\"kind\">{kind}</span> {shown}</pre>");
        }
    }
    side + "</section>\n"
}

/// A text in which is marked what the other has not: all but the words that both begin and end with.
fn marked(own: &str, other: Option<&str>) -> String {
    let Some(other) = other.filter(|other| *other != own) else { return text(own) };
    let (mine, theirs) = (split(own), split(other));
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = mine.iter().zip(&theirs).take_while(same).count();
    let room = mine.len().min(theirs.len()) - head;
    let tail = mine.iter().rev().zip(theirs.iter().rev()).take(room).take_while(same).count();
    let part = |range: std::ops::Range<usize>| text(&mine.get(range).unwrap_or_default().concat());
    let (start, end) = (head, mine.len() - tail);
    match start == end {
        true => text(own),
        false => {
            format!("{}<mark>{}</mark>{}", part(0..start), part(start..end), part(end..mine.len()))
        }
    }
}

/// Words, and each character that stands between them.
fn split(words: &str) -> Vec<&str> {
    let between = |c: char| !c.is_alphanumeric() && c != '_';
    let parts = words.split_inclusive(between).flat_map(|part| {
        let (word, end) = part.split_at(part.trim_end_matches(between).len());
        [word, end]
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// Words of ours, with code between backticks.
fn words(ours: &str) -> String {
    let part = |(at, part): (usize, &str)| match at % 2 {
        0 => text(part),
        _ => format!("<code>{}</code>", text(part)),
    };
    ours.split('`').enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::{marked, words};

    #[test]
    fn what_is_different_is_marked() {
        let marks = |own, other| marked(own, Some(other));
        assert_eq!(marks("type: i64, doc", "type: u64, doc"), "type: <mark>i64</mark>, doc");
        assert_eq!(marks("same", "same"), "same");
        assert_eq!(marks("a b", "a b c"), "a b");
        assert_eq!(marks("a b c", "a b"), "a b<mark> c</mark>");
        assert_eq!(marks("<b> 1 </b>", "<b> 2 </b>"), "&lt;b&gt; <mark>1</mark> &lt;/b&gt;");
        assert_eq!(marks("a a", "a"), "a<mark> a</mark>");
        assert_eq!(marks("", "a"), "");
        assert_eq!(marked("a < b", None), "a &lt; b");
    }

    #[test]
    fn code_stands_between_backticks() {
        assert_eq!(words("match it as `Code::<T>`"), "match it as <code>Code::&lt;T&gt;</code>");
    }
}
