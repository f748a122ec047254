//! The functions that generated tests share. They make error replies, so that a wrong table shows without a server.
//!
//! Given the name of a helper, it returns the function.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Helper;

pub(super) fn item(of: Helper) -> TokenStream {
    match of {
        Helper::EveryCode => every_code(),
        Helper::CommonCodes => common_codes(),
    }
}

fn every_code() -> TokenStream {
    quote! {
        #[doc = " Each code of the operation's page is found again, and its error shows it with the request id."]
        #[rustfmt::skip]
        fn every_code<O: ::apiscribe_runtime::Operation>() {
            use ::apiscribe_runtime::ErrorCodes;
            for code in O::Error::ALL {
                let info = code.info().unwrap();
                let body = ::apiscribe_runtime::examples::error_body(O::INFO.envelope, info);
                let status = ::apiscribe_runtime::examples::error_status(O::INFO.envelope, info);
                let error = ::apiscribe_runtime::examples::reply::<O>(status, &body).err().unwrap();
                let ::core::option::Option::Some(::apiscribe_runtime::Code::Operation(found)) = error.known() else {
                    panic!("{code:?} was read as {error:?}")
                };
                assert_eq!(found.index(), code.index(), "{code:?} was read as {found:?}");
                let shown = error.to_string();
                assert!(shown.contains(error.code().unwrap()) && shown.contains(error.request_id().unwrap()), "{shown}");
            }
        }
    }
}

fn common_codes() -> TokenStream {
    quote! {
        #[doc = " Each code that is common to all operations is found again, unless the operation's page lists it, too."]
        #[rustfmt::skip]
        fn common_codes<O: ::apiscribe_runtime::Operation>() {
            use ::apiscribe_runtime::{Code, ErrorCodes};
            for code in <O::Error as ErrorCodes>::Common::ALL {
                let info = code.info().unwrap();
                let body = ::apiscribe_runtime::examples::error_body(O::INFO.envelope, info);
                let status = ::apiscribe_runtime::examples::error_status(O::INFO.envelope, info);
                let error = ::apiscribe_runtime::examples::reply::<O>(status, &body).err().unwrap();
                match error.known() {
                    ::core::option::Option::Some(Code::Common(found)) => assert_eq!(found.index(), code.index()),
                    ::core::option::Option::Some(Code::Operation(found)) => {
                        assert_eq!(found.info().unwrap().text, info.text, "{code:?} was read as {found:?}");
                    }
                    _ => panic!("{code:?} was read as {error:?}"),
                }
                let shown = error.to_string();
                assert!(shown.contains(error.code().unwrap()) && shown.contains(error.request_id().unwrap()), "{shown}");
            }
        }
    }
}
