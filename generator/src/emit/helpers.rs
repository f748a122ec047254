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
            use ::apiscribe_runtime::{Code, ErrorCodes, examples};
            for code in O::Error::ALL {
                let info = code.info().unwrap();
                let body = examples::error_body(O::INFO.envelope, &info);
                let status = examples::error_status(O::INFO.envelope, &info);
                let error = examples::reply::<O>(status, &body).err().unwrap();
                match error.known() {
                    Some(Code::Operation(found)) => assert_eq!(found, *code),
                    _ => panic!("{code:?} was read as {error:?}"),
                }
                let shown = error.to_string();
                let (code, request_id) = (error.code().unwrap(), error.request_id().unwrap());
                let complete = shown.contains(code) && shown.contains(request_id);
                assert!(complete, "{shown} lacks {code} or {request_id}");
            }
        }
    }
}

fn common_codes() -> TokenStream {
    quote! {
        #[doc = " Each code that is common to all operations is found again, unless a level above lists it, too."]
        #[rustfmt::skip]
        fn common_codes<O: ::apiscribe_runtime::Operation>() {
            use ::apiscribe_runtime::{Code, ErrorCodes, examples};
            type Service<O> = <<O as ::apiscribe_runtime::Operation>::Error as ErrorCodes>::Parent;
            let of_service = Service::<O>::CODES.iter();
            let of_vendor = <Service<O> as ErrorCodes>::Parent::CODES.iter();
            for info in of_service.chain(of_vendor) {
                let body = examples::error_body(O::INFO.envelope, &info);
                let status = examples::error_status(O::INFO.envelope, &info);
                let error = examples::reply::<O>(status, &body).err().unwrap();
                let found = match error.known() {
                    Some(Code::Operation(found)) => found.info(),
                    Some(Code::Service(found)) => found.info(),
                    Some(Code::Common(found)) => found.info(),
                    _ => None,
                };
                let same = found.is_some_and(|of| (of.text, of.name) == (info.text, info.name));
                assert!(same, "{info:?} was read as {error:?}");
                let shown = error.to_string();
                let (code, request_id) = (error.code().unwrap(), error.request_id().unwrap());
                let complete = shown.contains(code) && shown.contains(request_id);
                assert!(complete, "{shown} lacks {code} or {request_id}");
            }
        }
    }
}
