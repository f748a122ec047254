//! Requests, replies and nested types: the struct, its setters, its table and what walks it.
//!
//! Given a record of a plan, it writes its items.

use std::sync::LazyLock;

use quote::quote;

use super::docs;
use super::template::{Fill, Sheet, Template};
use super::words::{literal, old, text_of_lines};
use crate::plan::{Field, Record, Setter};

pub(super) fn write(sheet: &mut Sheet, of: &Record) {
    structure(sheet, of);
    sheet.blank();
    setters(sheet, of);
    sheet.blank();
    table(sheet, of);
    sheet.blank();
    slots(sheet, of);
    sheet.blank();
    REST.write(sheet, &[("Name", Fill::Text(of.ident.as_str()))]);
}

static STRUCTURE: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        #[doc = "lines_docs"]
        #[lines_old]
        #[derive(Clone, Default)]
        #[lines_must_use]
        #[non_exhaustive]
        pub struct hole_Name {
            lines_fields: (),
        }
    })
});

fn structure(sheet: &mut Sheet, of: &Record) {
    let values = [
        ("docs", Fill::Lines(&|sheet: &mut Sheet| docs::write(sheet, &of.docs))),
        ("old", Fill::Lines(&|sheet| old(sheet, of.deprecated.as_ref()))),
        ("must_use", Fill::Lines(&|sheet| must_use(sheet, of))),
        ("Name", Fill::Text(of.ident.as_str())),
        ("fields", Fill::Lines(&|sheet| of.fields.iter().for_each(|field| member(sheet, field)))),
    ];
    STRUCTURE.write(sheet, &values);
}

fn must_use(sheet: &mut Sheet, of: &Record) {
    if let Some(why) = of.must_use {
        sheet.line(format_args!("#[must_use = {}]", literal(why)));
    }
}

fn member(sheet: &mut Sheet, of: &Field) {
    docs::write(sheet, &of.docs);
    old(sheet, of.deprecated.as_ref());
    sheet.line(format_args!("pub {}: {},", of.ident, of.ty.0));
}

static SETTERS: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        #[lines_when]
        impl hole_Name {
            /// Nothing is set yet.
            pub fn new() -> Self {
                ::core::default::Default::default()
            }
            lines_setters! {}
        }
    })
});

static SETTER: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        #[doc = "lines_docs"]
        #[lines_old]
        pub fn hole_name(mut self, value: hole_takes) -> Self {
            self.hole_name = hole_makes;
            self
        }
    })
});

fn setters(sheet: &mut Sheet, of: &Record) {
    let values = [
        ("when", Fill::Lines(&|sheet: &mut Sheet| when(sheet, of.built, r#"feature = "testing""#))),
        ("Name", Fill::Text(of.ident.as_str())),
        ("setters", Fill::Lines(&|sheet| of.fields.iter().for_each(|field| setter(sheet, field)))),
    ];
    SETTERS.write(sheet, &values);
}

/// What only some need is there only for them: tests make replies, serde and tests read requests back, which costs other builds nothing.
fn when(sheet: &mut Sheet, always: bool, feature: &str) {
    if !always {
        sheet.line(format_args!("#[cfg({feature})]"));
    }
}

fn setter(sheet: &mut Sheet, of: &Field) {
    sheet.blank();
    let (takes, makes) = match &of.setter {
        Setter::Value(ty) => (ty.0.clone(), "::core::option::Option::Some(value)"),
        Setter::Into(ty) => (
            format!("impl ::core::convert::Into<{}>", ty.0),
            "::core::option::Option::Some(::core::convert::Into::into(value))",
        ),
        Setter::Boxed(ty) => (ty.0.clone(), "::core::option::Option::Some(::std::boxed::Box::new(value))"),
        Setter::Items(ty) => (
            format!("impl ::core::iter::IntoIterator<Item = {}>", ty.0),
            "::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(value))",
        ),
        Setter::ItemsInto(ty) => (
            format!("impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<{}>>", ty.0),
            "::apiscribe_runtime::each_into(value)",
        ),
    };
    let sets = format!("Sets `{}`.", of.wire.replace('`', ""));
    let docs = |sheet: &mut Sheet| docs::write_line(sheet, &sets);
    let values = [
        ("docs", Fill::Lines(&docs)),
        ("old", Fill::Lines(&|sheet| old(sheet, of.deprecated.as_ref()))),
        ("name", Fill::Text(of.ident.as_str())),
        ("takes", Fill::Text(&takes)),
        ("makes", Fill::Text(makes)),
    ];
    SETTER.write(sheet, &values);
}

static TABLE: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        impl ::apiscribe_runtime::Record for hole_Name {
            fn shape(&self) -> ::apiscribe_runtime::Shape {
                ::apiscribe_runtime::Shape::new(hole_lines)
            }
            fn get(&self, hole_index: usize) -> ::apiscribe_runtime::Value<'_> {
                lines_values! {}
            }
        }
    })
});

