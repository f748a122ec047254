//! Nested structs and documented values: declared by a page or a service, found by name, marked with who reaches them.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{self, Owner};
use super::operation::module_scope;
use super::scope::{self, Scope as Names};
use super::words::{deprecation, sentence};
use crate::diag::{Diagnostic, Report};
use crate::model::{Enum, EnumValue, Field, Operation, Scalar, Scope, Struct, Ty, TypeRef};
use crate::names::RustIdent;
use crate::spec::{self, At, Keyed};

/// The types of one scope, while they are being read.
pub(super) struct Declared {
    scope: Scope,
    names: Names,
    pending: Vec<(Struct, Keyed<spec::Field>)>,
    structs: Vec<Struct>,
    enums: Vec<Enum>,
}

impl Declared {
    /// The types of an operation's page; their fields are read by [`Declared::finish`].
    pub(super) fn of_operation(spec: &spec::Operation, rust: &RustIdent, report: &mut Report) -> Self {
        let names = module_scope(rust, spec.operation.span, report);
        Declared::new(Scope::Operation, names, &spec.types, &spec.enums, report)
    }

    /// The types that the operations of a version share.
    pub(super) fn of_version(spec: &spec::Service, report: &mut Report) -> Self {
        let names = Names::new("shared types");
        let mut declared = Declared::new(Scope::Version, names, &spec.types, &spec.enums, report);
        declared.finish(None, report);
        declared
    }

    fn new(
        scope: Scope,
        names: Names,
        types: &Keyed<spec::Types>,
        enums: &Keyed<spec::EnumSpec>,
        report: &mut Report,
    ) -> Self {
        let mut declared =
            Declared { scope, names, pending: Vec::new(), structs: Vec::new(), enums: Vec::new() };
        for (name, spec) in &types.entries {
            declared.declare_struct(name, spec, report);
        }
        for (name, spec) in &enums.entries {
            declared.declare_enum(name, spec, report);
        }
        declared
    }

    fn declare_struct(&mut self, name: &At<String>, spec: &spec::Types, report: &mut Report) {
        let Some(rust) = scope::name(name, spec.rust_name.as_ref(), RustIdent::pascal, report) else {
            return;
        };
        self.names.claim(&name.value, &rust, name.span, report);
        let doc = spec.doc.as_ref().map_or(String::new(), |doc| sentence(&doc.value));
        let (fields, in_request, in_reply) = (Vec::new(), false, false);
        let declared =
            Struct { name: name.value.clone(), rust, doc, fields, in_request, in_reply, origin: name.span };
        self.pending.push((declared, spec.fields.clone()));
    }

