//! The keys of fields, data types, documented values and error codes.

use super::read::keys;
use super::{At, Deprecated, Interval, Keyed, Read, Reader, Undecided, Word, Words};
use crate::yaml::{Node, Value};

keys! {
    /// A parameter or a field of a reply.
    Field {
        /// bool, i32, i64, u32, u64, f64, string, json, the name of a type, or a list of one: `[string]`, in quotes.
        r#type: At<String>,
        /// Whether the vendor refuses a request without it.
        required: Option<At<bool>>,
        /// Whether the page says that it may be null.
        nullable: Option<At<bool>>,
        /// What it is, in one or two sentences of your own.
        doc: At<Words>,
        /// Where it travels: body, query or header.
        r#in: Option<At<String>>,
        /// The interval of a number.
        range: Option<At<Interval>>,
        /// The length of a text in characters.
        chars: Option<At<Interval>>,
        /// The length of a text in bytes.
        bytes: Option<At<Interval>>,
        /// The length of a list.
        items: Option<At<Interval>>,
        /// The most bytes of one field, summed over a list.
        total_bytes: Option<TotalBytes>,
        /// A regular expression that the whole text matches.
        pattern: Option<At<String>>,
        /// The documented values.
        values: Option<At<Keyed<ValueEntry>>>,
        /// The name of the enum of the documented values, where it is not the field's.
        r#enum: Option<At<String>>,
        /// What the server assumes when it is left out.
        default: Option<At<Word>>,
        /// The unit of a number: s, ms, bytes, bps, kbps, px or fps.
        unit: Option<At<String>>,
        /// The format of a time: unix_s, unix_ms, iso8601, a pattern, or unknown where no page tells.
        time: Option<At<String>>,
        /// A sample value of the page.
        example: Option<At<Word>>,
        /// Whether it is hidden when printed.
        sensitive: Option<At<bool>>,
        /// Whether the vendor carries out calls with the same value of it once.
        idempotency_token: Option<At<bool>>,
        /// Why not to use it any more.
        deprecated: Option<Deprecated>,
        /// The name in Rust, where the vendor's name clashes or reads badly.
        rust_name: Option<At<String>>,
        /// What a person still has to decide; a question, or a list of them. A file with one does not pass.
        undecided: Undecided,
    }
}

keys! {
    /// The most bytes of one field, summed over a list.
    TotalBytes {
        /// The field of the list's items.
        of: At<String>,
        /// The most bytes.
        max: At<u64>,
    }
}

/// A data type: `_doc` with words about it, and its fields.
#[derive(Clone, Debug)]
pub struct Types {
    /// About the type, in your own words.
    pub doc: Option<At<String>>,
    /// The name in Rust, where the vendor's name clashes or reads badly.
    pub rust_name: Option<At<String>>,
    /// What a person still has to decide.
    pub undecided: Undecided,
    /// In the order of the page.
    pub fields: Keyed<Field>,
}

impl Read for Types {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            return reader.wrong_kind(node, "a map of fields");
        };
        let (own, fields): (Vec<_>, Vec<_>) = entries.iter().cloned().partition(|e| e.key.starts_with('_'));
        let own = Node { span: node.span, value: Value::Map(own) };
        let map = reader.keys(&own, &["_doc", "_rust_name", "_undecided"])?;
        Some(Types {
            doc: reader.key(&map, "_doc", node.span)?,
            rust_name: reader.key(&map, "_rust_name", node.span)?,
            undecided: reader.key(&map, "_undecided", node.span)?,
            fields: Keyed::read(&Node { span: node.span, value: Value::Map(fields) }, reader)?,
        })
    }
}

impl schemars::JsonSchema for Types {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Type".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let field = generator.subschema_for::<Field>();
        let undecided = generator.subschema_for::<Undecided>();
        schemars::json_schema!({
            "type": "object",
            "description": "A data type: its fields, and words about it under _doc.",
            "properties": {
                "_doc": { "type": "string", "description": "What it is, in your own words." },
                "_rust_name": { "type": "string", "description": "The name in Rust, where the vendor's name clashes." },
                "_undecided": undecided,
            },
            "additionalProperties": field,
        })
    }
}

keys! {
    /// Documented values that several fields share.
    EnumSpec {
        /// An integer type or string.
        r#type: At<String>,
        /// What they say, in your own words.
        doc: At<Words>,
        /// The values.
        values: Keyed<ValueEntry>,
        /// The name in Rust, where the vendor's name clashes or reads badly.
        rust_name: Option<At<String>>,
    }
}

keys! {
    /// One documented value.
    ValueEntry {
        /// The name of its constant, in snake_case; required for numbers.
        name: Option<At<String>>,
        /// What it means, in your own words.
        doc: At<Words>,
        /// Why not to use it any more.
        deprecated: Option<Deprecated>,
    }
}

keys! {
    /// One error code.
    ErrorCode {
        /// What it means, in your own words.
        doc: At<Words>,
        /// The name of its variant, in PascalCase; required for numbers.
        name: Option<At<String>>,
        /// What a retry can do about it: never, transient, throttle, clock or credentials.
        retry: Option<At<String>>,
        /// The number that goes with a textual code.
        number: Option<At<i64>>,
        /// The HTTP status it comes with.
        status: Option<At<u16>>,
        /// What a request has to be like to get it: conditions such as clock_skew, or limits such as Metadata[].Value.bytes.
        when: Vec<At<String>>,
        /// Whether the vendor still sends it.
        deprecated: Option<Deprecated>,
        /// What a person still has to decide; a question, or a list of them. A file with one does not pass.
        undecided: Undecided,
    }
}

/// An error code: words only, or a map.
#[derive(Clone, Debug)]
pub struct ErrorEntry {
    /// The map; words only are its `doc`.
    pub code: ErrorCode,
}

impl Read for ErrorEntry {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let code = match &node.value {
            Value::Map(_) => ErrorCode::read(node, reader)?,
            value => ErrorCode {
                doc: match value {
                    Value::Null => reader.key(&[], "doc", node.span)?,
                    _ => At::read(node, reader)?,
                },
                name: None,
                retry: None,
                number: None,
                status: None,
                when: Vec::new(),
                deprecated: None,
                undecided: Undecided::default(),
                span: node.span,
            },
        };
        Some(ErrorEntry { code })
    }
}

impl schemars::JsonSchema for ErrorEntry {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ErrorEntry".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let map = generator.subschema_for::<ErrorCode>();
        schemars::json_schema!({ "anyOf": [{ "type": ["string", "null"] }, map] })
    }
}
