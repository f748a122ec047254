//! The types that pages name.
//!
//! Given a cell of a table, it returns what it means. It must not guess: what is not known is unknown.

use super::words::is_name;

/// What a page says about a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PageType {
    /// A word of our language.
    Scalar(&'static str),
    /// A type by name.
    Named(String),
    /// An object, without its fields.
    Object,
    /// A time, without its format.
    Time,
    /// A list; of what, if the page says.
    List(Option<Box<PageType>>),
}

const SCALARS: &[(&str, &str)] = &[
    ("string", "string"),
    ("text", "string"),
    ("integer", "i64"),
    ("int", "i64"),
    ("long", "i64"),
    ("int64", "i64"),
    ("int32", "i32"),
    ("uint32", "u32"),
    ("uint64", "u64"),
    ("uint", "u64"),
    ("unsigned integer", "u64"),
    ("bool", "bool"),
    ("boolean", "bool"),
    ("float", "f64"),
    ("double", "f64"),
    ("float64", "f64"),
    ("number", "f64"),
];

const OBJECTS: &[&str] = &["object", "interface{}", "struct", "json", "map", "map[string]interface{}"];

const TIMES: &[&str] = &["timestamp", "timestamp iso8601", "date", "datetime", "time"];

/// The type that a cell names.
pub(super) fn read(cell: &str) -> Option<PageType> {
    const DEEPEST: usize = 4;
    read_within(cell.trim().trim_matches('`'), DEEPEST)
}

fn read_within(cell: &str, deepest: usize) -> Option<PageType> {
    let deeper = deepest.checked_sub(1)?;
    let lower = cell.to_lowercase();
    if let Some((_, ours)) = SCALARS.iter().find(|(name, _)| *name == lower) {
        return Some(PageType::Scalar(ours));
    }
    if OBJECTS.contains(&lower.as_str()) {
        return Some(PageType::Object);
    }
    if TIMES.contains(&lower.as_str()) {
        return Some(PageType::Time);
    }
    if ["array", "list", "数组"].contains(&lower.as_str()) {
        return Some(PageType::List(None));
    }
    if let Some(items) = items(cell, &lower) {
        return read_within(items.trim(), deeper).map(|item| PageType::List(Some(Box::new(item))));
    }
    if let Some(name) = lower.strip_prefix("object of ").and_then(|rest| cell.get(cell.len() - rest.len()..))
    {
        return read_within(name.trim(), deeper).filter(|of| matches!(of, PageType::Named(_)));
    }
    let name = cell.starts_with(|c: char| c.is_ascii_uppercase()) && is_name(cell);
    name.then(|| PageType::Named(cell.to_owned()))
}

/// What the items of a list are: `Array of X`, `X[]`, `[]X`, `Array<X>`, `List<X>`.
fn items<'c>(cell: &'c str, lower: &str) -> Option<&'c str> {
    let tail = |prefix: &str| lower.strip_prefix(prefix).and_then(|rest| cell.get(cell.len() - rest.len()..));
    let between = |prefix: &str| tail(prefix).and_then(|rest| rest.strip_suffix('>'));
    tail("array of ")
        .or_else(|| cell.strip_suffix("[]"))
        .or_else(|| cell.strip_prefix("[]"))
        .or_else(|| between("array<"))
        .or_else(|| between("list<"))
}

/// Whether a cell names a type.
pub(super) fn is_type(cell: &str) -> bool {
    read(cell).is_some()
}

/// Whether a cell names a type that is not the name of a struct.
pub(super) fn is_scalar(cell: &str) -> bool {
    read(cell).is_some_and(|ty| !matches!(ty, PageType::Named(_)))
}

/// Whether a word behind another can only be a type: a scalar, a list, or a name of two words or more.
pub(super) fn is_plainly_type(cell: &str) -> bool {
    match read(cell) {
        Some(PageType::Named(name)) => {
            name.chars().skip(1).any(char::is_uppercase) && name.chars().any(char::is_lowercase)
        }
        Some(_) => true,
        None => false,
    }
}

/// The type that a text begins with: one word, or `Array of` and one.
pub(super) fn leading(text: &str) -> Option<&str> {
    let mut end = 0;
    loop {
        let rest = text.get(end..)?;
        let word = rest.split_whitespace().next()?;
        let start = end + rest.find(word)?;
        let of = text.get(start + word.len()..)?.strip_prefix(" of ");
        match of.filter(|_| word == "Array" || word == "Object") {
            Some(_) => end = start + word.len() + " of ".len(),
            None => return text.get(..start + word.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_in_every_spelling() {
        let list = |of: PageType| Some(PageType::List(Some(Box::new(of))));
        for cell in ["Array of String", "String[]", "[]string", "Array<String>", "List<string>"] {
            assert_eq!(read(cell), list(PageType::Scalar("string")), "{cell}");
        }
        assert_eq!(read("Array of Info"), list(PageType::Named("Info".to_owned())));
        assert_eq!(read("Uint32"), Some(PageType::Scalar("u32")));
        assert_eq!(read("interface{}"), Some(PageType::Object));
        assert_eq!(read("Yes or no"), None);
        assert_eq!(read(&"[]".repeat(1000)), None);
        assert_eq!(leading("Array of RecordInfo Words of it"), Some("Array of RecordInfo"));
        assert_eq!(leading("String Words"), Some("String"));
    }
}
