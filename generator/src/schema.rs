//! The JSON Schemas that give editors completion, made from the declarations of the keys in [`crate::spec`].

use schemars::{JsonSchema, generate::SchemaSettings};

use crate::spec;
use crate::tree::FileTree;

/// The schemas of the four kinds of spec files, as files of `specs/schema/`.
pub fn schemas() -> FileTree {
    let mut tree = FileTree::default();
    tree.insert("vendor.schema.json", schema::<spec::Vendor>("A vendor.yaml of apiscribe"));
    tree.insert("service.schema.json", schema::<spec::Service>("A service.yaml of apiscribe"));
    tree.insert("operation.schema.json", schema::<spec::Operation>("An operation's spec of apiscribe"));
    tree.insert("rules.schema.json", schema::<spec::ResponseRules>("A rules.yaml of apiscribe"));
    tree
}

fn schema<T: JsonSchema>(title: &str) -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    // A `Schema` is a JSON value and always prints.
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    format!("{text}\n")
}
