//! What a person still has to decide, in a draft that a program wrote.
//!
//! Given the node of `undecided`, it reads the questions and reports each. It must not let a file with one through: whoever decides, deletes it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{At, Read, Reader};
use crate::diag::Diagnostic;
use crate::yaml::{Node, Value};

/// Questions that are open; none in a file that is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undecided {
    /// Each with its place.
    pub questions: Vec<At<String>>,
}

impl Read for Undecided {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let nodes = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut questions = Vec::new();
        for node in nodes {
            let question = At::<String>::read(node, reader)?;
            let message = match question.value.trim() {
                "" => "something is not decided here".to_owned(),
                text => format!("this is not decided: {}", text.trim_end_matches('.')),
            };
            reader.report.push(
                Diagnostic::error("undecided", question.span, message)
                    .help("look at the page, write what holds, and delete this question"),
            );
            questions.push(question);
        }
        Some(Undecided { questions })
    }

    fn absent() -> Option<Self> {
        Some(Undecided::default())
    }
}

impl JsonSchema for Undecided {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Undecided".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "array"], "items": { "type": "string" } })
    }
}
