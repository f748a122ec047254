//! What operations do to the things that a service keeps. A client has no use for it; a mock of the vendor has.

use crate::source::Span;

/// What an operation does to a kind of things.
#[derive(Clone, Debug)]
pub struct State {
    /// The kind, a word that all its operations share, in whatever version of the service.
    pub resource: String,
    /// What happens to it.
    pub effect: Effect,
    /// What tells one thing from another, sorted by name.
    pub key: Vec<KeyPart>,
    /// What of the request is kept.
    pub keeps: Path,
    /// Fields that the thing has from then on, with their values.
    pub sets: Vec<(String, serde_json::Value)>,
    /// Where it goes in a reply.
    pub into: Path,
    /// Its place.
    pub origin: Span,
}

/// What happens to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It must be new.
    Create,
    /// It is new, or gets what is given.
    Put,
    /// It must be there, and gets what is given.
    Update,
    /// Nothing.
    Read,
    /// It can still be read afterwards; for all else it is gone.
    End,
    /// It is gone afterwards.
    Delete,
}

/// A part of the key of a thing.
#[derive(Clone, Debug)]
pub struct KeyPart {
    /// The same in all operations of the resource.
    pub name: String,
    /// Where this operation has it.
    pub path: Path,
    /// The place of the name.
    pub origin: Span,
}

/// A way into a request or a reply; without steps it is the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Which of the two.
    pub side: Side,
    /// From the outside in.
    pub steps: Vec<Step>,
    /// Its place.
    pub origin: Span,
}

/// Where a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In the request.
    Request,
    /// In the reply.
    Reply,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a field, by its wire name.
    Field(String),
    /// Into each item of a list.
    Each,
}

impl Path {
    /// The path of a whole request or reply.
    pub fn whole(side: Side, origin: Span) -> Self {
        Path { side, steps: Vec::new(), origin }
    }

    /// Whether it goes into the items of a list.
    pub fn is_each(&self) -> bool {
        self.steps.contains(&Step::Each)
    }
}

impl std::fmt::Display for Path {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut dot = if self.side == Side::Reply { "response." } else { "" };
        for step in &self.steps {
            match step {
                Step::Field(name) => write!(f, "{dot}{name}")?,
                Step::Each => f.write_str("[]")?,
            }
            dot = ".";
        }
        Ok(())
    }
}
