//! Dot paths into a spec, as corrections write them: `request.Metadata.items`, `examples[0].reply`, `errors."A.B"`.

use super::{Entry, Node, Value};
use crate::source::Span;

/// A parsed path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    steps: Vec<Step>,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a map.
    Key(String),
    /// Into a list, from 0.
    Index(usize),
}

impl Path {
    /// Reads a path. `Err` says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut steps = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (step, after) = match rest.strip_prefix('[') {
                Some(inside) => index_step(inside)?,
                None => key_step(rest.strip_prefix('.').unwrap_or(rest))?,
            };
            steps.push(step);
            rest = after;
        }
        match steps.is_empty() {
            true => Err("the path is empty".to_owned()),
            false => Ok(Path { steps }),
        }
    }

    /// The node at the path.
    pub fn find<'a>(&self, root: &'a Node) -> Option<&'a Node> {
        self.steps.iter().try_fold(root, |node, step| match (&node.value, step) {
            (Value::Map(entries), Step::Key(key)) => entries.iter().find(|e| e.key == *key).map(|e| &e.value),
            (Value::List(items), Step::Index(index)) => items.get(*index),
            _ => None,
        })
    }

    /// Where the key of the node stands, or that of the nearest node above it; nothing when not even the first step leads anywhere.
    pub fn nearest_key(&self, root: &Node) -> Option<Span> {
        let (mut node, mut found) = (root, None);
        for step in &self.steps {
            let (next, span) = match (&node.value, step) {
                (Value::Map(entries), Step::Key(key)) => {
                    let Some(entry) = entries.iter().find(|e| e.key == *key) else { break };
                    (&entry.value, entry.key_span)
                }
                (Value::List(items), Step::Index(index)) => {
                    let Some(item) = items.get(*index) else { break };
                    (item, item.span)
                }
                _ => break,
            };
            (node, found) = (next, Some(span));
        }
        found
    }

    /// Puts a node at the path, in the place of what is there or as a new key. `false` when there is nothing to put it into.
    pub fn put(&self, root: &mut Node, new: Node) -> bool {
        let Some((last, parents)) = self.steps.split_last() else { return false };
        let mut node = root;
        for step in parents {
            let next = match (&mut node.value, step) {
                (Value::Map(entries), Step::Key(key)) => {
                    entries.iter_mut().find(|e| e.key == *key).map(|e| &mut e.value)
                }
                (Value::List(items), Step::Index(index)) => items.get_mut(*index),
                _ => None,
            };
            let Some(next) = next else { return false };
            node = next;
        }
        match (&mut node.value, last) {
            (Value::Map(entries), Step::Key(key)) => {
                match entries.iter_mut().find(|e| e.key == *key) {
                    Some(entry) => entry.value = new,
                    None => entries.push(Entry { key: key.clone(), key_span: new.span, value: new }),
                }
                true
            }
            (Value::List(items), Step::Index(index)) => match items.get_mut(*index) {
                Some(item) => {
                    *item = new;
                    true
                }
                None => false,
            },
            _ => false,
        }
    }
}

fn index_step(inside: &str) -> Result<(Step, &str), String> {
    let (number, after) = inside.split_once(']').ok_or("a `[` is not closed")?;
    let index =
        number.parse().map_err(|_| format!("`[{number}]` is not a position; the first item is [0]"))?;
    Ok((Step::Index(index), after))
}

fn key_step(text: &str) -> Result<(Step, &str), String> {
    let (key, after) = match text.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').ok_or("a quote is not closed")?,
        None => text.split_at(text.find(['.', '[']).unwrap_or(text.len())),
    };
    match key.is_empty() {
        true => Err("there is an empty step; keys with dots stand in quotes: errors.\"A.B\"".to_owned()),
        false => Ok((Step::Key(key.to_owned()), after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_keys_positions_and_quotes() {
        let path = Path::parse("errors.\"A.B\".doc").unwrap();
        assert_eq!(
            path.steps,
            [Step::Key("errors".into()), Step::Key("A.B".into()), Step::Key("doc".into())]
        );
        let path = Path::parse("examples[10].request").unwrap();
        assert_eq!(path.steps, [Step::Key("examples".into()), Step::Index(10), Step::Key("request".into())]);
        for bad in ["", "a..b", "a[x]", "a[1", "a.\"b"] {
            assert!(Path::parse(bad).is_err(), "{bad}");
        }
    }
}
