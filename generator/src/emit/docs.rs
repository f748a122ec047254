//! Documentation as attributes, one for each line.
//!
//! Given clean lines, it returns attributes. A line is only ever a string literal.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::DocLine;

/// The docs of the item that follows.
pub(super) fn outer(lines: &[DocLine]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let attributes = attributes(line);
        quote! { #(#[#attributes])* }
    });
    quote! { #(#lines)* }
}

/// The docs of the file they stand in.
pub(super) fn inner(lines: &[DocLine]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let attributes = attributes(line);
        quote! { #(#![#attributes])* }
    });
    quote! { #(#lines)* }
}

fn attributes(line: &DocLine) -> Vec<TokenStream> {
    match line {
        DocLine::Text(text) => {
            let spaced = if text.is_empty() { String::new() } else { format!(" {text}") };
            vec![quote! { doc = #spaced }]
        }
        DocLine::Code { features, run } => {
            let fence = if *run { "```" } else { "```no_run" };
            let on = match features.as_slice() {
                [] => return vec![quote! { doc = #fence }],
                [feature] => quote! { feature = #feature },
                features => quote! { all(#(feature = #features),*) },
            };
            vec![quote! { cfg_attr(#on, doc = #fence) }, quote! { cfg_attr(not(#on), doc = "```text") }]
        }
    }
}
