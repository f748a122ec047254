//! Modules, re-exports and aliases.
//!
//! Given these items of a plan, it returns tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::words::{ident, only, path, source, word};
use crate::plan::{Alias, Module, Use};

pub(super) fn module(of: &Module) -> TokenStream {
    let (only, skip, name) = (only(&of.features), unformatted(of.unformatted), ident(&of.ident));
    let public = (!of.private).then(|| quote! { pub });
    quote! { #only #skip #public mod #name; }
}

pub(super) fn reexport(of: &Use) -> TokenStream {
    let (only, skip, path) = (only(of.feature.as_slice()), unformatted(of.unformatted), path(&of.path));
    let names = of.names.iter().map(|name| source(name));
    quote! { #only #skip pub use #path::{#(#names),*}; }
}

/// On a module, it keeps `cargo fmt` away from the file that the module is in, and from the modules in that.
fn unformatted(unformatted: bool) -> TokenStream {
    match unformatted {
        true => quote! { #[rustfmt::skip] },
        false => TokenStream::new(),
    }
}

pub(super) fn alias(of: &Alias) -> TokenStream {
    let (docs, name, path) = (docs::outer(&of.docs), word(&of.name), path(&of.path));
    let only = only(of.feature.as_slice());
    quote! { #docs #only pub type #name = #path; }
}
