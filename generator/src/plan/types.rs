//! Records and documented values: from fields of the model to structs, setters and tables.
//!
//! Given fields, structs and enums of the model, it returns records and values. It must not know which operation they are of,
//! but for the docs it is given.

use super::docs::{self, Docs};
use super::fielddocs;
use super::item::{Field, Item, Path, Record, Setter, Value, Values};
use super::{runtime, table};
use crate::model::{self, Deprecation, Scalar, Scope, Ty, TypeRef};

/// From where types are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The module of an operation.
    Operation,
    /// The module of a shared type.
    Types,
}

/// The structs and enums that a page declares, in order.
pub(super) fn items(structs: &[model::Struct], enums: &[model::Enum], from: From) -> Vec<Item> {
    let structs = structs.iter().map(|of| Item::Record(nested(of, from)));
    structs.chain(enums.iter().map(|of| Item::Values(values(of)))).collect()
}

/// A nested type.
fn nested(of: &model::Struct, from: From) -> Record {
    let words = docs::lines(&of.doc);
    let docs = match words.is_empty() {
        true => Docs::new(format!("{} of the vendor's page.", docs::code(&of.name))),
        false => Docs::default().paragraph(words),
    };
    Record {
        docs: docs.done(),
        ident: of.rust.clone(),
        fields: fields(&of.fields, from),
        whole: false,
        // A type that nothing reaches is built, so that it is not without any use.
        built: of.in_request || !of.in_reply,
        filled: of.in_reply,
        must_use: None,
        deprecated: None,
    }
}

/// The fields of a record, in order.
pub(super) fn fields(fields: &[model::Field], from: From) -> Vec<Field> {
    fields.iter().map(|of| field(of, from)).collect()
}

fn field(of: &model::Field, from: From) -> Field {
    Field {
        docs: fielddocs::of(of),
        ident: of.rust.clone(),
        wire: of.wire.clone(),
        ty: field_type(&of.ty, from),
        setter: setter(&of.ty, from),
        line: table::line(of),
        deprecated: of.deprecated.as_ref().map(deprecated),
    }
}

/// What the setter of a field takes, as it is printed.
pub(crate) fn setter_takes(of: &model::Field) -> String {
    match setter(&of.ty, From::Operation) {
        Setter::Value(ty) | Setter::Boxed(ty) => ty.0,
        Setter::Into(ty) => format!("impl Into<{}>", ty.0),
        Setter::Items(ty) => format!("impl IntoIterator<Item = {}>", ty.0),
        Setter::ItemsInto(ty) => format!("impl IntoIterator<Item = impl Into<{}>>", ty.0),
    }
}

/// The type of a public field, as it is printed.
pub(crate) fn printed_type(of: &model::Field) -> String {
    field_type(&of.ty, From::Operation).0
}

/// Scalars and records are optional, lists are empty when absent.
fn field_type(ty: &Ty, from: From) -> Path {
    match ty {
        Ty::List(_) => element(ty, from),
        Ty::Struct { boxed: true, .. } => option(&wrap("::std::boxed::Box", &element(ty, from))),
        _ => option(&element(ty, from)),
    }
}

/// What a list of it holds.
pub(super) fn element(ty: &Ty, from: From) -> Path {
    match ty {
        Ty::Scalar(scalar) => scalar_type(*scalar),
        Ty::List(item) => wrap("::std::vec::Vec", &element(item, from)),
        Ty::Struct { target, .. } | Ty::Enum(target) => named(target, from),
    }
}

fn setter(ty: &Ty, from: From) -> Setter {
    match ty {
        Ty::List(item) if turns_into(item) => Setter::ItemsInto(element(item, from)),
        Ty::List(item) => Setter::Items(element(item, from)),
        Ty::Struct { boxed: true, .. } => Setter::Boxed(element(ty, from)),
        _ if turns_into(ty) => Setter::Into(element(ty, from)),
        _ => Setter::Value(element(ty, from)),
    }
}

/// A number is taken as it is, because a bare `1` would not know which type to turn from.
fn turns_into(ty: &Ty) -> bool {
    matches!(ty, Ty::Scalar(Scalar::Text | Scalar::Json) | Ty::Enum(_))
}

fn option(ty: &Path) -> Path {
    wrap("::core::option::Option", ty)
}

fn wrap(outer: &str, inner: &Path) -> Path {
    Path(format!("{outer}<{}>", inner.0))
}

fn scalar_type(scalar: Scalar) -> Path {
    match scalar {
        Scalar::Text => Path("::std::string::String".to_owned()),
        Scalar::Json => runtime("Json"),
        number => Path(primitive(number).to_owned()),
    }
}

fn primitive(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "bool",
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::U32 => "u32",
        Scalar::U64 => "u64",
        Scalar::F64 => "f64",
        Scalar::Text | Scalar::Json => "str",
    }
}

fn named(target: &TypeRef, from: From) -> Path {
    Path(match (target.scope, from) {
        (Scope::Version, From::Operation) => format!("super::types::{}", target.rust),
        (Scope::Version, From::Types) => format!("super::{}", target.rust),
        _ => format!("self::{}", target.rust),
    })
}

fn values(of: &model::Enum) -> Values {
    let words = docs::lines(&of.doc);
    let docs = match words.is_empty() {
        true => Docs::new(format!("Documented values of {}.", docs::code(&of.name))),
        false => Docs::default().paragraph(words),
    };
    let docs = docs.paragraph(["Open: a value that the page does not list is kept as it is."]);
    Values {
        docs: docs.done(),
        ident: of.rust.clone(),
        integer: (of.repr != Scalar::Text).then(|| primitive(of.repr)),
        values: of.values.iter().map(value).collect(),
    }
}

fn value(of: &model::EnumValue) -> Value {
    Value {
        docs: Docs::named(&of.wire, &docs::inline(&of.doc)).done(),
        ident: of.rust.clone(),
        wire: of.wire.clone(),
        deprecated: of.deprecated.as_ref().map(deprecated),
    }
}

/// Why not to use something, in one line.
pub(super) fn deprecated(of: &Deprecation) -> String {
    let mut words = Vec::new();
    words.extend(of.since.as_ref().map(|since| format!("deprecated since {}", docs::inline(since))));
    words.extend(of.instead.as_ref().map(|instead| format!("use {} instead", docs::code(instead))));
    words.extend(of.note.as_ref().map(|note| docs::inline(note)));
    match words.is_empty() {
        true => "the vendor advises against it".to_owned(),
        false => words.join("; "),
    }
}
