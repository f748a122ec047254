//! Prints a plan: Rust by templates and tokens, the package file as text.
//!
//! Given a [`Plan`], it returns the files. It decides nothing: an `if` about names, docs or features belongs to the plan.

mod codes;
mod docs;
mod examples;
mod helpers;
mod modules;
mod operation;
mod package;
mod print;
mod record;
mod service;
mod template;
mod values;
mod walks;
mod words;

use crate::model::Model;
use crate::parallel;
use crate::plan::{self, File, Item, Plan};
use crate::tree::FileTree;
use template::Sheet;

/// Prints a plan as files. The list of the files, `.manifest`, is made by [`crate::write`], which goes by it.
pub fn emit(plan: &Plan) -> FileTree {
    let files = plan.files.iter().zip(parallel::map(&plan.files, text));
    let mut tree: FileTree = files.map(|(file, text)| (file.path.clone(), text)).collect();
    tree.insert("Cargo.toml", package::text(&plan.package));
    tree
}

/// Plans and prints the crate of a model part by part, so that never more than a few files are planned at a time. What of the model is
/// printed is dropped: of thousands of operations there is no need to have all twice, as a model and as text.
pub fn print(mut model: Model) -> FileTree {
    let mut tree: FileTree = texts(&plan::above(&model)).collect();
    for vendor in &mut model.vendors {
        // The last first: what is common to the services of a vendor is tested with the first that has operations.
        for at in (0..vendor.services.len()).rev() {
            tree.extend(texts(&plan::of_service(vendor, at)));
            let versions = vendor.services.get_mut(at).map(|service| &mut service.versions);
            for version in versions.into_iter().flatten() {
                (version.operations, version.types, version.enums) = Default::default();
            }
        }
    }
    let package = plan::package(&model, |path| tree.get(path).is_some());
    tree.insert("Cargo.toml", package::text(&package));
    tree
}

/// The files of parts, with their texts.
fn texts(parts: &[plan::Job<'_>]) -> impl Iterator<Item = (String, String)> {
    let texts = parallel::map(parts, |part| {
        let text = |file: File| {
            let text = text(&file);
            (file.path, text)
        };
        part().into_iter().map(text).collect::<Vec<_>>()
    });
    texts.into_iter().flatten()
}

/// A file: its items with empty lines between them, but for those of a list.
fn text(file: &File) -> String {
    let mut sheet = Sheet::new(print::header("//", &file.spec));
    top(&mut sheet, file);
    let mut before = None;
    for item in &file.items {
        let list = list(item);
        if list.is_none() || list != before {
            sheet.blank();
        }
        write(&mut sheet, item);
        before = list;
    }
    sheet.into_text()
}

/// Items that stand next to each other without an empty line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Modules,
    Uses,
}

fn list(item: &Item) -> Option<List> {
    match item {
        Item::Module(_) => Some(List::Modules),
        Item::Use(_) => Some(List::Uses),
        _ => None,
    }
}

/// What stands at the top of a file: its docs, and the attributes of a crate.
fn top(sheet: &mut Sheet, file: &File) {
    docs::write_inner(sheet, &file.docs);
    if file.root {
        sheet.line("#![forbid(unsafe_code)]");
        sheet.line("#![cfg_attr(docsrs, feature(doc_cfg))]");
    }
}

/// What a crate has hundreds of is written by templates, the rest from tokens.
fn write(sheet: &mut Sheet, item: &Item) {
    match item {
        Item::Module(of) => modules::module(sheet, of),
        Item::Use(of) => modules::reexport(sheet, of),
        Item::Tests(of) => examples::write(sheet, of),
        Item::Record(of) => record::write(sheet, of),
        Item::Values(of) => values::write(sheet, of),
        Item::Codes(of) => codes::write(sheet, of),
        Item::Operation(of) => {
            operation::write(sheet, of);
            for item in walks::items(of) {
                sheet.blank();
                sheet.lines(&print::item(item));
            }
        }
        Item::Alias(of) => sheet.lines(&print::item(modules::alias(of))),
        Item::Service(of) => {
            let items: Vec<_> = service::items(of).into_iter().map(print::item).collect();
            sheet.lines(&items.join("\n"));
        }
        Item::Envelope(of) => sheet.lines(&print::item(service::envelope(of))),
        Item::Helper(of) => sheet.lines(&print::item(helpers::item(*of))),
    }
}

#[cfg(test)]
mod unit;
