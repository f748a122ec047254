//! Modules and re-exports, a line each, and aliases.
//!
//! Given these items of a plan, it writes lines, or returns tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::template::Sheet;
use super::words::{condition, only, path, word};
use crate::plan::{Alias, Module, Use};

/// A list that is longer stands on lines of its own.
const WIDTH: usize = 100;

pub(super) fn module(sheet: &mut Sheet, of: &Module) {
    attributes(sheet, &of.features, of.unformatted);
    sheet.line(format_args!("{}mod {};", if of.private { "" } else { "pub " }, of.ident));
}

pub(super) fn reexport(sheet: &mut Sheet, of: &Use) {
    attributes(sheet, of.feature.as_slice(), of.unformatted);
    let names = of.names.join(", ");
    match of.names.as_slice() {
        [name] => sheet.line(format_args!("pub use {}::{name};", of.path.0)),
        _ if names.len() + of.path.0.len() <= WIDTH => {
            sheet.line(format_args!("pub use {}::{{{names}}};", of.path.0));
        }
        names => {
            sheet.line(format_args!("pub use {}::{{", of.path.0));
            names.iter().for_each(|name| sheet.line(format_args!("    {name},")));
            sheet.line("};");
        }
    }
}

/// On a module, `rustfmt::skip` keeps `cargo fmt` away from the file that the module is in, and from the modules in that.
fn attributes(sheet: &mut Sheet, features: &[String], unformatted: bool) {
    if !features.is_empty() {
        sheet.line(format_args!("#[cfg({})]", condition("any", features)));
    }
    if unformatted {
        sheet.line("#[rustfmt::skip]");
    }
}

pub(super) fn alias(of: &Alias) -> TokenStream {
    let (docs, name, path) = (docs::outer(&of.docs), word(&of.name), path(&of.path));
    let only = only(of.feature.as_slice());
    quote! { #docs #only pub type #name = #path; }
}