fn table(sheet: &mut Sheet, of: &Record) {
    let whole = if of.whole { " whole" } else { "" };
    let first = format!("{}{whole}", of.ident.plain());
    let lines: Vec<_> =
        [first.as_str()].into_iter().chain(of.fields.iter().map(|field| field.line.as_str())).collect();
    let lines = text_of_lines(&lines, 12);
    let values = [
        ("Name", Fill::Text(of.ident.as_str())),
        ("lines", Fill::Text(&lines)),
        ("index", Fill::Text(index(of))),
        ("values", Fill::Lines(&|sheet| by_index(sheet, of, "Get::get(&self.", "Value::Absent"))),
    ];
    TABLE.write(sheet, &values);
}

static SLOTS: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        #[lines_when]
        impl ::apiscribe_runtime::RecordMut for hole_Name {
            fn slot(&mut self, hole_index: usize) -> ::apiscribe_runtime::Slot<'_> {
                lines_slots! {}
            }
        }
    })
});

fn slots(sheet: &mut Sheet, of: &Record) {
    let needed = r#"any(feature = "serde", feature = "testing")"#;
    let values = [
        ("when", Fill::Lines(&|sheet: &mut Sheet| when(sheet, of.filled, needed))),
        ("Name", Fill::Text(of.ident.as_str())),
        ("index", Fill::Text(index(of))),
        ("slots", Fill::Lines(&|sheet| by_index(sheet, of, "SlotOf::slot(&mut self.", "Slot::Ignore"))),
    ];
    SLOTS.write(sheet, &values);
}

/// The name of the argument that chooses a field.
fn index(of: &Record) -> &'static str {
    if of.fields.is_empty() { "_" } else { "index" }
}

/// The choice among the fields by their place.
fn by_index(sheet: &mut Sheet, of: &Record, field: &str, otherwise: &str) {
    if of.fields.is_empty() {
        return sheet.line(format_args!("::apiscribe_runtime::{otherwise}"));
    }
    sheet.line("match index {");
    for (at, of) in of.fields.iter().enumerate() {
        sheet.line(format_args!("    {at} => ::apiscribe_runtime::{field}{}),", of.ident));
    }
    sheet.line(format_args!("    _ => ::apiscribe_runtime::{otherwise},"));
    sheet.line("}");
}

static REST: LazyLock<Template> = LazyLock::new(|| {
    Template::new(quote! {
        impl ::core::fmt::Debug for hole_Name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::apiscribe_runtime::debug(self, f)
            }
        }
        impl ::core::cmp::PartialEq for hole_Name {
            fn eq(&self, other: &Self) -> bool {
                ::apiscribe_runtime::same(self, other)
            }
        }
        #[cfg(feature = "serde")]
        ::apiscribe_runtime::serde_record!(hole_Name);
    })
});
