//! Documentation: comments, one for each line.
//!
//! Given clean lines, it writes comments, or attributes for the places where tokens are printed. A line is only ever a comment of its
//! own or a string literal.

use proc_macro2::TokenStream;
use quote::quote;

use super::template::Sheet;
use super::words::literal;
use crate::plan::DocLine;

/// The docs of the item that follows, as comments.
pub(super) fn write(sheet: &mut Sheet, lines: &[DocLine]) {
    for line in lines {
        match line {
            DocLine::Text(text) if text.is_empty() => sheet.line("///"),
            // The plan has no such line; if it had, it would end the comment.
            DocLine::Text(text) if text.contains(['\n', '\r']) => {
                sheet.line(format_args!("#[doc = {}]", literal(text)));
            }
            DocLine::Text(text) => sheet.line(format_args!("/// {text}")),
            DocLine::Code { .. } => {
                attributes(line).iter().for_each(|attribute| sheet.line(format_args!("#[{attribute}]")));
            }
        }
    }
}

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
