//! Documented values: a newtype with constants, open to any other value.
//!
//! Given values of a plan, it returns their items.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs;
use super::words::{deprecated, ident, source, word};
use crate::plan::{Value, Values};

pub(super) fn items(of: &Values) -> Vec<TokenStream> {
    match of.integer {
        Some(integer) => integers(of, &word(integer)),
        None => texts(of),
    }
}

fn integers(of: &Values, repr: &Ident) -> Vec<TokenStream> {
    let (docs, name) = (docs::outer(&of.docs), ident(&of.ident));
    let constants = of.values.iter().map(|value| constant(value, &source(&value.wire)));
    let all = all(of);
    let named = of.values.iter().map(|value| {
        let (wire, name) = (source(&value.wire), value.ident.plain());
        quote! { (#wire, #name) }
    });
    let structure = quote! { #docs #[derive(Clone, Copy, PartialEq, Eq, Hash)] pub struct #name(#repr); };
    let methods = quote! {
        impl #name {
            #(#constants)*
            #all
            #[doc = " Any value, documented or not."]
            pub fn new(value: #repr) -> Self {
                Self(value)
            }
            #[doc = " The number."]
            pub fn value(self) -> #repr {
                self.0
            }
            #[doc = " The name of the constant, for a documented value."]
            pub fn name(self) -> ::core::option::Option<&'static str> {
                ::apiscribe_runtime::IntEnum::known_name(self)
            }
        }
    };
    vec![structure, methods, quote! { ::apiscribe_runtime::int_enum!(#name, #repr, [#(#named),*]); }]
}

fn texts(of: &Values) -> Vec<TokenStream> {
    let (docs, name) = (docs::outer(&of.docs), ident(&of.ident));
    let constants = of.values.iter().map(|value| {
        let wire = &value.wire;
        constant(value, &quote! { ::std::borrow::Cow::Borrowed(#wire) })
    });
    let all = all(of);
    let structure = quote! {
        #docs
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct #name(::std::borrow::Cow<'static, str>);
    };
    let methods = quote! {
        impl #name {
            #(#constants)*
            #all
            #[doc = " Any value, documented or not."]
            pub fn new(value: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(::std::borrow::Cow::Owned(::core::convert::Into::into(value)))
            }
            #[doc = " The text."]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
    vec![structure, methods, quote! { ::apiscribe_runtime::text_enum!(#name); }]
}

fn constant(value: &Value, makes: &TokenStream) -> TokenStream {
    let (docs, old, name) =
        (docs::outer(&value.docs), deprecated(value.deprecated.as_ref()), ident(&value.ident));
    quote! { #docs #old pub const #name: Self = Self(#makes); }
}

fn all(of: &Values) -> TokenStream {
    let names = of.values.iter().map(|value| ident(&value.ident));
    quote! {
        #[doc = " The documented values."]
        pub const ALL: &'static [Self] = &[#(Self::#names),*];
    }
}
