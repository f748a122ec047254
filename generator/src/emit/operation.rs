//! What ties a request to its reply, its errors and its service.
//!
//! Given an operation of a plan, it returns the impl of the runtime's trait.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::words::{ident, path, texts, word};
use crate::plan::Operation;

pub(super) fn item(of: &Operation) -> TokenStream {
    let (request, reply, error) = (ident(&of.request), ident(&of.reply), path(&of.error));
    let (name, url, page) = (&of.name, &of.path, &of.page);
    let (method, safety) = (word(of.method), word(of.safety));
    let (required, only) = (of.region_required, texts(&of.regions));
    let (limit, envelope) = (rate_limit(of.rate_limit), path(&of.envelope));
    let groups = of.groups.iter().map(|(kind, fields)| group(kind, fields));
    quote! {
        impl ::apiscribe_runtime::Operation for #request {
            type Service = super::Service;
            type Reply = #reply;
            type Error = #error;
            const INFO: &'static ::apiscribe_runtime::OperationInfo = &::apiscribe_runtime::OperationInfo {
                name: #name,
                method: ::apiscribe_runtime::Method::#method,
                path: #url,
                safety: ::apiscribe_runtime::Safety::#safety,
                regions: ::apiscribe_runtime::Regions { required: #required, only: #only },
                rate_limit: #limit,
                envelope: &#envelope,
                groups: &[#(#groups),*],
                page: #page,
            };
        }
    }
}

fn rate_limit(limit: Option<(u32, u32)>) -> TokenStream {
    match limit {
        Some((calls, seconds)) => {
            let (calls, seconds) = (Literal::u32_unsuffixed(calls), Literal::u32_unsuffixed(seconds));
            quote! { ::core::option::Option::Some(::apiscribe_runtime::RateLimit { calls: #calls, seconds: #seconds }) }
        }
        None => quote! { ::core::option::Option::None },
    }
}

fn group(kind: &str, fields: &[String]) -> TokenStream {
    let name = word(kind);
    match (kind, fields) {
        ("Requires", [first, rest @ ..]) => {
            let rest = texts(rest);
            quote! { ::apiscribe_runtime::Group::#name(#first, #rest) }
        }
        (_, fields) => {
            let fields = texts(fields);
            quote! { ::apiscribe_runtime::Group::#name(#fields) }
        }
    }
}
