//! The guide: a module without items for each page, so that rustdoc shows it and compiles its examples.
//!
//! Given the model, it returns the files.

use super::docs::{self, Docs};
use super::item::{DocLine, File, Item, Module};
use crate::model::{GuideLine, GuidePage, Model};

/// The files; none without pages.
pub(super) fn files(model: &Model) -> Vec<File> {
    if model.guide.is_empty() {
        return Vec::new();
    }
    std::iter::once(index(model)).chain(model.guide.iter().map(page)).collect()
}

/// The pages, as a list with links from the root of the crate.
pub(super) fn list(model: &Model, folder: &str) -> Vec<String> {
    let entry = |page: &GuidePage| {
        format!("- [{}]({folder}{}/index.html)", docs::inline(&page.title), page.module.plain())
    };
    model.guide.iter().map(entry).collect()
}

fn index(model: &Model) -> File {
    let items = model.guide.iter().map(|page| Item::Module(Module::new(page.module.clone())));
    File {
        path: "src/guide/mod.rs".to_owned(),
        spec: "guide".to_owned(),
        docs: Docs::new("How to use this crate. The examples are compiled.")
            .paragraph(list(model, ""))
            .done(),
        root: false,
        items: items.collect(),
    }
}

fn page(page: &GuidePage) -> File {
    let lines = page.lines.iter().map(|line| match line {
        GuideLine::Text(text) => DocLine::Text(docs::verbatim(text)),
        GuideLine::Code { run } => DocLine::Code { features: page.features.clone(), run: *run },
    });
    File {
        path: format!("src/guide/{}.rs", page.module.plain()),
        spec: format!("guide/{}.md", page.name),
        docs: lines.collect(),
        root: false,
        items: Vec::new(),
    }
}
