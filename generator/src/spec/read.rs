//! Reading keys out of nodes, with every problem reported, and the macro that declares a map of keys.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

use super::words;
use crate::diag::{Diagnostic, Report};
use crate::source::Span;
use crate::yaml::{Entry, Node, Value};

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Something that a node can be read as.
pub trait Read: Sized {
    /// Reads a node; `None` after a problem was reported.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What stands for a key that is not there; `None` when the key is required.
    fn absent() -> Option<Self> {
        None
    }

    /// What stands for a key that is not there in this file; `None` when the key is required in it.
    fn missing(_reader: &mut Reader<'_>, _owner: Span) -> Option<Self> {
        Self::absent()
    }

    /// Whether an editor may say that the key has to be there.
    fn required() -> bool {
        Self::absent().is_none()
    }

    /// What stands for a value after its problem was reported, so that the rest of the file is still read: blank text.
    fn recover(_span: Span) -> Option<Self> {
        Self::absent()
    }
}

/// Where problems go while a file is read.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The report of the run.
    pub report: &'a mut Report,
    /// Whether words may be missing in this file.
    pub words_pending: bool,
    /// How many of them are.
    pub wordless: usize,
}

/// Reads a whole file.
pub fn read<T: Read>(node: &Node, report: &mut Report) -> Option<T> {
    let mut reader = Reader { words_pending: words::pending(node), ..Reader::new(report) };
    let file = T::read(node, &mut reader);
    words::no_longer_pending(node, &mut reader);
    file
}

impl<'a> Reader<'a> {
    /// A reader of something that has all of its words.
    pub fn new(report: &'a mut Report) -> Self {
        Reader { report, words_pending: false, wordless: 0 }
    }

    /// Reports that a node is not of the kind that is asked for.
    pub fn wrong_kind<T>(&mut self, node: &Node, wanted: &str) -> Option<T> {
        let message = format!("expected {wanted}, found {}", node.describe());
        let help = match (wanted, &node.value) {
            ("text", Value::Scalar(scalar)) => format!("put it in double quotes: \"{}\"", scalar.text),
            _ => format!("write {wanted} here"),
        };
        self.report.push(Diagnostic::error("wrong-kind", node.span, message).help(help));
        None
    }

    /// Reports a value that is of the right kind but makes no sense.
    pub fn bad_value<T>(&mut self, span: Span, message: String, help: &str) -> Option<T> {
        self.report.push(Diagnostic::error("bad-value", span, message).help(help));
        None
    }

    /// The entries of a map whose keys must be among `known`, each with the key it is read as. An unknown key is reported,
    /// and read as the known one it was most likely meant to be, so that a typing error has no echo.
    pub fn keys<'n, 'k>(&mut self, node: &'n Node, known: &[&'k str]) -> Option<Vec<(&'k str, &'n Entry)>> {
        let Value::Map(entries) = &node.value else {
            return self.wrong_kind(node, "a map");
        };
        let mut map = Vec::new();
        for entry in entries {
            let exact = known.iter().find(|name| **name == entry.key);
            let meant = exact.copied().or_else(|| {
                let free: Vec<_> =
                    known.iter().copied().filter(|name| entries.iter().all(|e| e.key != *name)).collect();
                let near = nearest(&entry.key, &free);
                self.report.push(unknown_key(entry, near, known));
                near
            });
            map.extend(meant.map(|key| (key, entry)));
        }
        Some(map)
    }

    /// Reads one key of a map.
    pub fn key<T: Read>(&mut self, map: &[(&str, &Entry)], key: &str, owner: Span) -> Option<T> {
        // A duplicate is reported by the parser; the first one counts.
        match map.iter().find(|(name, _)| *name == key) {
            Some((_, entry)) => T::read(&entry.value, self).or_else(|| T::recover(entry.value.span)),
            None => T::missing(self, owner).or_else(|| {
                let message = format!("the key `{key}` is missing");
                self.report
                    .push(Diagnostic::error("missing-key", owner, message).help(format!("add `{key}: …`")));
                T::recover(owner)
            }),
        }
    }
}

fn nearest<'k>(key: &str, names: &[&'k str]) -> Option<&'k str> {
    let distance = |name: &str| strsim::damerau_levenshtein(name, &key.to_lowercase());
    let near = names
        .iter()
        .map(|name| (distance(name), *name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4);
    near.min().map(|(_, name)| name)
}

