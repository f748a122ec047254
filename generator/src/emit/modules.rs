//! Modules, re-exports and aliases.
//!
//! Given these items of a plan, it returns tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::words::{ident, only, path, source, word};
use crate::plan::{Alias, Module, Use};

/// The attribute keeps `cargo fmt` away from the file that the module is in.
pub(super) fn module(of: &Module) -> TokenStream {
    let (only, name) = (only(&of.features), ident(&of.ident));
    quote! { #only #[rustfmt::skip] pub mod #name; }
}

pub(super) fn reexport(of: &Use) -> TokenStream {
    let (only, path) = (only(of.feature.as_slice()), path(&of.path));
    let names = of.names.iter().map(|name| source(name));
    quote! { #only #[rustfmt::skip] pub use #path::{#(#names),*}; }
}

pub(super) fn alias(of: &Alias) -> TokenStream {
    let (docs, name, path) = (docs::outer(&of.docs), word(of.name), path(&of.path));
    quote! { #docs pub type #name = #path; }
}
