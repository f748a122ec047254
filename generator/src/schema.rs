//! The JSON Schemas: those that give editors completion, made from the declarations of the keys in [`crate::spec`], and those that scripts
//! can check reports by, made from what writes the reports.

use schemars::{JsonSchema, generate::SchemaSettings};

use crate::tree::FileTree;
use crate::{coverage, diff, spec};

/// The schemas of the four kinds of spec files and of the reports in JSON, as files of `specs/schema/`.
pub fn schemas() -> FileTree {
    let mut tree = FileTree::default();
    tree.insert("vendor.schema.json", schema::<spec::Vendor>("A vendor.yaml of apiscribe"));
    tree.insert("service.schema.json", schema::<spec::Service>("A service.yaml of apiscribe"));
    tree.insert("operation.schema.json", schema::<spec::Operation>("An operation's spec of apiscribe"));
    tree.insert("rules.schema.json", schema::<spec::ResponseRules>("A rules.yaml of apiscribe"));
    let written = || SchemaSettings::draft2020_12().for_serialize();
    tree.insert(
        "diff.schema.json",
        text::<diff::Document>(written(), "What `apiscribe diff --format json` writes"),
    );
    tree.insert(
        "coverage.schema.json",
        text::<coverage::Document<'_>>(written(), "What `apiscribe coverage --format json` writes"),
    );
    tree
}

fn schema<T: JsonSchema>(title: &str) -> String {
    text::<T>(SchemaSettings::draft2020_12(), title)
}

fn text<T: JsonSchema>(settings: SchemaSettings, title: &str) -> String {
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    // A `Schema` is a JSON value and always prints.
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    format!("{text}\n")
}
