//! The vendor's machine-readable description of one version of a service, typed.
//!
//! Given the texts of its files, [`Catalogue::read`] returns what they say in their order, or why they cannot be used: no JSON, a name that
//! is none, a type that is not there. [`Catalogue::facts`] is the same without the vendor's sentences, and [`Catalogue::of_facts`] reads
//! that back. It must not judge what the facts mean for a spec.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::json::{self, Fault};

mod facts;
mod files;

/// The texts of one version of a service, each with the name of its file for messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// `api.json`: operations, data types and their members.
    pub api: Named,
    /// `examples.json`: the samples by operation.
    pub examples: Option<Named>,
    /// `errors.json`: the error codes by operation.
    pub errors: Option<Named>,
}

/// A text with the name of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// As messages show it.
    pub file: String,
    /// The whole text.
    pub text: String,
}

/// One version of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The name that is part of the host, the signature and the folder: `trtc`.
    pub service: String,
    /// `2019-07-22`.
    pub version: String,
    /// The vendor's name of the service; empty in facts.
    pub title: String,
    /// The vendor's words about the service; empty in facts.
    pub document: String,
    /// In the order of the catalogue.
    pub actions: Vec<Action>,
    /// Requests, replies and data types by name, in the order of the catalogue.
    pub objects: Vec<(String, Vec<Member>)>,
    /// Where each of `objects` stands.
    index: BTreeMap<String, usize>,
}

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its name on the wire.
    pub name: String,
    /// The vendor's name for people; empty in facts.
    pub title: String,
    /// The vendor's words about it; empty in facts.
    pub document: String,
    /// The object of its request.
    pub input: String,
    /// The object of its reply.
    pub output: String,
    /// `online`, `deprecated`, `offline`, or nothing where the catalogue does not say.
    pub status: Option<String>,
    /// Its error codes, in the order of the catalogue.
    pub errors: Vec<String>,
    /// Its samples, in the order of the catalogue.
    pub samples: Vec<Sample>,
}

/// A member of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Member {
    /// Its name on the wire.
    pub name: String,
    /// `string`, `int`, `float`, `bool`, `list`, `object` or `binary`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it is exactly: the width of a number, the items of a list, the name of an object.
    pub member: String,
    /// The vendor's words about it; empty in facts.
    #[serde(default, deserialize_with = "json::words")]
    pub document: String,
    /// A sample value.
    pub example: Option<String>,
    /// Whether a request must have it.
    #[serde(default, deserialize_with = "json::flag")]
    pub required: Option<bool>,
    /// Whether a reply always has it.
    #[serde(default, deserialize_with = "json::flag")]
    pub output_required: Option<bool>,
    /// Whether it may be null.
    #[serde(default, deserialize_with = "json::flag")]
    pub value_allowed_null: Option<bool>,
    /// Whether the vendor has retired it.
    #[serde(default, deserialize_with = "json::flag")]
    pub disabled: Option<bool>,
}

/// A sample. Facts have its fingerprint only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What tells it from others.
    pub fingerprint: String,
    /// As it is printed.
    pub printed: Option<Printed>,
}

/// A sample as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Printed {
    /// The vendor's title.
    #[serde(default, deserialize_with = "json::words")]
    pub title: String,
    /// The request: lines of HTTP with a body, or a URL.
    #[serde(default, deserialize_with = "json::words")]
    pub input: String,
    /// The reply.
    #[serde(default, deserialize_with = "json::words")]
    pub output: String,
}

/// The type of a member, told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind<'c> {
    /// `bool`
    Bool,
    /// `int64`
    Signed,
    /// `uint64`
    Unsigned,
    /// `float`
    Float,
    /// `string`
    Text,
    /// A date or a time, as text in a form that the catalogue does not tell.
    Time,
    /// An object of the catalogue.
    Object(&'c str),
    /// A list of the others.
    List(Box<Kind<'c>>),
    /// What no JSON can hold, or what this reader does not know.
    Other,
}

impl Member {
    /// What its `type` and `member` say together.
    pub fn kind(&self) -> Kind<'_> {
        let scalar = match self.member.as_str() {
            "bool" => Some(Kind::Bool),
            "int64" => Some(Kind::Signed),
            "uint64" => Some(Kind::Unsigned),
            "float" => Some(Kind::Float),
            "string" => Some(Kind::Text),
            "datetime" | "datetime_iso" | "date" => Some(Kind::Time),
            _ => None,
        };
        match (self.kind.as_str(), scalar) {
            ("object", _) => Kind::Object(&self.member),
            ("list", Some(scalar)) => Kind::List(Box::new(scalar)),
            ("list", None) if self.member != "binary" => Kind::List(Box::new(Kind::Object(&self.member))),
            ("bool" | "int" | "float" | "string", Some(scalar)) => scalar,
            _ => Kind::Other,
        }
    }

    /// The object it refers to.
    pub fn object(&self) -> Option<&str> {
        match self.kind() {
            Kind::Object(name) => Some(name),
            Kind::List(item) => match *item {
                Kind::Object(name) => Some(name),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Catalogue {
    /// The same with some of its operations, and the data types that these need.
    pub fn only(&self, wanted: impl Fn(&str) -> bool) -> Self {
        let actions: Vec<_> = self.actions.iter().filter(|action| wanted(&action.name)).cloned().collect();
        let mut needed = BTreeSet::new();
        for object in actions.iter().flat_map(|action| [action.input.as_str(), &action.output]) {
            needed.insert(object);
            needed.extend(self.reach(object));
        }
        let objects: Vec<_> =
            self.objects.iter().filter(|(name, _)| needed.contains(name.as_str())).cloned().collect();
        let index = objects.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
        Catalogue { actions, objects, index, ..self.clone() }
    }

    /// The members of an object.
    pub fn members(&self, object: &str) -> &[Member] {
        let at = self.index.get(object).and_then(|at| self.objects.get(*at));
        at.map_or(&[], |(_, members)| members)
    }

    /// Whether there is an object of this name.
    pub fn has(&self, object: &str) -> bool {
        self.index.contains_key(object)
    }

    /// An operation by name.
    pub fn action(&self, name: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.name == name)
    }

    /// The data types that an object needs, through any number of others, itself among them only where it refers to itself.
    pub fn reach(&self, object: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&str> = self.members(object).iter().filter_map(Member::object).collect();
        while let Some(name) = open.pop() {
            if found.insert(name) {
                open.extend(self.members(name).iter().filter_map(Member::object));
            }
        }
        found
    }

    fn new(
        file: &str,
        (service, version): (String, String),
        (title, document): (String, String),
        actions: Vec<Action>,
        objects: Vec<(String, Vec<Member>)>,
    ) -> Result<Self, Fault> {
        let index = objects.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
        let catalogue = Catalogue { service, version, title, document, actions, objects, index };
        super::sound::check(&catalogue).map_err(|what| Fault::new(file, what, files::API))?;
        Ok(catalogue)
    }
}
