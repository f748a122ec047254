//! An object schema put together from paths: what an envelope says stands where.
//!
//! Given paths and schemas, it returns one schema. It knows no envelope.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// What stands at one place of a reply.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Schemas that hold here as a whole.
    whole: Vec<Value>,
    children: BTreeMap<String, Shape>,
    required: Vec<String>,
}

impl Shape {
    /// Adds a schema at a path.
    pub(super) fn put(&mut self, path: &[String], schema: Value) {
        match path.split_first() {
            None => self.whole.push(schema),
            Some((key, rest)) => self.children.entry(key.clone()).or_default().put(rest, schema),
        }
    }

    /// Says that something stands at a path.
    pub(super) fn require(&mut self, path: &[String]) {
        if let Some((key, rest)) = path.split_first() {
            if !self.required.contains(key) {
                self.required.push(key.clone());
            }
            self.children.entry(key.clone()).or_default().require(rest);
        }
    }

    /// The schema.
    pub(super) fn schema(self) -> Value {
        let Shape { whole: mut parts, children, required } = self;
        if !children.is_empty() {
            let properties: serde_json::Map<_, _> =
                children.into_iter().map(|(name, child)| (name, child.schema())).collect();
            // Envelopes carry more than the specs tell; some tools take an object for closed unless it says so.
            let mut object = json!({
                "type": "object", "required": required, "properties": properties, "additionalProperties": true,
            });
            super::drop_empty(&mut object);
            parts.push(object);
        }
        match parts.len() {
            0 => json!({}),
            1 => parts.remove(0),
            _ => json!({ "allOf": parts }),
        }
    }
}
