//! The small parts that templates are made of: names, paths, options, lists of texts.
//!
//! Given the words of a plan, it returns tokens, or Rust as it is written.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::template::Sheet;
use crate::names::RustIdent;
use crate::plan::Path;

/// A name, raw where it has to be.
pub(super) fn ident(name: &RustIdent) -> Ident {
    match name.as_str().strip_prefix("r#") {
        Some(plain) => Ident::new_raw(plain, Span::call_site()),
        None => word(name.as_str()),
    }
}

/// A name that is not from a spec.
pub(super) fn word(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A type or path as it is written. The plan writes only what Rust can read.
pub(super) fn path(path: &Path) -> TokenStream {
    source(&path.0)
}

/// Rust as it is written.
pub(super) fn source(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// `Some("text")` or `None`.
pub(super) fn option(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote! { ::core::option::Option::Some(#text) },
        None => quote! { ::core::option::Option::None },
    }
}

/// `&["a", "b"]`
pub(super) fn texts(texts: &[String]) -> TokenStream {
    quote! { &[#(#texts),*] }
}

/// A text that is easier to read raw, with as many `#` as it takes.
pub(super) fn raw(text: &str) -> String {
    // A carriage return cannot stand in a raw text, and nobody would see the others.
    if text.contains(|c: char| c.is_control() && c != '\n') {
        return literal(text);
    }
    let mut fence = "#".to_owned();
    while text.contains(&format!("\"{fence}")) {
        fence.push('#');
    }
    format!("r{fence}\"{text}\"{fence}")
}

/// A whole number without a type.
pub(super) fn number(number: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(number.unsigned_abs());
    match number < 0 {
        true => quote! { -#digits },
        false => quote! { #digits },
    }
}

/// `#[cfg(feature = "a")]`, or any of several; nothing where none is needed.
pub(super) fn only(features: &[String]) -> TokenStream {
    if features.is_empty() {
        return TokenStream::new();
    }
    let condition = source(&condition("any", features));
    quote! { #[cfg(#condition)] }
}

/// `feature = "a"`, or `any` or `all` of several, as it is written.
pub(super) fn condition(of: &str, features: &[String]) -> String {
    let each: Vec<_> = features.iter().map(|feature| format!("feature = {}", literal(feature))).collect();
    match each.as_slice() {
        [one] => one.clone(),
        each => format!("{of}({})", each.join(", ")),
    }
}

/// A text as it is written in Rust.
pub(super) fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Lines as one literal that is written over several lines, so that a changed line of the spec is a changed line of the file. No line
/// may begin with a blank, which the compiler would drop.
pub(super) fn text_of_lines(lines: &[impl AsRef<str>], indent: usize) -> String {
    match lines {
        [] => literal(""),
        [one] => literal(one.as_ref()),
        _ => {
            let pad = " ".repeat(indent);
            let inside = |line: &str| {
                let quoted = literal(line);
                quoted.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line).to_owned()
            };
            let lines: Vec<_> = lines.iter().map(|line| format!("{pad}{}", inside(line.as_ref()))).collect();
            format!("\"\\\n{}\"", lines.join("\\n\\\n"))
        }
    }
}

/// `&["a", "b"]`, as it is written.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| literal(text)).collect();
    format!("&[{}]", texts.join(", "))
}

/// `#[deprecated(note = "…")]`, where there is a reason.
pub(super) fn old(sheet: &mut Sheet, why: Option<&String>) {
    if let Some(why) = why {
        sheet.line(format_args!("#[deprecated(note = {})]", literal(why)));
    }
}