    fn declare_enum(&mut self, name: &At<String>, spec: &spec::EnumSpec, report: &mut Report) {
        let Some(rust) = scope::name(name, spec.rust_name.as_ref(), RustIdent::pascal, report) else {
            return;
        };
        self.names.claim(&name.value, &rust, name.span, report);
        let Some(repr) = representation(&spec.r#type, report) else { return };
        let values = values(&spec.values, repr, report);
        let doc = sentence(&spec.doc.value);
        self.enums.push(Enum { name: name.value.clone(), rust, doc, repr, values, origin: name.span });
    }

    /// The enum of the values that are documented beside a field; the field's type is a list of it if it was a list.
    pub(super) fn inline_enum(
        &mut self,
        wire: &At<String>,
        field: &spec::Field,
        documented: &At<Keyed<spec::ValueEntry>>,
        ty: &Ty,
        report: &mut Report,
    ) -> Option<Ty> {
        if let Ty::List(inner) = ty {
            return self.inline_enum(wire, field, documented, inner, report).map(|ty| Ty::List(Box::new(ty)));
        }
        let repr = match ty {
            Ty::Scalar(repr @ (Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::Text)) => {
                *repr
            }
            _ => {
                report.push(
                    Diagnostic::error(
                        "misplaced-key",
                        documented.span,
                        format!(
                            "`values` says nothing on `{}`: its type is neither an integer nor a string",
                            wire.value
                        ),
                    )
                    .help("document values of integers and strings only"),
                );
                return Some(ty.clone());
            }
        };
        let chosen = field.r#enum.as_ref();
        let rust = scope::name(wire, chosen, RustIdent::pascal, report)?;
        self.names.claim(&wire.value, &rust, chosen.map_or(wire.span, |at| at.span), report);
        let target = TypeRef { scope: self.scope, rust: rust.clone() };
        let values = values(&documented.value, repr, report);
        let doc = sentence(&field.doc.value);
        self.enums.push(Enum { name: rust.plain().to_owned(), rust, doc, repr, values, origin: wire.span });
        Some(Ty::Enum(target))
    }

    /// Reads the fields of the declared structs.
    pub(super) fn finish(&mut self, shared: Option<&Declared>, report: &mut Report) {
        let pending = std::mem::take(&mut self.pending);
        // Fields may name any type of the scope, so all of them are known before the first is read.
        self.structs = pending.iter().map(|(declared, _)| declared.clone()).collect();
        for (index, (declared, fields)) in pending.iter().enumerate() {
            let lowered = fields::lower(fields, &Owner::nested(&declared.name), self, shared, report);
            if let Some(of) = self.structs.get_mut(index) {
                of.fields = lowered;
            }
        }
    }

    /// The type of a name.
    pub(super) fn find(&self, name: &str) -> Option<Ty> {
        let target = |rust: &RustIdent| TypeRef { scope: self.scope, rust: rust.clone() };
        let structs = self.structs.iter().chain(self.pending.iter().map(|(declared, _)| declared));
        let is_struct = structs
            .into_iter()
            .find(|of| of.name == name)
            .map(|of| Ty::Struct { target: target(&of.rust), boxed: false });
        is_struct
            .or_else(|| self.enums.iter().find(|of| of.name == name).map(|of| Ty::Enum(target(&of.rust))))
    }

    /// All names, for suggestions.
    pub(super) fn names(&self) -> Vec<String> {
        let structs = self.structs.iter().chain(self.pending.iter().map(|(declared, _)| declared));
        structs.map(|of| of.name.clone()).chain(self.enums.iter().map(|of| of.name.clone())).collect()
    }

    /// The types, sorted by Rust name.
    pub(super) fn into_parts(mut self) -> (Vec<Struct>, Vec<Enum>) {
        self.structs.sort_by(|a, b| a.rust.cmp(&b.rust));
        self.enums.sort_by(|a, b| a.rust.cmp(&b.rust));
        (self.structs, self.enums)
    }
}

fn representation(ty: &At<String>, report: &mut Report) -> Option<Scalar> {
    match fields::scalar(&ty.value) {
        Some(repr @ (Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::Text)) => Some(repr),
        _ => {
            report.push(
                Diagnostic::error("unknown-type", ty.span, format!("`{}` is no type of an enum", ty.value))
                    .help("write i32, i64, u32, u64 or string"),
            );
            None
        }
    }
}

fn values(entries: &Keyed<spec::ValueEntry>, repr: Scalar, report: &mut Report) -> Vec<EnumValue> {
    let mut names = Names::named("documented values");
    let lowered = entries.entries.iter().filter_map(|(wire, entry)| {
        if repr != Scalar::Text {
            if wire.value.parse::<i128>().is_err() {
                report.push(
                    Diagnostic::error(
                        "bad-value",
                        wire.span,
                        format!("`{}` is not a whole number, but the field is one", wire.value),
                    )
                    .help("write the number, and its name beside it: `1: { name: …, doc: … }`"),
                );
                return None;
            }
            if entry.name.is_none() {
                report.push(
                    Diagnostic::error(
                        "unnamed-number",
                        wire.span,
                        format!("the value {} has no name", wire.value),
                    )
                    .help("numbers say nothing in Rust: add `name: single_stream` or the like"),
                );
                return None;
            }
        }
        let rust = scope::name(entry.name.as_ref().unwrap_or(wire), None, RustIdent::value, report)?;
        names.claim(&wire.value, &rust, wire.span, report);
        Some(EnumValue {
            wire: wire.value.clone(),
            rust,
            doc: sentence(&entry.doc.value),
            deprecated: deprecation(entry.deprecated.as_ref()),
            origin: wire.span,
        })
    });
    lowered.collect()
}

/// Marks which types of an operation its request and its reply reach.
pub(super) fn mark_own_directions(types: &mut [Struct], request: &[Field], reply: &[Field]) {
    let by_name: BTreeMap<_, _> = types.iter().map(|of| (of.rust.clone(), of.fields.clone())).collect();
    let from_request = reached(request, Scope::Operation, &by_name);
    let from_reply = reached(reply, Scope::Operation, &by_name);
    for of in types {
        of.in_request = from_request.contains(&of.rust);
        of.in_reply = from_reply.contains(&of.rust);
    }
}

/// Marks which shared types the requests and replies of a version reach, directly or through types of their own.
pub(super) fn mark_directions(shared: &mut [Struct], operations: &mut [Operation]) {
    let by_name: BTreeMap<_, _> = shared.iter().map(|of| (of.rust.clone(), of.fields.clone())).collect();
    let mut from_requests = BTreeSet::new();
    let mut from_replies = BTreeSet::new();
    for operation in operations {
        from_requests.extend(reached(&operation.request, Scope::Version, &by_name));
        from_replies.extend(reached(&operation.reply, Scope::Version, &by_name));
        for of in &operation.types {
            let through = reached(&of.fields, Scope::Version, &by_name);
            if of.in_request {
                from_requests.extend(through.iter().cloned());
            }
            if of.in_reply {
                from_replies.extend(through);
            }
        }
    }
    for of in shared {
        of.in_request = from_requests.contains(&of.rust);
        of.in_reply = from_replies.contains(&of.rust);
    }
}

/// The structs of one scope that fields reach.
fn reached(fields: &[Field], scope: Scope, types: &BTreeMap<RustIdent, Vec<Field>>) -> BTreeSet<RustIdent> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<_> = fields.iter().filter_map(|field| struct_of(&field.ty, scope)).cloned().collect();
    while let Some(next) = open.pop() {
        if seen.insert(next.clone()) {
            let inner = types.get(&next).into_iter().flatten();
            open.extend(inner.filter_map(|field| struct_of(&field.ty, scope)).cloned());
        }
    }
    seen
}

fn struct_of(ty: &Ty, scope: Scope) -> Option<&RustIdent> {
    match ty {
        Ty::List(inner) => struct_of(inner, scope),
        Ty::Struct { target, .. } if target.scope == scope => Some(&target.rust),
        _ => None,
    }
}

/// Boxes the fields through which a struct would hold itself; lists need no box.
pub(super) fn box_recursion(types: &mut [Struct]) {
    let direct: BTreeMap<RustIdent, Vec<Field>> = types
        .iter()
        .map(|of| {
            (of.rust.clone(), of.fields.iter().filter(|f| !matches!(f.ty, Ty::List(_))).cloned().collect())
        })
        .collect();
    for of in types.iter_mut() {
        for field in &mut of.fields {
            if let Ty::Struct { target, boxed } = &mut field.ty {
                let back = direct
                    .get(&target.rust)
                    .is_some_and(|fields| reached(fields, target.scope, &direct).contains(&of.rust));
                *boxed = back || target.rust == of.rust;
            }
        }
    }
}
