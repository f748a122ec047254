//! Error codes: a fieldless enum and its table.
//!
//! Given codes of a plan, it returns their items.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::words::{deprecated, ident, number, path, word};
use crate::plan::{CodeRow, Codes};

pub(super) fn items(of: &Codes) -> Vec<TokenStream> {
    let (docs, name, parent) = (docs::outer(&of.docs), ident(&of.ident), path(&of.parent));
    let variants = of.rows.iter().map(|row| {
        let (docs, old, name) =
            (docs::outer(&row.docs), deprecated(row.deprecated.as_ref()), ident(&row.ident));
        quote! { #docs #old #name }
    });
    let all = of.rows.iter().map(|row| ident(&row.ident));
    let rows = of.rows.iter().map(row);
    vec![
        quote! {
            #docs
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name { #(#variants),* }
        },
        quote! {
            impl ::apiscribe_runtime::ErrorCodes for #name {
                type Parent = #parent;
                const ALL: &'static [Self] = &[#(Self::#all),*];
                const CODES: &'static [::apiscribe_runtime::CodeInfo] = &[#(#rows),*];
                fn index(self) -> usize {
                    self as usize
                }
            }
        },
        quote! { #[cfg(feature = "serde")] ::apiscribe_runtime::serde_codes!(#name); },
    ]
}

fn row(row: &CodeRow) -> TokenStream {
    let retry = word(row.retry);
    let retry = quote! { ::apiscribe_runtime::Retry::#retry };
    let code = row.number.map(|code| number(i128::from(code)));
    let (new, code) = match (&row.text, code) {
        (Some(text), code) => (quote! { text(#text, #retry) }, code),
        (None, code) => {
            let (code, name) = (code.into_iter(), row.ident.plain());
            (quote! { number(#(#code,)* #name, #retry) }, None)
        }
    };
    let code = code.map(|code| quote! { .with_number(#code) });
    let status = row.status.map(|status| {
        let status = Literal::u16_unsuffixed(status);
        quote! { .with_status(#status) }
    });
    quote! { ::apiscribe_runtime::CodeInfo::#new #code #status }
}
