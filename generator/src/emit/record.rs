//! Requests, replies and nested types: the struct, its setters, its table and what walks it.
//!
//! Given a record of a plan, it returns its items.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::words::{deprecated, ident, number, path};
use crate::plan::{Field, Flag, Limit, Record, Setter};

pub(super) fn items(of: &Record) -> Vec<TokenStream> {
    let name = ident(&of.ident);
    vec![
        structure(of),
        when(of.built, quote! { feature = "testing" }, setters(of)),
        table(of),
        when(of.filled, quote! { any(feature = "serde", feature = "testing") }, slots(of)),
        debug(of),
        quote! { #[cfg(feature = "serde")] ::apiscribe_runtime::serde_record!(#name); },
    ]
}

/// What only some need is there only for them: tests make replies, serde and tests read requests back, which costs other builds nothing.
fn when(always: bool, feature: TokenStream, item: TokenStream) -> TokenStream {
    match always {
        true => item,
        false => quote! { #[cfg(#feature)] #item },
    }
}

fn structure(of: &Record) -> TokenStream {
    let (docs, old, name) = (docs::outer(&of.docs), deprecated(of.deprecated.as_ref()), ident(&of.ident));
    let must_use = of.must_use.map(|why| quote! { #[must_use = #why] });
    let fields = of.fields.iter().map(|field| {
        let (docs, old) = (docs::outer(&field.docs), deprecated(field.deprecated.as_ref()));
        let (name, ty) = (ident(&field.ident), path(&field.ty));
        quote! { #docs #old pub #name: #ty }
    });
    quote! {
        #docs
        #old
        #[derive(Clone, Default, PartialEq)]
        #must_use
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }
}

fn setters(of: &Record) -> TokenStream {
    let name = ident(&of.ident);
    let setters = of.fields.iter().map(setter);
    quote! {
        impl #name {
            #[doc = " Nothing is set yet."]
            pub fn new() -> Self {
                ::core::default::Default::default()
            }
            #(#setters)*
        }
    }
}

fn setter(field: &Field) -> TokenStream {
    let (name, old) = (ident(&field.ident), deprecated(field.deprecated.as_ref()));
    let doc = format!(" Sets `{}`.", field.wire.replace('`', ""));
    let (takes, makes) = match &field.setter {
        Setter::Value(ty) => (path(ty), quote! { ::core::option::Option::Some(value) }),
        Setter::Into(ty) => {
            let ty = path(ty);
            (
                quote! { impl ::core::convert::Into<#ty> },
                quote! { ::core::option::Option::Some(::core::convert::Into::into(value)) },
            )
        }
        Setter::Boxed(ty) => {
            (path(ty), quote! { ::core::option::Option::Some(::std::boxed::Box::new(value)) })
        }
        Setter::Items(ty) => {
            let ty = path(ty);
            let takes = quote! { impl ::core::iter::IntoIterator<Item = #ty> };
            (takes, quote! { ::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(value)) })
        }
        Setter::ItemsInto(ty) => {
            let ty = path(ty);
            let takes = quote! { impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#ty>> };
            (
                takes,
                quote! { ::core::iter::Iterator::collect(::core::iter::Iterator::map(
                    ::core::iter::IntoIterator::into_iter(value),
                    ::core::convert::Into::into,
                )) },
            )
        }
    };
    quote! {
        #[doc = #doc]
        #old
        pub fn #name(mut self, value: #takes) -> Self {
            self.#name = #makes;
            self
        }
    }
}

fn table(of: &Record) -> TokenStream {
    let (name, shown) = (ident(&of.ident), of.ident.plain());
    let kind = if of.whole {
        quote! { whole }
    } else {
        quote! { new }
    };
    let rows = of.fields.iter().map(row);
    let (index, get) = by_index(of, &quote! { ::apiscribe_runtime::Value::Absent }, |name| {
        quote! { ::apiscribe_runtime::Get::get(&self.#name) }
    });
    quote! {
        impl ::apiscribe_runtime::Record for #name {
            fn shape(&self) -> &'static ::apiscribe_runtime::Shape {
                static SHAPE: ::apiscribe_runtime::Shape = ::apiscribe_runtime::Shape::#kind(#shown, &[#(#rows),*]);
                &SHAPE
            }
            fn get(&self, #index: usize) -> ::apiscribe_runtime::Value<'_> {
                #get
            }
        }
    }
}

fn slots(of: &Record) -> TokenStream {
    let name = ident(&of.ident);
    let (index, slot) = by_index(of, &quote! { ::apiscribe_runtime::Slot::Ignore }, |name| {
        quote! { ::apiscribe_runtime::SlotOf::slot(&mut self.#name) }
    });
    quote! {
        impl ::apiscribe_runtime::RecordMut for #name {
            fn slot(&mut self, #index: usize) -> ::apiscribe_runtime::Slot<'_> {
                #slot
            }
        }
    }
}

/// The name of the argument, and the choice among the fields by it.
fn by_index(
    of: &Record,
    otherwise: &TokenStream,
    field: impl Fn(&proc_macro2::Ident) -> TokenStream,
) -> (TokenStream, TokenStream) {
    if of.fields.is_empty() {
        return (quote! { _ }, otherwise.clone());
    }
    let arms = of.fields.iter().enumerate().map(|(at, of)| {
        let (at, value) = (Literal::usize_unsuffixed(at), field(&ident(&of.ident)));
        quote! { #at => #value }
    });
    (quote! { index }, quote! { match index { #(#arms,)* _ => #otherwise } })
}

fn debug(of: &Record) -> TokenStream {
    let name = ident(&of.ident);
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::apiscribe_runtime::debug(self, f)
            }
        }
    }
}

fn row(field: &Field) -> TokenStream {
    let wire = &field.wire;
    let flags = field.flags.iter().map(flag);
    let limits = (!field.limits.is_empty()).then(|| {
        let limits = field.limits.iter().map(limit);
        quote! { .limits(&::apiscribe_runtime::FieldLimits::new() #(.#limits)*) }
    });
    quote! { ::apiscribe_runtime::Field::new(#wire) #(.#flags)* #limits }
}

fn flag(flag: &Flag) -> TokenStream {
    match flag {
        Flag::Required => quote! { required() },
        Flag::Sensitive => quote! { sensitive() },
        Flag::IdempotencyToken => quote! { idempotency_token() },
        Flag::Query => quote! { query() },
        Flag::Header => quote! { header() },
    }
}

fn limit(limit: &Limit) -> TokenStream {
    match limit {
        Limit::Bytes(min, max) => sizes(quote! { bytes }, *min, *max),
        Limit::Chars(min, max) => sizes(quote! { chars }, *min, *max),
        Limit::Items(min, max) => sizes(quote! { items }, *min, *max),
        Limit::AtLeast(min) => {
            let min = number(*min);
            quote! { at_least(#min) }
        }
        Limit::AtMost(max) => {
            let max = number(*max);
            quote! { at_most(#max) }
        }
        Limit::RangeF64(min, max) => {
            let (min, max) = (float(*min), float(*max));
            quote! { range_f64(#min, #max) }
        }
        Limit::Pattern(regex) => quote! { pattern(#regex) },
        Limit::TotalBytes(of, max) => {
            let max = Literal::u64_unsuffixed(*max);
            quote! { total_bytes(#of, #max) }
        }
    }
}

fn sizes(name: TokenStream, min: u64, max: u64) -> TokenStream {
    let min = Literal::u64_unsuffixed(min);
    let max = match max {
        u64::MAX => quote! { ::core::primitive::u64::MAX },
        max => {
            let max = Literal::u64_unsuffixed(max);
            quote! { #max }
        }
    };
    quote! { #name(#min, #max) }
}

fn float(value: f64) -> TokenStream {
    match (value.is_finite(), value < 0.0) {
        (false, true) => quote! { ::core::primitive::f64::NEG_INFINITY },
        (false, false) => quote! { ::core::primitive::f64::INFINITY },
        (true, negative) => {
            let size = Literal::f64_unsuffixed(value.abs());
            if negative {
                quote! { -#size }
            } else {
                quote! { #size }
            }
        }
    }
}
