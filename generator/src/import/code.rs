//! The error codes of an operation.
//!
//! Given codes it returns the table of a spec: the codes of vendor.yaml with what stands there, the others without words.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::names;
use crate::spec::{ErrorEntry, Keyed};
use crate::yaml::print::Tree;

/// The table, with the number of codes that have no words.
pub(super) fn table(codes: &[&str], common: &BTreeMap<String, Json>) -> (Vec<(String, Tree)>, usize) {
    let names = names::codes(codes.iter().copied());
    let mut wordless = 0;
    let rows = codes.iter().map(|code| {
        let mut row = match common.get(*code) {
            Some(Json::Object(row)) => row.clone(),
            Some(words) => Map::from_iter([("doc".to_owned(), words.clone())]),
            None => Map::new(),
        };
        wordless += usize::from(!row.contains_key("doc"));
        if let Some(name) = names.get(code) {
            row.insert("name".to_owned(), name.as_str().into());
        }
        let tree = match (row.len(), row.get("doc")) {
            (0, _) => Tree::Nothing,
            (1, Some(words)) => Tree::Json(words.clone()),
            _ => Tree::Json(Json::Object(row)),
        };
        ((*code).to_owned(), tree)
    });
    (rows.collect(), wordless)
}

/// What vendor.yaml says of its codes. Without `when`: that is told once, there.
pub(super) fn common(errors: &Keyed<ErrorEntry>) -> BTreeMap<String, Json> {
    let rows = errors.entries.iter().map(|(code, entry)| {
        let mut row = Map::new();
        row.insert("doc".to_owned(), (*entry.code.doc.value).into());
        row.extend(entry.code.retry.as_ref().map(|retry| ("retry".to_owned(), retry.value.as_str().into())));
        (code.value.clone(), Json::Object(row))
    });
    rows.collect()
}
