//! The text of a table, read.
//!
//! Given: the lines, of generated code. Returns: the table. Must not: fail; a word that says nothing is passed over.

use super::{Content, Count, Field, FieldLimits, Place, Range, Table};

impl Table {
    pub(super) fn read(text: &'static str) -> Self {
        let mut lines = text.split('\n');
        let mut first = lines.next().unwrap_or_default().split(' ');
        let name = first.next().unwrap_or_default();
        Self { name, whole: first.next() == Some("whole"), fields: lines.map(Field::read).collect() }
    }
}

impl Field {
    fn read(line: &'static str) -> Self {
        let (wire, mut rest) = name(line);
        let mut field =
            Self { wire, limits: None, place: Place::Body, required: false, sensitive: false, token: false };
        while let Some(words) = rest.strip_prefix(' ') {
            let (word, after) = word(words);
            field.say(word);
            rest = after;
        }
        field
    }

    fn say(&mut self, word: &'static str) {
        match word.split_once('=') {
            Some((of, limit)) => {
                self.limits.get_or_insert_with(|| Box::new(FieldLimits::NONE)).say(of, limit)
            }
            None => match word {
                "required" => self.required = true,
                "sensitive" => self.sensitive = true,
                "idempotency_token" => self.token = true,
                "query" => self.place = Place::Query,
                "header" => self.place = Place::Header,
                _ => {}
            },
        }
    }
}

impl FieldLimits {
    fn say(&mut self, of: &str, limit: &'static str) {
        match of {
            "bytes" => self.bytes = count(limit),
            "chars" => self.chars = count(limit),
            "items" => self.items = Some(count(limit)),
            "range" => {
                let (min, max) = ends(limit);
                self.range = Range::Int(min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
            }
            "float" => {
                let (min, max) = ends(limit);
                self.range = Range::Float(min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY));
            }
            "pattern" => self.content = Content::Pattern(limit),
            "total_bytes" => {
                if let Some((Ok(max), of)) = limit.split_once(':').map(|(max, of)| (max.parse(), of)) {
                    self.content = Content::TotalBytes(name(of).0, max);
                }
            }
            _ => {}
        }
    }
}

/// The name at the start of a line, and what follows it.
fn name(line: &'static str) -> (&'static str, &'static str) {
    let quoted = || {
        let mut names = serde_json::Deserializer::from_str(line).into_iter::<String>();
        let name = names.next()?.ok()?;
        Some((name, line.get(names.byte_offset()..)?))
    };
    if line.starts_with('"')
        && let Some((name, rest)) = quoted()
    {
        // As lasting as the table is, and such names are rare.
        return (name.leak(), rest);
    }
    line.split_at(line.find(' ').unwrap_or(line.len()))
}

/// The next word, and what follows it.
fn word(words: &'static str) -> (&'static str, &'static str) {
    let takes_all = words.starts_with("pattern=") || words.starts_with("total_bytes=");
    let end = words.find(' ').filter(|_| !takes_all);
    words.split_at(end.unwrap_or(words.len()))
}

fn count(limit: &str) -> Count {
    let (min, max) = ends::<u64>(limit);
    let narrow = |count| u32::try_from(count).unwrap_or(u32::MAX);
    Count { min: narrow(min.unwrap_or(0)), max: max.map_or(u32::MAX, narrow) }
}

/// `1..=3`, `1..` or `..=3`.
fn ends<T: std::str::FromStr>(limit: &str) -> (Option<T>, Option<T>) {
    let (min, max) = limit.split_once("..").unwrap_or_default();
    (min.parse().ok(), max.strip_prefix('=').and_then(|max| max.parse().ok()))
}
