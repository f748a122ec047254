//! What a witness says, whatever its form.
//!
//! Given a vendor's catalogue or the draft that was read from a saved page, it returns operations with fields, flags and codes. It must not know the
//! specs, and what the witness does not tell is `None`, never `false`.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::import::catalogue::{Action, Kind, Member};
use crate::import::{Catalogue, VENDOR};
use crate::yaml::Node;

/// The kinds of witnesses, by the names that corrections call them.
pub const NAMES: [&str; 2] = [CATALOGUE, PAGE];
/// A vendor's machine-readable description.
pub const CATALOGUE: &str = "catalogue";
/// A saved page.
pub const PAGE: &str = "page";

/// A witness of one version of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// One of [`NAMES`].
    pub name: &'static str,
    /// Where it was read from, for people.
    pub file: String,
    /// The folder of the vendor.
    pub vendor: String,
    /// The folder of the service.
    pub service: String,
    /// The version of the service.
    pub version: String,
    /// What it says of operations.
    pub operations: Vec<Told>,
    /// What it says of types, by its own names.
    pub types: BTreeMap<String, Vec<Part>>,
}

/// What a witness says of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its name on the wire.
    pub name: String,
    /// The parameters.
    pub request: Vec<Part>,
    /// The fields of the reply.
    pub reply: Vec<Part>,
    /// The codes, where it lists any.
    pub codes: Option<Vec<String>>,
    /// Whether it is not to be used any more.
    pub deprecated: Option<bool>,
}

/// What a witness says of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name on the wire.
    pub wire: String,
    /// Its type.
    pub shape: Shape,
    /// Whether requests must have it.
    pub required: Option<bool>,
    /// Whether it may be null.
    pub nullable: Option<bool>,
    /// Whether it is not to be used any more.
    pub deprecated: Option<bool>,
}

/// A type as a witness tells it.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// As specs spell it.
    Scalar(String),
    /// One of the witness's types.
    Object(String),
    /// A list.
    List(Box<Shape>),
    /// Not told.
    Unknown,
}

impl Shape {
    /// As a spec would have it, apart from the names of types; `None` where it is not told.
    pub fn word(&self) -> Option<String> {
        match self {
            Shape::Scalar(word) => Some(word.clone()),
            Shape::Object(_) => Some("object".to_owned()),
            Shape::List(inner) => Some(format!("[{}]", inner.word()?)),
            Shape::Unknown => None,
        }
    }

    /// The type that is inside of it.
    pub fn object(&self) -> Option<&str> {
        match self {
            Shape::Object(name) => Some(name),
            Shape::List(inner) => inner.object(),
            Shape::Scalar(_) | Shape::Unknown => None,
        }
    }
}

impl Witness {
    /// What a catalogue says.
    pub fn of_catalogue(file: &str, catalogue: &Catalogue) -> Self {
        let told = |action: &Action| Told {
            name: action.name.clone(),
            request: parts(catalogue.members(&action.input)),
            // The request id belongs to the envelope.
            reply: parts(catalogue.members(&action.output))
                .into_iter()
                .filter(|of| of.wire != "RequestId")
                .collect(),
            codes: (!action.errors.is_empty()).then(|| action.errors.clone()),
            deprecated: action.status.as_deref().map(|status| status != "online"),
        };
        Witness {
            name: CATALOGUE,
            file: file.to_owned(),
            vendor: VENDOR.to_owned(),
            service: catalogue.service.clone(),
            version: catalogue.version.clone(),
            operations: catalogue.actions.iter().map(told).collect(),
            types: catalogue.objects.iter().map(|(name, members)| (name.clone(), parts(members))).collect(),
        }
    }

    /// What the draft of a page says. The draft's place is `vendor/service/version/operation.yaml`; where the page does not tell it, or the
    /// draft is no operation, there is no witness.
    pub fn of_page(file: &str, place: &str, draft: &Node) -> Option<Self> {
        let mut place = place.split('/');
        let [vendor, service, version] = [place.next()?, place.next()?, place.next()?];
        place.next()?;
        let draft = draft.to_json().ok()?;
        let codes = draft.get("errors").and_then(Json::as_object);
        let told = Told {
            name: draft.get("operation")?.as_str()?.to_owned(),
            request: drafted(draft.get("request")),
            reply: drafted(draft.get("response")),
            codes: codes.map(|codes| codes.keys().cloned().collect()),
            deprecated: None,
        };
        let types = draft.get("types").and_then(Json::as_object).into_iter().flatten();
        Some(Witness {
            name: PAGE,
            file: file.to_owned(),
            vendor: vendor.to_owned(),
            service: service.to_owned(),
            version: version.to_owned(),
            operations: vec![told],
            types: types.map(|(name, fields)| (name.clone(), drafted(Some(fields)))).collect(),
        })
    }

    /// What it says of an operation.
    pub fn told(&self, operation: &str) -> Option<&Told> {
        self.operations.iter().find(|of| of.name == operation)
    }
}

fn parts(members: &[Member]) -> Vec<Part> {
    let part = |member: &Member| Part {
        wire: member.name.clone(),
        shape: shape(&member.kind()),
        required: member.required,
        nullable: member.value_allowed_null,
        deprecated: member.disabled,
    };
    members.iter().map(part).collect()
}

fn shape(kind: &Kind<'_>) -> Shape {
    match kind {
        Kind::Bool => Shape::Scalar("bool".to_owned()),
        Kind::Signed => Shape::Scalar("i64".to_owned()),
        Kind::Unsigned => Shape::Scalar("u64".to_owned()),
        Kind::Float => Shape::Scalar("f64".to_owned()),
        Kind::Text | Kind::Time => Shape::Scalar("string".to_owned()),
        Kind::Object(name) => Shape::Object((*name).to_owned()),
        Kind::List(inner) => Shape::List(Box::new(shape(inner))),
        Kind::Other => Shape::Unknown,
    }
}

/// The fields of a draft. About one that a person has to decide, the page says nothing yet but that it is there.
fn drafted(fields: Option<&Json>) -> Vec<Part> {
    let fields = fields.and_then(Json::as_object).into_iter().flatten();
    let part = |(wire, field): (&String, &Json)| {
        let open = field.get("undecided").is_some();
        let flag = |key: &str| (!open).then(|| field.get(key).and_then(Json::as_bool).unwrap_or(false));
        let ty = field.get("type").and_then(Json::as_str).filter(|_| !open);
        Part {
            wire: wire.clone(),
            shape: ty.map_or(Shape::Unknown, spelled),
            required: flag("required"),
            nullable: flag("nullable"),
            deprecated: None,
        }
    };
    fields.filter(|(wire, _)| !wire.starts_with('_')).map(part).collect()
}

fn spelled(word: &str) -> Shape {
    if let Some(inner) = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return Shape::List(Box::new(spelled(inner)));
    }
    match word {
        "bool" | "i32" | "i64" | "u32" | "u64" | "f64" | "string" => Shape::Scalar(word.to_owned()),
        "json" => Shape::Unknown,
        name => Shape::Object(name.to_owned()),
    }
}
