//! Documented values: a newtype with constants, open to any other value.
//!
//! Given values of a plan, it writes their items.

use std::sync::LazyLock;

use quote::quote;

use super::docs;
use super::template::{Fill, Sheet, Template};
use super::words::{literal, old};
use crate::plan::{Value, Values};

static INTEGERS: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        #[doc = "lines_docs"]
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct hole_Name(hole_integer);
    })
});

static OF_INTEGERS: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        impl hole_Name {
            lines_constants! {}
            /// The documented values.
            pub const ALL: &'static [Self] =
                &[lines_all____________________________________________________________________________];
            /// Any value, documented or not.
            pub fn new(value: hole_integer) -> Self {
                Self(value)
            }
            /// The number.
            pub fn value(self) -> hole_integer {
                self.0
            }
            /// The name of the constant, for a documented value.
            pub fn name(self) -> ::core::option::Option<&'static str> {
                ::apiscribe_runtime::IntEnum::known_name(self)
            }
        }
    })
});

static TEXTS: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        #[doc = "lines_docs"]
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct hole_Name(::std::borrow::Cow<'static, str>);
    })
});

static OF_TEXTS: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        impl hole_Name {
            lines_constants! {}
            /// The documented values.
            pub const ALL: &'static [Self] =
                &[lines_all____________________________________________________________________________];
            /// Any value, documented or not.
            pub fn new(value: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(::std::borrow::Cow::Owned(::core::convert::Into::into(value)))
            }
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        ::apiscribe_runtime::text_enum!(hole_Name);
    })
});

pub(super) fn write(sheet: &mut Sheet, of: &Values) {
    let name = of.ident.as_str();
    let (head, body) = match of.integer {
        Some(_) => (&INTEGERS, &OF_INTEGERS),
        None => (&TEXTS, &OF_TEXTS),
    };
    let integer = Fill::Text(of.integer.unwrap_or_default());
    let words = ("docs", Fill::Lines(&|sheet: &mut Sheet| docs::write(sheet, &of.docs)));
    head.write(sheet, &[words, ("Name", Fill::Text(name)), ("integer", integer)]);
    sheet.blank();
    let all =
        |sheet: &mut Sheet| of.values.iter().for_each(|of| sheet.line(format_args!("Self::{},", of.ident)));
    let constants =
        |sheet: &mut Sheet| of.values.iter().for_each(|value| constant(sheet, value, of.integer.is_some()));
    let values = [
        ("constants", Fill::Lines(&constants)),
        ("all", Fill::Lines(&all)),
        ("Name", Fill::Text(name)),
        ("integer", Fill::Text(of.integer.unwrap_or_default())),
    ];
    body.write(sheet, &values);
    if let Some(integer) = of.integer {
        sheet.blank();
        names(sheet, of, integer);
    }
}

fn constant(sheet: &mut Sheet, of: &Value, is_integer: bool) {
    docs::write(sheet, &of.docs);
    old(sheet, of.deprecated.as_ref());
    let value = match is_integer {
        true => of.wire.clone(),
        false => format!("::std::borrow::Cow::Borrowed({})", literal(&of.wire)),
    };
    sheet.line(format_args!("pub const {}: Self = Self({value});", of.ident));
    sheet.blank();
}

/// The names of the constants, for printing.
fn names(sheet: &mut Sheet, of: &Values, integer: &str) {
    sheet.line(format_args!("::apiscribe_runtime::int_enum!({}, {integer}, [", of.ident));
    for value in &of.values {
        sheet.line(format_args!("    ({}, {}),", value.wire, literal(value.ident.plain())));
    }
    sheet.line("]);");
}
