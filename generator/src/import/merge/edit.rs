//! Changes to the text of a spec that leave everything else as a person wrote it.
//!
//! Given the text of a file and its tree, it collects changes by place and returns the text with all of them. It must not touch a byte
//! that no change is about: comments, order and layout stay.

use serde_json::Value as Json;

use crate::yaml::print::{Tree, print_entry, print_inline, print_item, print_key};
use crate::yaml::{Entry, Node, Value};

/// Steps through maps, from the top of the file.
pub(super) type Path = [String];

/// A text with the changes to be made to it.
pub(super) struct Edits<'a> {
    text: &'a str,
    root: &'a Node,
    /// Start, end, and what stands there instead.
    changes: Vec<(usize, usize, String)>,
}

impl<'a> Edits<'a> {
    pub(super) fn new(text: &'a str, root: &'a Node) -> Self {
        Edits { text, root, changes: Vec::new() }
    }

    /// The text with all changes.
    pub(super) fn apply(mut self) -> String {
        self.changes.sort_by_key(|(start, end, _)| (*start, *end));
        let mut out = String::with_capacity(self.text.len() + 256);
        let mut at = 0;
        for (start, end, new) in &self.changes {
            out.push_str(self.text.get(at..*start).unwrap_or_default());
            out.push_str(new);
            at = at.max(*end);
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
        out
    }

    /// Puts another scalar in the place of one.
    pub(super) fn replace(&mut self, path: &Path, value: &Json) {
        if let Some(entry) = find(self.root, path) {
            let (start, end) = (entry.value.span.start as usize, self.end(entry));
            self.changes.push((start, end, print_inline(value)));
        }
    }

    /// Adds an entry to the map at a path, behind the last of `before` that is there. A map that is not there is added to the file.
    pub(super) fn insert(&mut self, path: &Path, key: &str, value: &Tree, before: &[&str]) {
        let owner = match path {
            [] => None,
            _ => match find(self.root, path) {
                Some(entry) => Some(entry),
                None => return self.insert_map(path, key, value),
            },
        };
        let map = owner.map_or(self.root, |owner| &owner.value);
        let Value::Map(entries) = &map.value else { return self.fill(owner, key, value) };
        let previous = before.iter().rev().find_map(|name| entries.iter().find(|entry| entry.key == *name));
        // A new first entry would need the place of the first; behind it is as good.
        let Some(previous) = previous.or(entries.last()) else { return self.fill(owner, key, value) };
        let end = self.end(previous);
        if self.is_flow(map) {
            self.changes.push((
                end,
                end,
                format!(", {}: {}", print_key(key), print_inline(&value.to_json())),
            ));
            return;
        }
        let indent = self.column(previous.key_span.start as usize);
        self.add_lines(end, print_entry(key, value, indent));
    }

    /// Adds an item to the list of a key at the top of the file, or the key.
    pub(super) fn push(&mut self, key: &str, item: &Tree, before: &[&str]) {
        let Some(entry) = find(self.root, &[key.to_owned()]) else {
            return self.insert(&[], key, &Tree::List(vec![item.clone()]), before);
        };
        let end = self.end(entry);
        match &entry.value.value {
            Value::List(items) if self.is_flow(&entry.value) && !items.is_empty() => {
                let last = items.last().map_or(end, |last| self.end_of(last));
                self.changes.push((last, last, format!(", {}", print_inline(&item.to_json()))));
            }
            Value::List(items) if !items.is_empty() => {
                let start = items.first().map_or(0, |first| first.span.start as usize);
                let indent = self
                    .text
                    .get(..start)
                    .and_then(|before| before.rfind('-'))
                    .map_or(2, |dash| self.column(dash));
                self.add_lines(end, print_item(item, indent));
            }
            _ => self.fill_with(entry, &print_item(item, 2)),
        }
    }

    /// Takes an entry out: its lines, or its part of a line.
    pub(super) fn remove(&mut self, path: &Path) {
        let (Some(entry), Some((_, parents))) = (find(self.root, path), path.split_last()) else { return };
        let map = if parents.is_empty() {
            Some(self.root)
        } else {
            find(self.root, parents).map(|owner| &owner.value)
        };
        let Some((map, Value::Map(entries))) = map.map(|map| (map, &map.value)) else { return };
        let (start, end) = (entry.key_span.start as usize, self.end(entry));
        if !self.is_flow(map) {
            let (start, end) = (self.line_start(start), self.line_end(end));
            return self.changes.push((start, end, String::new()));
        }
        let at = entries.iter().position(|of| std::ptr::eq(of, entry)).unwrap_or(0);
        let previous = at.checked_sub(1).and_then(|at| entries.get(at));
        match (previous, entries.get(at + 1)) {
            (Some(previous), _) => self.changes.push((self.end(previous), end, String::new())),
            (None, Some(next)) => self.changes.push((start, next.key_span.start as usize, String::new())),
            (None, None) => self.changes.push((start, end, String::new())),
        }
    }

    /// Takes out the corrections of what stands at a path or below it, because it goes.
    pub(super) fn forget(&mut self, at: &str) {
        let Some(entry) = find(self.root, &["corrections".to_owned()]) else { return };
        let Value::List(items) = &entry.value.value else { return };
        let about = |item: &&Node| {
            let of = find(item, &["at".to_owned()]).and_then(|entry| entry.value.as_text());
            of.is_some_and(|of| {
                of == at || of.strip_prefix(at).is_some_and(|rest| rest.starts_with(['.', '[']))
            })
        };
        let gone: Vec<_> = items.iter().filter(about).collect();
        if gone.len() == items.len() {
            return self.remove(&["corrections".to_owned()]);
        }
        for item in gone {
            let start = self.line_start(item.span.start as usize);
            self.changes.push((start, self.line_end(self.end_of(item)), String::new()));
        }
    }

    /// Writes another day into the sources with these addresses.
    pub(super) fn read_again(&mut self, day: &str, addresses: &[String]) {
        let at = |key: &str| find(self.root, &[key.to_owned()]).map(|entry| &entry.value);
        let also = match at("also").map(|node| &node.value) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        for source in at("source").into_iter().chain(also) {
            let scalar = |key: &str| match &find(source, &[key.to_owned()])?.value {
                Node { value: Value::Scalar(scalar), span } => Some((scalar.text.as_str(), *span)),
                _ => None,
            };
            let (Some((page, _)), Some((read, span))) = (scalar("page"), scalar("read")) else { continue };
            if addresses.iter().any(|address| address == page) && read != day {
                self.changes.push((span.start as usize, span.end as usize, print_inline(&day.into())));
            }
        }
    }

    fn insert_map(&mut self, path: &Path, key: &str, value: &Tree) {
        let [section] = path else { return };
        let map = Tree::Map(vec![(key.to_owned(), value.clone())]);
        let pending = self.changes.iter_mut().find(|(start, end, new)| {
            start == end && new.contains(&format!("\n{section}:")) || new.starts_with(&format!("{section}:"))
        });
        match pending {
            // A second entry of a map that was not there.
            Some((_, _, new)) => new.push_str(&print_entry(key, value, 2)),
            None => self.insert(&[], section, &map, SECTIONS),
        }
    }

    /// Gives a map or list its first entry.
    fn fill(&mut self, owner: Option<&Entry>, key: &str, value: &Tree) {
        if let Some(owner) = owner {
            let indent = self.column(owner.key_span.start as usize) + 2;
            self.fill_with(owner, &print_entry(key, value, indent));
        }
    }

    fn fill_with(&mut self, owner: &Entry, lines: &str) {
        let (start, end) = match owner.value.value {
            Value::Null => (self.colon(owner), self.colon(owner)),
            _ => (self.colon(owner), self.end(owner)),
        };
        match self.changes.iter_mut().find(|(from, _, _)| *from == start) {
            Some((_, _, new)) => new.push_str(&format!("\n{}", lines.trim_end_matches('\n'))),
            None => self.changes.push((start, end, format!("\n{}", lines.trim_end_matches('\n')))),
        }
    }

    fn add_lines(&mut self, after: usize, lines: String) {
        let end = self.line_end(after);
        let ended = self.text.get(..end).is_some_and(|before| before.ends_with('\n'));
        self.changes.push((end, end, if ended { lines } else { format!("\n{lines}") }));
    }

    /// Where an entry ends, its value included.
    fn end(&self, entry: &Entry) -> usize {
        match entry.value.value {
            Value::Null if entry.value.span.start == entry.value.span.end => self.colon(entry),
            _ => self.end_of(&entry.value),
        }
    }

    /// The byte behind the colon of a key.
    fn colon(&self, entry: &Entry) -> usize {
        let end = entry.key_span.end as usize;
        self.text.get(end..).and_then(|rest| rest.find(':')).map_or(end, |at| end + at + 1)
    }

    fn end_of(&self, node: &Node) -> usize {
        let start = node.span.start as usize;
        let inside = match &node.value {
            Value::Null | Value::Scalar(_) => return (node.span.end as usize).min(self.trimmed(node)),
            Value::List(items) => items.last().map(|last| self.end_of(last)),
            Value::Map(entries) => entries.last().map(|last| self.end(last)),
        };
        match self.is_flow(node) {
            false => inside.unwrap_or(start),
            // Behind the last thing inside, only blanks, a comma and the bracket can stand.
            true => {
                let from = inside.unwrap_or(start + 1);
                let close = self.text.get(from..).and_then(|rest| rest.find(['}', ']']));
                close.map_or(from, |at| from + at + 1)
            }
        }
    }

    /// The end of a scalar without the line breaks that a block has behind it.
    fn trimmed(&self, node: &Node) -> usize {
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        self.text.get(start..end).map_or(end, |text| start + text.trim_end().len())
    }

    fn is_flow(&self, node: &Node) -> bool {
        self.text.get(node.span.start as usize..).is_some_and(|rest| rest.starts_with(['{', '[']))
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |end| at + end + 1)
    }

    fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }
}

/// The keys at the top of a file that hold maps and lists, in the order in which they stand.
pub(super) const SECTIONS: &[&str] = &[
    "operation",
    "service",
    "version",
    "title",
    "summary",
    "doc",
    "words",
    "source",
    "also",
    "rust_name",
    "rate_limit",
    "regions",
    "safety",
    "deprecated",
    "hosts",
    "request",
    "groups",
    "response",
    "result",
    "types",
    "enums",
    "errors",
    "examples",
    "corrections",
];

/// The entry at a path.
pub(super) fn find<'n>(root: &'n Node, path: &Path) -> Option<&'n Entry> {
    let (first, rest) = path.split_first()?;
    let Value::Map(entries) = &root.value else { return None };
    let entry = entries.iter().find(|entry| entry.key == *first)?;
    if rest.is_empty() { Some(entry) } else { find(&entry.value, rest) }
}
