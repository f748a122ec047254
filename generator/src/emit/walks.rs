//! What makes an operation one to be walked page by page, or asked until a task ends.
//!
//! Given an operation of a plan, it returns impls of the runtime's traits.

use proc_macro2::TokenStream;
use quote::quote;

use super::words::{ident, number, path, texts, word};
use crate::plan::{Operation, Paging, PagingName, Polling};

pub(super) fn items(of: &Operation) -> Vec<TokenStream> {
    let paged = of.paging.as_ref().map(|paging| paged(of, paging));
    let polled = of.polling.as_ref().map(|polling| polled(of, polling));
    paged.into_iter().chain(polled).collect()
}

fn paged(of: &Operation, paging: &Paging) -> TokenStream {
    let (request, reply) = (ident(&of.request), ident(&of.reply));
    let (item, cursor, items) = (path(&paging.item), ident(&paging.cursor), ident(&paging.items));
    let style = word(paging.style);
    let names = paging.names.iter().map(|name| match name {
        PagingName::Field(wire) => quote! { #wire },
        PagingName::First(first) => number(i128::from(*first)),
    });
    let tells = paging.tells.iter().map(|(what, field)| {
        let what = word(what);
        quote! { .#what(#field) }
    });
    quote! {
        impl ::apiscribe_runtime::Paged for #request {
            type Item = #item;
            const PAGING: &'static ::apiscribe_runtime::Paging =
                &::apiscribe_runtime::Paging::#style(#(#names),*)#(#tells)*;
            fn cursor(&mut self) -> ::apiscribe_runtime::Slot<'_> {
                ::apiscribe_runtime::SlotOf::slot(&mut self.#cursor)
            }
            fn items(reply: #reply) -> ::std::vec::Vec<Self::Item> {
                reply.#items
            }
        }
    }
}

fn polled(of: &Operation, polling: &Polling) -> TokenStream {
    let request = ident(&of.request);
    let (field, done, failed) = (texts(&polling.field), texts(&polling.done), texts(&polling.failed));
    quote! {
        impl ::apiscribe_runtime::Polled for #request {
            const POLLING: &'static ::apiscribe_runtime::Polling =
                &::apiscribe_runtime::Polling::new(#field, #done, #failed);
        }
    }
}