fn unknown_key(entry: &Entry, meant: Option<&str>, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("unknown-key", entry.key_span, format!("there is no key `{}` here", entry.key));
    match meant {
        Some(name) => diagnostic.label(format!("did you mean `{name}`?")).help(format!("write `{name}`")),
        None => diagnostic.help(format!("the keys here are: {}", known.join(", "))),
    }
}

/// A map with free keys, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed<T> {
    /// The entries: key with its place, and value.
    pub entries: Vec<(At<String>, T)>,
}

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        Keyed { entries: Vec::new() }
    }
}

impl<T: Read> Read for Keyed<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let entries = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => return Some(Keyed::default()),
            _ => return reader.wrong_kind(node, "a map"),
        };
        let mut read: Vec<(At<String>, T)> = Vec::new();
        for entry in entries {
            let twice = read.iter().any(|(key, _)| key.value == entry.key);
            let key = At { value: entry.key.clone(), span: entry.key_span };
            if let Some(value) = T::read(&entry.value, reader).filter(|_| !twice) {
                read.push((key, value));
            }
        }
        Some(Keyed { entries: read })
    }

    fn absent() -> Option<Self> {
        Some(Keyed::default())
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::List(items) => Some(items.iter().filter_map(|item| T::read(item, reader)).collect()),
            _ => reader.wrong_kind(node, "a list"),
        }
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        // A broken optional value is reported, and its owner is still read.
        Some(T::read(node, reader))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for At<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(|value| At { value, span: node.span })
    }

    fn missing(reader: &mut Reader<'_>, owner: Span) -> Option<Self> {
        T::missing(reader, owner).map(|value| At { value, span: owner })
    }

    fn required() -> bool {
        T::required()
    }

    fn recover(span: Span) -> Option<Self> {
        T::recover(span).map(|value| At { value, span })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: JsonSchema> JsonSchema for Keyed<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Keyed{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": values })
    }
}

/// Declares a map of keys: the struct, how it is read, and its JSON Schema, from one list.
macro_rules! keys {
    ($(#[doc = $doc:literal])* $name:ident { $( $(#[doc = $key_doc:literal])* $key:ident: $ty:ty, )* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $( $(#[doc = $key_doc])* pub $key: $ty, )*
            /// Where the map stands.
            pub span: $crate::source::Span,
        }

        impl $crate::spec::Read for $name {
            fn read(node: &$crate::yaml::Node, reader: &mut $crate::spec::Reader<'_>) -> Option<Self> {
                let map = reader.keys(node, &[$( $crate::spec::read::key_name(stringify!($key)) ),*])?;
                $( let $key = reader.key(&map, $crate::spec::read::key_name(stringify!($key)), node.span); )*
                Some($name { $( $key: $key?, )* span: node.span })
            }

            fn recover(span: $crate::source::Span) -> Option<Self> {
                Some($name { $( $key: <$ty as $crate::spec::Read>::recover(span)?, )* span })
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let keys = [$( (
                    $crate::spec::read::key_name(stringify!($key)),
                    concat!($($key_doc),*).trim(),
                    generator.subschema_for::<$ty>(),
                    <$ty as $crate::spec::Read>::required(),
                ) ),*];
                $crate::spec::read::map_schema(concat!($($doc),*).trim(), keys)
            }
        }
    };
}
pub(super) use keys;

/// `r#type` in Rust is `type` in a spec.
pub(super) fn key_name(ident: &'static str) -> &'static str {
    ident.strip_prefix("r#").unwrap_or(ident)
}

/// The schema of a map with known keys.
pub(super) fn map_schema<const N: usize>(doc: &str, keys: [(&str, &str, Schema, bool); N]) -> Schema {
    let required: Vec<_> = keys.iter().filter(|(.., required)| *required).map(|(key, ..)| *key).collect();
    let properties: serde_json::Map<_, _> = keys
        .iter()
        .map(|(key, doc, schema, _)| {
            let mut schema = schema.clone();
            schema.insert("description".to_owned(), (*doc).into());
            ((*key).to_owned(), schema.to_value())
        })
        .collect();
    json_schema!({
        "type": "object",
        "description": doc,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}
