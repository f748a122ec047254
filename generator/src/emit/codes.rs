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
    let table = table(&of.rows);
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
                const CODES: ::apiscribe_runtime::CodeTable = #table;
                fn index(self) -> usize {
                    self as usize
                }
            }
        },
        quote! { #[cfg(feature = "serde")] ::apiscribe_runtime::serde_codes!(#name); },
    ]
}

/// The lines of the codes that are a text and nothing else, and the rows of the others.
fn table(rows: &[CodeRow]) -> TokenStream {
    let plain = |row: &&CodeRow| {
        row.text.is_some() && row.number.is_none() && row.status.is_none() && row.retry == "Never"
    };
    let lines: Vec<_> = rows
        .iter()
        .map(|of| Some(of).filter(plain).and_then(|of| of.text.as_deref()).unwrap_or(""))
        .collect();
    let lines = text(&lines);
    let told = rows.iter().enumerate().filter(|(_, of)| !plain(of)).map(|(at, of)| {
        let (at, row) = (Literal::usize_unsuffixed(at), row(of));
        quote! { (#at, #row) }
    });
    quote! { ::apiscribe_runtime::CodeTable::new(#lines, &[#(#told),*]) }
}

/// Lines as one literal that is written over several lines, so that a changed code is a changed line of the generated file.
fn text(lines: &[&str]) -> Literal {
    let plain = lines.join("\n");
    let plain = plain.trim_end();
    let lines: Vec<_> = plain.lines().map(|line| format!("        {}", line.escape_default())).collect();
    let written = format!("\"\\\n{}\"", lines.join("\\n\\\n"));
    match lines.len() {
        0 | 1 => Literal::string(plain),
        _ => written.parse().unwrap_or_else(|_| Literal::string(plain)),
    }
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
