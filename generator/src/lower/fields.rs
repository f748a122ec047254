//! Fields: their types, limits and names.

use super::scope::{self, Scope};
use super::types::Declared;
use super::words::{deprecation, one_of, sentence};
use crate::diag::{Diagnostic, Report};
use crate::model::{Bounds, Field, FloatBounds, Limits, Location, Scalar, Ty};
use crate::names::RustIdent;
use crate::source::Span;
use crate::spec::{self, At, Interval, Keyed, Number};

/// Whose fields they are.
pub(super) struct Owner<'a> {
    name: &'a str,
    kind: &'static str,
    is_request: bool,
    is_reply: bool,
}

impl<'a> Owner<'a> {
    pub(super) fn request(name: &'a str) -> Self {
        Owner { name, kind: "the request of", is_request: true, is_reply: false }
    }

    pub(super) fn reply(name: &'a str) -> Self {
        Owner { name, kind: "the reply of", is_request: false, is_reply: true }
    }

    pub(super) fn nested(name: &'a str) -> Self {
        Owner { name, kind: "the type", is_request: false, is_reply: false }
    }
}

/// Lowers the fields of one owner, in the order of the page.
pub(super) fn lower(
    fields: &Keyed<spec::Field>,
    owner: &Owner<'_>,
    declared: &mut Declared,
    shared: Option<&Declared>,
    report: &mut Report,
) -> Vec<Field> {
    let mut names = Scope::new(format!("fields of {} `{}`", owner.kind, owner.name));
    let mut lowered = Vec::new();
    for (wire, spec) in &fields.entries {
        let Some(rust) = scope::name(wire, spec.rust_name.as_ref(), RustIdent::field, report) else {
            continue;
        };
        names.claim(&wire.value, &rust, wire.span, report);
        let Some(ty) = ty(wire, spec, declared, shared, report) else { continue };
        misplaced_keys(wire, spec, owner, report);
        lowered.push(field(wire, spec, rust, ty, report));
    }
    lowered
}

fn field(wire: &At<String>, spec: &spec::Field, rust: RustIdent, ty: Ty, report: &mut Report) -> Field {
    let places = [("body", Location::Body), ("query", Location::Query), ("header", Location::Header)];
    let flag = |at: &Option<At<bool>>| at.as_ref().is_some_and(|at| at.value);
    let text = |at: &Option<At<String>>| at.as_ref().map(|at| at.value.clone());
    Field {
        wire: wire.value.clone(),
        rust,
        limits: limits(spec, &ty, report).into(),
        ty,
        required: flag(&spec.required),
        nullable: flag(&spec.nullable),
        location: spec
            .r#in
            .as_ref()
            .and_then(|at| one_of(at, "a place for a parameter", &places, report))
            .unwrap_or(Location::Body),
        doc: sentence(&spec.doc.value),
        default: spec.default.as_ref().map(|at| at.value.text.clone()),
        unit: text(&spec.unit),
        time: text(&spec.time),
        example: spec.example.as_ref().map(|at| at.value.text.clone()),
        sensitive: flag(&spec.sensitive),
        sensitive_stated: spec.sensitive.is_some(),
        idempotency_token: flag(&spec.idempotency_token),
        deprecated: deprecation(spec.deprecated.as_ref()),
        origin: wire.span,
    }
}

/// The type: what `type:` names, or an enum of the documented values beside it.
fn ty(
    wire: &At<String>,
    spec: &spec::Field,
    declared: &mut Declared,
    shared: Option<&Declared>,
    report: &mut Report,
) -> Option<Ty> {
    let ty = named(&spec.r#type.value, spec.r#type.span, declared, shared, report)?;
    match &spec.values {
        None => Some(ty),
        Some(values) => declared.inline_enum(wire, spec, values, &ty, report),
    }
}

/// Resolves `u64`, `Metadata`, `[string]`.
fn named(
    text: &str,
    span: Span,
    declared: &Declared,
    shared: Option<&Declared>,
    report: &mut Report,
) -> Option<Ty> {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return named(inner, span, declared, shared, report).map(|ty| Ty::List(Box::new(ty)));
    }
    if let Some(scalar) = scalar(text) {
        return Some(Ty::Scalar(scalar));
    }
    let found = declared.find(text).or_else(|| shared.and_then(|shared| shared.find(text)));
    if found.is_none() {
        report.push(unknown_type(text, span, declared, shared));
    }
    found
}

/// The scalar a word names.
pub(super) fn scalar(text: &str) -> Option<Scalar> {
    Some(match text {
        "bool" => Scalar::Bool,
        "i32" => Scalar::I32,
        "i64" => Scalar::I64,
        "u32" => Scalar::U32,
        "u64" => Scalar::U64,
        "f64" => Scalar::F64,
        "string" => Scalar::Text,
        "json" => Scalar::Json,
        _ => return None,
    })
}

