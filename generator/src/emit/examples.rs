//! The tests of one operation: its samples, written out.
//!
//! Given tests of a plan, it returns what stands in their file.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::words::{ident, path, raw, source, word};
use crate::plan::{Check, Expr, Helper, Holds, Sample, Step, Test, TestBody, Tests};

pub(super) fn items(of: &Tests) -> Vec<TokenStream> {
    let api = path(&of.api);
    let samples = of.tests.iter().any(|test| !matches!(test.body, TestBody::Codes(..)));
    let examples = samples.then(|| quote! { use ::apiscribe_runtime::examples; });
    let uses = quote! { #examples use #api as api; };
    std::iter::once(uses).chain(of.tests.iter().map(test)).collect()
}

fn test(of: &Test) -> TokenStream {
    let (docs, name, body) = (docs::outer(&of.docs), word(&of.name), body(&of.body));
    quote! { #docs #[test] fn #name() { #body } }
}

fn body(of: &TestBody) -> TokenStream {
    match of {
        TestBody::RequestJson(built, sample) => {
            let (built, sample) = (expr(built), raw(sample));
            quote! {
                let request = #built;
                let sent = examples::request_json(&request);
                let sample = ::serde_json::from_str(#sample).unwrap();
                let same = examples::same_json(&sent, &sample);
                assert!(same, "{sent} is not {sample}");
            }
        }
        TestBody::RequestQuery(built, pairs) => {
            let built = expr(built);
            let pairs = pairs.iter().map(|(key, value)| quote! { (#key, #value) });
            quote! {
                let request = #built;
                let mut sent = examples::request_query(&request);
                sent.sort();
                let sent: Vec<(&str, &str)> = sent.iter().map(|(key, value)| (&**key, &**value)).collect();
                assert_eq!(sent, [#(#pairs),*]);
            }
        }
        TestBody::Reply(sample, checks) => {
            let (body, reply) = (raw(&sample.body), reply(sample));
            let checks = checks.iter().map(check);
            let name = word(if checks.len() == 0 { "_reply" } else { "reply" });
            quote! {
                let body = #body;
                let #name = #reply.unwrap();
                #(#checks)*
            }
        }
        TestBody::Failure(sample, code) => {
            let (body, reply) = (raw(&sample.body), reply(sample));
            quote! {
                let body = #body;
                let error = #reply.unwrap_err();
                assert_eq!(error.code(), Some(#code));
            }
        }
        TestBody::Codes(helper, operation) => {
            let operation = ident(operation);
            let helper = match helper {
                Helper::EveryCode => quote! { every_code },
                Helper::CommonCodes => quote! { common_codes },
            };
            quote! { super::#helper::<api::#operation>(); }
        }
    }
}

fn reply(of: &Sample) -> TokenStream {
    let operation = ident(&of.operation);
    let status = proc_macro2::Literal::u16_unsuffixed(of.status);
    quote! { examples::reply::<api::#operation>(#status, body) }
}

fn check(of: &Check) -> TokenStream {
    let path = of.path.iter().map(|step| match step {
        Step::Field(name) => {
            let name = ident(name);
            quote! { .#name }
        }
        Step::Open => quote! { .as_ref().unwrap() },
        Step::Item(at) => {
            let at = proc_macro2::Literal::usize_unsuffixed(*at);
            quote! { [#at] }
        }
    });
    let place = quote! { reply #(#path)* };
    match &of.holds {
        Holds::Text(text) => quote! { assert_eq!(#place.as_deref(), Some(#text)); },
        Holds::Some(value) => {
            let value = expr(value);
            quote! { assert_eq!(#place, Some(#value)); }
        }
        Holds::List(values) => {
            let values = values.iter().map(expr);
            quote! { assert_eq!(#place, [#(#values),*]); }
        }
        Holds::Length(0) => quote! { assert!(#place.is_empty()); },
        Holds::Length(items) => {
            let items = proc_macro2::Literal::usize_unsuffixed(*items);
            quote! { assert_eq!(#place.len(), #items); }
        }
    }
}

fn expr(of: &Expr) -> TokenStream {
    match of {
        Expr::Plain(text) => source(text),
        Expr::Text(text) => quote! { #text },
        Expr::OwnedText(text) => quote! { String::from(#text) },
        Expr::Json(text) => quote! { ::serde_json::from_str::<::apiscribe_runtime::Json>(#text).unwrap() },
        Expr::Array(items) => {
            let items = items.iter().map(expr);
            quote! { [#(#items),*] }
        }
        Expr::Vec(items) => {
            let items = items.iter().map(expr);
            quote! { vec![#(#items),*] }
        }
        Expr::New(name, sets) => {
            let name = path(name);
            let sets = sets.iter().map(|(name, value)| {
                let (name, value) = (ident(name), expr(value));
                quote! { .#name(#value) }
            });
            quote! { api::#name::new() #(#sets)* }
        }
        Expr::Const(ty, name) => {
            let (ty, name) = (path(ty), ident(name));
            quote! { api::#ty::#name }
        }
        Expr::Call(ty, name, value) => {
            let (ty, name, value) = (path(ty), word(name), expr(value));
            quote! { api::#ty::#name(#value) }
        }
    }
}
