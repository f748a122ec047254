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
    lines.iter().for_each(|line| comment(sheet, line, "///", "#"));
}

/// The docs of the file they stand in.
pub(super) fn write_inner(sheet: &mut Sheet, lines: &[DocLine]) {
    lines.iter().for_each(|line| comment(sheet, line, "//!", "#!"));
}

fn comment(sheet: &mut Sheet, line: &DocLine, mark: &str, attribute: &str) {
    match line {
        DocLine::Text(text) if text.is_empty() => sheet.line(mark),
        // The plan has no such line; if it had, it would end the comment.
        DocLine::Text(text) if text.contains(['\n', '\r']) => {
            sheet.line(format_args!("{attribute}[doc = {}]", literal(text)));
        }
        DocLine::Text(text) => sheet.line(format_args!("{mark} {text}")),
        DocLine::Code { features, run } => {
            let fence = if *run { "```" } else { "```no_run" };
            let on = match features.as_slice() {
                [] => return sheet.line(format_args!("{mark} {fence}")),
                [feature] => format!("feature = {}", literal(feature)),
                features => {
                    let each = features.iter().map(|feature| format!("feature = {}", literal(feature)));
                    format!("all({})", each.collect::<Vec<_>>().join(", "))
                }
            };
            sheet.line(format_args!("{attribute}[cfg_attr({on}, doc = \"{fence}\")]"));
            sheet.line(format_args!("{attribute}[cfg_attr(not({on}), doc = \"```text\")]"));
        }
    }
}

/// The docs of the item that follows, for what is printed from tokens. It has no code.
pub(super) fn outer(lines: &[DocLine]) -> TokenStream {
    let lines = lines.iter().filter_map(|line| match line {
        DocLine::Text(text) if text.is_empty() => Some(String::new()),
        DocLine::Text(text) => Some(format!(" {text}")),
        DocLine::Code { .. } => None,
    });
    quote! { #(#[doc = #lines])* }
}
