//! The files of the shared types: one for each, and a list of them.
//!
//! Given a version of a service, it returns the files. What a type looks like is decided in [`super::types`].

use std::collections::BTreeMap;

use super::docs::Docs;
use super::item::{DocLine, File, Item, Module, Path, Use};
use super::types::{self, From};
use super::{Place, version_path};
use crate::model;
use crate::names::RustIdent;

/// Whether a version has shared types at all.
pub(super) fn any(version: &model::Version) -> bool {
    !version.types.is_empty() || !version.enums.is_empty()
}

/// A file for each type, so that they stay readable however many a vendor has.
pub(super) fn of(place: &Place<'_>) -> Vec<File> {
    let version = place.version;
    // Types whose names are the same but for their case share a file.
    let mut modules: BTreeMap<RustIdent, (Vec<String>, Vec<Item>)> = BTreeMap::new();
    for item in types::items(&version.types, &version.enums, From::Types) {
        let name = match &item {
            Item::Record(of) => of.ident.plain(),
            Item::Values(of) => of.ident.plain(),
            _ => continue,
        };
        if let Some(module) = RustIdent::snake(name) {
            let (names, items) = modules.entry(module).or_default();
            names.push(name.to_owned());
            items.push(item);
        }
    }
    if modules.is_empty() {
        return Vec::new();
    }
    let folder = format!("{}/types", version_path(place));
    let file = |name: &str, docs: Vec<DocLine>, items: Vec<Item>| File {
        path: format!("{folder}/{name}.rs"),
        spec: version.spec.clone(),
        docs,
        root: false,
        items,
    };
    let declared =
        modules.keys().map(|module| Item::Module(Module { private: true, ..Module::new(module.clone()) }));
    let reexports = modules.iter().map(|(module, (names, _))| {
        Item::Use(Use {
            path: Path(format!("self::{module}")),
            names: names.clone(),
            feature: None,
            unformatted: false,
        })
    });
    let list = file(
        "mod",
        Docs::new("Types that several operations share.").done(),
        declared.chain(reexports).collect(),
    );
    let types = modules.iter().map(|(module, (_, items))| file(module.plain(), Vec::new(), items.clone()));
    std::iter::once(list).chain(types).collect()
}
