//! The type and table of a version of a service, and how replies are read.
//!
//! Given these items of a plan, it returns tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::words::{only, option, path, texts, word};
use crate::plan::{Envelope, Service, Sign};

pub(super) fn items(of: &Service) -> Vec<TokenStream> {
    let docs = docs::outer(&of.docs);
    let (vendor, name, version, signing_name) = (&of.vendor, &of.name, &of.version, &of.signing_name);
    let (signing, credentials, region) =
        (word(of.signing), path(&of.credentials), option(of.default_region.as_ref()));
    let (url_path, codes) = (&of.path, path(&of.codes));
    let envelope = match &of.envelope {
        Some(envelope) => {
            let envelope = path(envelope);
            quote! { ::core::option::Option::Some(&#envelope) }
        }
        None => quote! { ::core::option::Option::None },
    };
    let hosts = of.hosts.iter().map(|(host, region, name)| {
        let (region, name) = (option(region.as_ref()), option(name.as_ref()));
        quote! { ::apiscribe_runtime::Host { host: #host, region: #region, name: #name } }
    });
    vec![
        quote! { #docs #[derive(Debug)] pub enum Service {} },
        quote! {
            impl ::apiscribe_runtime::Service for Service {
                type Credentials = #credentials;
                const INFO: &'static ::apiscribe_runtime::ServiceInfo = &::apiscribe_runtime::ServiceInfo {
                    vendor: #vendor,
                    name: #name,
                    version: #version,
                    signing_name: #signing_name,
                    signing: ::apiscribe_runtime::Signing::#signing,
                    hosts: &[#(#hosts),*],
                    default_region: #region,
                    path: #url_path,
                    envelope: #envelope,
                    codes: ::apiscribe_runtime::CodeTable::levels::<#codes>(),
                };
            }
        },
    ]
}

pub(super) fn envelope(of: &Envelope) -> TokenStream {
    let (docs, only, name) = (docs::outer(&of.docs), only(&of.features), word(&of.ident));
    let (result, request_id, error) = (texts(&of.result), texts(&of.request_id), texts(&of.error));
    let (code, message, number) = (&of.code, &of.message, option(of.number.as_ref()));
    let signs = of.fails_when.iter().map(|sign| match sign {
        Sign::StatusNot200 => quote! { ::apiscribe_runtime::FailsWhen::StatusNot200 },
        Sign::ErrorPresent => quote! { ::apiscribe_runtime::FailsWhen::ErrorPresent },
        Sign::FieldIsNot(path, value) => {
            let path = texts(path);
            quote! { ::apiscribe_runtime::FailsWhen::FieldIsNot(#path, #value) }
        }
    });
    let result_on_failure = of.result_on_failure;
    quote! {
        #docs
        #only
        pub(crate) static #name: ::apiscribe_runtime::Envelope = ::apiscribe_runtime::Envelope {
            result: #result,
            request_id: #request_id,
            error: #error,
            code: #code,
            message: #message,
            number: #number,
            fails_when: &[#(#signs),*],
            result_on_failure: #result_on_failure,
        };
    }
}
