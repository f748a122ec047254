//! Operations: what they take, answer, limit, and how their page shows it.

use super::Source;
use super::errors::ErrorCode;
use super::field::{Enum, Field, Struct};
use super::response::Envelope;
use super::state::State;
use super::walks::{Paging, Polling};
use crate::names::RustIdent;
use crate::source::Span;

/// One operation of one version of a service.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The vendor's name, for example `DeleteCloudRecording` or `set_room_metadata`.
    pub name: String,
    /// The request type in Rust, for example `SetRoomMetadata`; the reply adds `Reply`, the error enum `Error`.
    pub rust: RustIdent,
    /// The Rust module, for example `set_room_metadata`.
    pub module: RustIdent,
    /// One sentence in our words.
    pub summary: String,
    /// More, in our words; may be empty.
    pub doc: String,
    /// The first is the page itself.
    pub sources: Vec<Source>,
    /// The module of the vendor's documentation that it belongs to, where response rules go by module.
    pub doc_module: Option<String>,
    /// `POST` or `GET`.
    pub method: String,
    /// How often an account may call it, where the page says.
    pub rate_limit: Option<RateLimit>,
    /// Whether a region must be given.
    pub region_required: bool,
    /// The only regions it serves; empty when the page does not restrict them.
    pub regions: Vec<String>,
    /// What a repeat may do.
    pub safety: Safety,
    /// What it does to the things that the service keeps, where the spec says.
    pub state: Option<State>,
    /// How one page of its list leads to the next, where the reply is a page.
    pub paging: Option<Paging>,
    /// How its reply tells how a task is doing, where it does.
    pub polling: Option<Polling>,
    /// Whether and why not to use it.
    pub deprecated: Option<Deprecation>,
    /// In the order of the page.
    pub request: Vec<Field>,
    /// Rules over several request fields.
    pub groups: Vec<Group>,
    /// In the order of the page. With `whole_result`, exactly one field, which takes the result as it is.
    pub reply: Vec<Field>,
    /// Whether the result is not an object.
    pub whole_result: bool,
    /// Types of this page, sorted by Rust name.
    pub types: Vec<Struct>,
    /// Enums of this page, sorted by Rust name.
    pub enums: Vec<Enum>,
    /// The codes of its page, in its order.
    pub errors: Vec<ErrorCode>,
    /// Which response rule of the service holds, by its position in `Service::rules`; `None` where the version's envelope holds.
    pub rule: Option<usize>,
    /// How its replies are read, where they differ from all that.
    pub envelope: Option<Envelope>,
    /// The page's samples, corrected.
    pub examples: Vec<Example>,
    /// Where the spec departs from the page.
    pub corrections: Vec<Correction>,
    /// The spec file, below the specs folder.
    pub spec: String,
    /// The place of its name.
    pub origin: Span,
}

/// How often an operation may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// This many calls …
    pub calls: u32,
    /// … in this many seconds.
    pub seconds: u32,
}

/// What repeating a call may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// It changes nothing.
    Read,
    /// A repeat does no more than the first call did.
    Idempotent,
    /// A repeat may do it twice.
    Unsafe,
}

/// Why something is not to be used any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// Since when.
    pub since: Option<String>,
    /// What to use instead.
    pub instead: Option<String>,
    /// Why, in our words.
    pub note: Option<String>,
}

/// A rule over several request fields.
#[derive(Clone, Debug)]
pub struct Group {
    /// Which rule.
    pub kind: GroupKind,
    /// Wire names of the fields; for `Requires` the first is the condition.
    pub fields: Vec<String>,
    /// In our words; may be empty.
    pub doc: String,
    /// Its place.
    pub origin: Span,
}

/// The rules over several fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// One of them, and only one.
    ExactlyOne,
    /// One of them or more.
    AtLeastOne,
    /// One of them or none.
    AtMostOne,
    /// All of them or none.
    AllOrNone,
    /// With the first, all the others.
    Requires,
}

/// A sample of the page, corrected.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows, in our words.
    pub title: String,
    /// The request, as an object.
    pub request: Option<serde_json::Value>,
    /// How the page shows the request.
    pub form: Form,
    /// The reply.
    pub reply: Option<ExampleReply>,
    /// Its place.
    pub origin: Span,
}

/// A sample reply.
#[derive(Clone, Debug)]
pub struct ExampleReply {
    /// The HTTP status.
    pub status: u16,
    /// The body, as JSON.
    pub body: serde_json::Value,
    /// The code it fails with, where it fails.
    pub fails_with: Option<String>,
}

/// How a request travels in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a JSON body.
    Json,
    /// As the pairs of a query, whatever the method; names that lead into lists and objects have led there by now.
    Query,
}

/// A place where the spec departs from the page, or where the page contradicts itself.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The path in the spec.
    pub at: String,
    /// What the page says, for people.
    pub page: String,
    /// What the spec says instead, for people.
    pub ours: String,
    /// How it departs.
    pub kind: CorrectionKind,
    /// What witnesses say otherwise.
    pub witness: Vec<Claim>,
    /// Why.
    pub why: String,
    /// Its place.
    pub origin: Span,
}

/// How a correction departs from the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionKind {
    /// Another value holds.
    Set,
    /// The value stays, although something is said otherwise.
    Keep,
    /// A sample is made readable.
    Repair,
    /// It does not: only a witness says otherwise.
    Witness,
}

/// What a correction says that a witness says.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The kind of witness.
    pub name: String,
    /// What it says at the path; null is nothing.
    pub says: serde_json::Value,
    /// The place of the name.
    pub origin: Span,
}
