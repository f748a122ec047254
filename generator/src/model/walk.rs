//! Ways through the model: all operations, and all lists of fields with the types their fields may name.

use super::{
    Enum, Envelope, Field, Model, Operation, Scalar, Scope, Service, Struct, Ty, TypeRef, Vendor, Version,
};

/// An operation and what surrounds it.
#[derive(Clone, Copy)]
pub(crate) struct Call<'m> {
    pub(crate) vendor: &'m Vendor,
    pub(crate) service: &'m Service,
    pub(crate) version: &'m Version,
    pub(crate) operation: &'m Operation,
}

/// The named types that the fields of a page can see.
#[derive(Clone, Copy)]
pub(crate) struct Types<'m> {
    version: &'m Version,
    /// `None` for the fields of shared types.
    operation: Option<&'m Operation>,
}

/// A list of fields: a request, a reply or a nested type.
pub(crate) struct Owner<'m> {
    /// In words, for messages: "the request of `X`".
    pub(crate) what: String,
    pub(crate) fields: &'m [Field],
    pub(crate) types: Types<'m>,
    pub(crate) in_request: bool,
    /// Whether its fields stand in the request itself, where they may travel in the query or a header.
    pub(crate) is_request: bool,
}

/// All versions, with their service.
pub(crate) fn versions(model: &Model) -> impl Iterator<Item = (&Vendor, &Service, &Version)> {
    let services = model.vendors.iter().flat_map(|vendor| vendor.services.iter().map(move |of| (vendor, of)));
    services.flat_map(|(vendor, service)| service.versions.iter().map(move |of| (vendor, service, of)))
}

/// All operations.
pub(crate) fn operations(model: &Model) -> impl Iterator<Item = Call<'_>> {
    versions(model).flat_map(|(vendor, service, version)| {
        version.operations.iter().map(move |operation| Call { vendor, service, version, operation })
    })
}

/// All lists of fields.
pub(crate) fn owners(model: &Model) -> impl Iterator<Item = Owner<'_>> {
    versions(model).flat_map(|(_, _, version)| {
        let shared = Types::of_version(version);
        let shared = version.types.iter().map(move |of| nested(of, shared));
        shared.chain(version.operations.iter().flat_map(move |operation| {
            let types = Types { version, operation: Some(operation) };
            let request = Owner {
                what: format!("the request of `{}`", operation.name),
                fields: &operation.request,
                types,
                in_request: true,
                is_request: true,
            };
            let reply = Owner {
                what: format!("the reply of `{}`", operation.name),
                fields: &operation.reply,
                types,
                in_request: false,
                is_request: false,
            };
            [request, reply].into_iter().chain(operation.types.iter().map(move |of| nested(of, types)))
        }))
    })
}

fn nested<'m>(of: &'m Struct, types: Types<'m>) -> Owner<'m> {
    let what = format!("the type `{}`", of.name);
    Owner { what, fields: &of.fields, types, in_request: of.in_request, is_request: false }
}

/// All documented values: of services first, then of operations.
pub(crate) fn enums(model: &Model) -> impl Iterator<Item = &Enum> {
    versions(model).flat_map(|(_, _, version)| {
        version.enums.iter().chain(version.operations.iter().flat_map(|operation| &operation.enums))
    })
}

/// All nested types.
pub(crate) fn structs(model: &Model) -> impl Iterator<Item = (&Struct, Types<'_>)> {
    versions(model).flat_map(|(_, _, version)| {
        let shared = Types::of_version(version);
        version.types.iter().map(move |of| (of, shared)).chain(version.operations.iter().flat_map(
            move |operation| {
                let types = Types { version, operation: Some(operation) };
                operation.types.iter().map(move |of| (of, types))
            },
        ))
    })
}

impl<'m> Call<'m> {
    /// How its replies are read.
    pub(crate) fn envelope(self) -> Option<&'m Envelope> {
        self.operation.envelope.as_ref().or_else(|| self.shared_envelope())
    }

    /// How the replies of such operations are read.
    pub(crate) fn shared_envelope(self) -> Option<&'m Envelope> {
        let rule = self.operation.rule.and_then(|index| self.service.rules.get(index));
        rule.map(|rule| &rule.envelope).or(self.version.envelope.as_ref())
    }
}

impl<'m> Types<'m> {
    /// What the fields of an operation see.
    pub(crate) fn of(call: Call<'m>) -> Self {
        Types { version: call.version, operation: Some(call.operation) }
    }

    /// What the types of a version see that its operations share.
    pub(crate) fn of_version(version: &'m Version) -> Self {
        Types { version, operation: None }
    }

    /// The struct of a name.
    pub(crate) fn fields_of(self, target: &TypeRef) -> Option<&'m Struct> {
        let declared: &'m [Struct] = match target.scope {
            Scope::Version => &self.version.types,
            Scope::Operation => &self.operation?.types,
        };
        declared.iter().find(|of| of.rust == target.rust)
    }

    /// The documented values of a name.
    pub(crate) fn values_of(self, target: &TypeRef) -> Option<&'m Enum> {
        let declared: &'m [Enum] = match target.scope {
            Scope::Version => &self.version.enums,
            Scope::Operation => &self.operation?.enums,
        };
        declared.iter().find(|of| of.rust == target.rust)
    }

    /// Whether a rule over several fields decides about a request field.
    pub(crate) fn in_group(self, wire: &str) -> bool {
        let mut groups = self.operation.into_iter().flat_map(|operation| &operation.groups);
        groups.any(|group| group.fields.iter().any(|field| field == wire))
    }

    /// The scalar that a type is or, for documented values, is made of.
    pub(crate) fn scalar(self, ty: &Ty) -> Option<Scalar> {
        match ty {
            Ty::Scalar(scalar) => Some(*scalar),
            Ty::Enum(target) => self.values_of(target).map(|of| of.repr),
            Ty::List(_) | Ty::Struct { .. } => None,
        }
    }
}

/// The type of a list's items, at any depth; other types are their own.
pub(crate) fn item(ty: &Ty) -> &Ty {
    match ty {
        Ty::List(inner) => item(inner),
        _ => ty,
    }
}

/// The least and the most of an integer type.
pub(crate) fn width(scalar: Scalar) -> Option<(i128, i128)> {
    match scalar {
        Scalar::I32 => Some((i32::MIN.into(), i32::MAX.into())),
        Scalar::I64 => Some((i64::MIN.into(), i64::MAX.into())),
        Scalar::U32 => Some((0, u32::MAX.into())),
        Scalar::U64 => Some((0, u64::MAX.into())),
        Scalar::Bool | Scalar::F64 | Scalar::Text | Scalar::Json => None,
    }
}

/// A scalar as the spec spells it.
pub(crate) fn spelled(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "bool",
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::U32 => "u32",
        Scalar::U64 => "u64",
        Scalar::F64 => "f64",
        Scalar::Text => "string",
        Scalar::Json => "json",
    }
}
