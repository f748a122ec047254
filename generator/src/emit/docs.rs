//! Documentation: comments, one for each line.
//!
//! Given clean lines, it writes comments, or attributes for the places where tokens are printed. A line is only ever a comment of its
//! own or a string literal.

use proc_macro2::TokenStream;
use quote::quote;

use super::template::Sheet;
use super::words::{condition, literal};
use crate::plan::DocLine;

/// The docs of the item that follows, as comments.
pub(super) fn write(sheet: &mut Sheet, lines: &[DocLine]) {
    lines.iter().for_each(|line| comment(sheet, line, "///", "#"));
}

/// The docs of the file they stand in.
pub(super) fn write_inner(sheet: &mut Sheet, lines: &[DocLine]) {
    lines.iter().for_each(|line| comment(sheet, line, "//!", "#!"));
}

/// One line of docs that names something as the vendor does.
pub(super) fn write_line(sheet: &mut Sheet, text: &str) {
    words(sheet, text, "///", "#");
}

fn words(sheet: &mut Sheet, text: &str, mark: &str, attribute: &str) {
    match text {
        "" => sheet.line(mark),
        // Words are clean, but a name may hold anything: what ends a line would end the comment, and the rest be code.
        text if text.contains(char::is_control) => {
            sheet.line(format_args!("{attribute}[doc = {}]", literal(&format!(" {text}"))));
        }
        text => sheet.line(format_args!("{mark} {text}")),
    }
}

fn comment(sheet: &mut Sheet, line: &DocLine, mark: &str, attribute: &str) {
    match line {
        DocLine::Text(text) => words(sheet, text, mark, attribute),
        DocLine::Code { features, run } => {
            let fence = if *run { "```" } else { "```no_run" };
            if features.is_empty() {
                return sheet.line(format_args!("{mark} {fence}"));
            }
            let on = condition("all", features);
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
