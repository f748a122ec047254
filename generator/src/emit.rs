//! Prints a plan: Rust through tokens, the package file as text.
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
mod values;
mod walks;
mod words;

use proc_macro2::TokenStream;
use quote::quote;

use crate::parallel;
use crate::plan::{File, Item, Plan};
use crate::tree::FileTree;

/// Prints a plan as files. The list of the files, `.manifest`, is made by [`crate::write`], which goes by it.
pub fn emit(plan: &Plan) -> FileTree {
    let mut tree = FileTree::default();
    tree.insert("Cargo.toml", package::text(&plan.package));
    for (file, text) in plan.files.iter().zip(parallel::map(&plan.files, text)) {
        tree.insert(file.path.clone(), text);
    }
    tree
}

fn text(file: &File) -> String {
    let items = file.items.iter().map(|item| (list(item), tokens(item)));
    print::file(&file.spec, inner(file), items)
}

/// The list that an item is a line of.
fn list(item: &Item) -> Option<print::List> {
    match item {
        Item::Module(_) => Some(print::List::Modules),
        Item::Use(_) => Some(print::List::Uses),
        _ => None,
    }
}

/// What stands at the top of a file: its docs, and the attributes of a crate.
fn inner(file: &File) -> TokenStream {
    let docs = docs::inner(&file.docs);
    let attributes = file.root.then(|| {
        quote! {
            #![forbid(unsafe_code)]
            #![cfg_attr(docsrs, feature(doc_cfg))]
        }
    });
    quote! { #docs #attributes }
}

fn tokens(item: &Item) -> Vec<TokenStream> {
    match item {
        Item::Module(of) => vec![modules::module(of)],
        Item::Use(of) => vec![modules::reexport(of)],
        Item::Alias(of) => vec![modules::alias(of)],
        Item::Record(of) => record::items(of),
        Item::Values(of) => values::items(of),
        Item::Codes(of) => codes::items(of),
        Item::Operation(of) => std::iter::once(operation::item(of)).chain(walks::items(of)).collect(),
        Item::Service(of) => service::items(of),
        Item::Envelope(of) => vec![service::envelope(of)],
        Item::Helper(of) => vec![helpers::item(*of)],
        Item::Tests(of) => examples::items(of),
    }
}

#[cfg(test)]
mod unit;