fn unknown_type(text: &str, span: Span, declared: &Declared, shared: Option<&Declared>) -> Diagnostic {
    let scalars = ["bool", "i32", "i64", "u32", "u64", "f64", "string", "json"];
    let vendor_words = [
        ("integer", "i64"),
        ("int", "i64"),
        ("long", "i64"),
        ("uint32", "u32"),
        ("uint64", "u64"),
        ("int64", "i64"),
        ("boolean", "bool"),
        ("float", "f64"),
        ("double", "f64"),
        ("number", "f64"),
        ("str", "string"),
        ("text", "string"),
        ("object", "json"),
        ("interface{}", "json"),
        ("any", "json"),
    ];
    let lower = text.to_lowercase();
    let spelled = vendor_words.iter().find(|(word, _)| *word == lower).map(|(_, ours)| (*ours).to_owned());
    let names = scalars
        .iter()
        .map(|name| (*name).to_owned())
        .chain(declared.names())
        .chain(shared.into_iter().flat_map(Declared::names));
    let near = names
        .map(|name| (strsim::damerau_levenshtein(&name.to_lowercase(), &lower), name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4)
        .min()
        .map(|(_, name)| name);
    let diagnostic = Diagnostic::error("unknown-type", span, format!("there is no type `{text}`"));
    match spelled.or(near) {
        Some(name) => diagnostic
            .label(format!("did you mean `{name}`?"))
            .help(format!("write `{name}`, or declare `{text}` under `types:`")),
        None => diagnostic
            .help(format!("declare `{text}` under `types:`; the scalar types are {}", scalars.join(", "))),
    }
}

fn limits(spec: &spec::Field, ty: &Ty, report: &mut Report) -> Limits {
    let float = is_float(ty);
    Limits {
        range: spec.range.as_ref().filter(|_| !float).and_then(|at| bounds(at, report)),
        float_range: spec.range.as_ref().filter(|_| float).map(|at| float_bounds(&at.value)),
        chars: spec.chars.as_ref().and_then(|at| bounds(at, report)),
        bytes: spec.bytes.as_ref().and_then(|at| bounds(at, report)),
        items: spec.items.as_ref().and_then(|at| bounds(at, report)),
        total_bytes: spec.total_bytes.as_ref().map(|total| (total.of.value.clone(), total.max.value)),
        pattern: spec.pattern.as_ref().map(|pattern| pattern.value.clone()),
    }
}

/// The limits of a list hold for each of its items.
fn is_float(ty: &Ty) -> bool {
    match ty {
        Ty::List(inner) => is_float(inner),
        _ => matches!(ty, Ty::Scalar(Scalar::F64)),
    }
}

fn bounds(at: &At<Interval>, report: &mut Report) -> Option<Bounds> {
    let whole = |end: Option<Number>| match end {
        None => Some(None),
        Some(Number::Int(value)) => Some(Some(value)),
        Some(Number::Float(_)) => None,
    };
    match (whole(at.value.min), whole(at.value.max)) {
        (Some(min), Some(max)) => Some(Bounds { min, max }),
        _ => {
            report.push(
                Diagnostic::error("bad-value", at.span, "the ends of this interval must be whole numbers")
                    .help("only the range of an f64 may have a point"),
            );
            None
        }
    }
}

fn float_bounds(interval: &Interval) -> FloatBounds {
    let float = |end: Number| match end {
        Number::Int(value) => value as f64,
        Number::Float(value) => value,
    };
    FloatBounds { min: interval.min.map(float), max: interval.max.map(float) }
}

/// Keys that say nothing where they stand.
fn misplaced_keys(wire: &At<String>, spec: &spec::Field, owner: &Owner<'_>, report: &mut Report) {
    let mut misplaced = |span: Span, key: &str, why: &str, help: &str| {
        report.push(
            Diagnostic::error(
                "misplaced-key",
                span,
                format!("`{key}` says nothing on `{}`: {why}", wire.value),
            )
            .help(help),
        );
    };
    if let Some(required) = spec.required.as_ref().filter(|_| owner.is_reply) {
        misplaced(
            required.span,
            "required",
            "every field of a reply may be absent",
            "delete it; `nullable: true` says that the page speaks of null",
        );
    }
    if let Some(place) = spec.r#in.as_ref().filter(|_| !owner.is_request) {
        misplaced(place.span, "in", "only parameters of a request travel in different places", "delete it");
    }
    if let Some(token) = spec.idempotency_token.as_ref().filter(|_| !owner.is_request) {
        misplaced(
            token.span,
            "idempotency_token",
            "only a parameter of the request itself makes a call repeatable",
            "delete it",
        );
    }
    if let Some(name) = spec.r#enum.as_ref().filter(|_| spec.values.is_none()) {
        misplaced(
            name.span,
            "enum",
            "it names the enum of `values:`, and there are none",
            "add `values:`, or delete it",
        );
    }
}
