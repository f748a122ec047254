//! What the specs mean: everything resolved, named and sorted, nothing optional that is not optional.
//!
//! [`crate::lower`] builds it, [`mod@crate::check`] judges it, [`crate::plan`] reads it. It holds no YAML, no tokens and no
//! paths of files to write.

mod condition;
mod errors;
mod field;
mod guide;
mod operation;
mod response;
mod sent;
mod state;
pub(crate) mod walk;
mod walks;

pub use condition::{Breach, Condition, When};
pub use errors::{ErrorCode, ErrorKey, Retry};
pub use field::{
    Bounds, Enum, EnumValue, Field, FloatBounds, Limited, Limits, Location, Scalar, Scope, Struct, Ty,
    TypeRef,
};
pub use guide::{GuideLine, GuidePage};
pub use operation::{
    Claim, Correction, CorrectionKind, Deprecation, Example, ExampleReply, Form, Group, GroupKind, Operation,
    RateLimit, Safety,
};
pub use response::{Envelope, ErrorAt, FailsWhen, ResponseRule, ResultWhen};
pub(crate) use sent::sent;
pub use state::{Effect, KeyPart, Path, Side, State, Step};
pub use walks::{Named, Paging, PagingStyle, Polling, TaskState};

use crate::names::RustIdent;
use crate::source::Span;

/// All vendors, by their folder.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Sorted by name.
    pub vendors: Vec<Vendor>,
    /// The pages of the guide, sorted by name.
    pub guide: Vec<GuidePage>,
}

/// Where a fact comes from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The address of the page.
    pub page: String,
    /// Its title.
    pub title: String,
    /// The day it was read.
    pub read: String,
    /// The day the page says it was updated, where it does.
    pub updated: Option<String>,
    /// What it is the source of, for a second source.
    pub used_for: Option<String>,
    /// The place of the address.
    pub origin: Span,
}

/// One vendor protocol: how its requests are signed, and what is common to all its services.
#[derive(Clone, Debug)]
pub struct Vendor {
    /// The folder, for example `tencent-im`.
    pub name: String,
    /// The Rust module, for example `tencent_im`.
    pub module: RustIdent,
    /// The vendor's name of the protocol.
    pub title: String,
    /// What it is, in our words.
    pub summary: String,
    /// The first is the main one.
    pub sources: Vec<Source>,
    /// How requests are signed.
    pub signing: Signing,
    /// How many seconds a caller's clock may be off, where the vendor says.
    pub clock_skew: Option<u64>,
    /// The most bytes of a body, where the vendor says.
    pub max_body: Option<u64>,
    /// What every request carries.
    pub parameters: Vec<CommonParameter>,
    /// The codes every operation may answer with, in the order of the page.
    pub errors: Vec<ErrorCode>,
    /// Sorted by name.
    pub services: Vec<Service>,
    /// Where the spec departs from the page.
    pub corrections: Vec<Correction>,
    /// The spec file, below the specs folder.
    pub spec: String,
    /// The place of its name.
    pub origin: Span,
}

/// A signature scheme that the runtime knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// TC3-HMAC-SHA256.
    Tc3,
    /// Volcengine's HMAC-SHA256.
    Volcengine,
    /// UserSig in the query.
    UserSig,
}

/// A parameter that every request carries and the runtime fills.
#[derive(Clone, Debug)]
pub struct CommonParameter {
    /// Its name on the wire.
    pub name: String,
    /// Header or query.
    pub location: Location,
    /// Its type, as the spec has it.
    pub ty: String,
    /// What the runtime fills it with, as the spec has it.
    pub filled_with: String,
    /// The value, where it is always the same.
    pub fixed: Option<String>,
    /// Whether the vendor requires it.
    pub required: bool,
    /// What it is, in our words.
    pub doc: String,
    /// The place of its name.
    pub origin: Span,
}

/// A service with all its versions.
#[derive(Clone, Debug)]
pub struct Service {
    /// The folder and the vendor's name, for example `trtc`.
    pub name: String,
    /// The Rust module.
    pub module: RustIdent,
    /// Sorted by version.
    pub versions: Vec<Version>,
    /// The response rules, where the service has them by version.
    pub rules: Vec<ResponseRule>,
    /// The modules of the vendor's documentation by which the rules go, in the order of the page.
    pub doc_modules: Vec<DocModule>,
    /// The spec file of the rules, where there is one.
    pub rules_spec: Option<String>,
    /// The page of the rules, where there is one.
    pub rules_source: Option<Source>,
    /// Where the rules depart from the page.
    pub rules_corrections: Vec<Correction>,
}

/// A module of the vendor's documentation.
#[derive(Clone, Debug)]
pub struct DocModule {
    /// Its id in the spec.
    pub name: String,
    /// What it holds, in our words.
    pub doc: String,
    /// The place of its id.
    pub origin: Span,
}

/// One version of a service.
#[derive(Clone, Debug)]
pub struct Version {
    /// As the vendor writes it, for example `2019-07-22`.
    pub version: String,
    /// The Rust module, for example `v2019_07_22`.
    pub module: RustIdent,
    /// The service's title.
    pub title: String,
    /// What it is, in our words.
    pub summary: String,
    /// The first is the main one.
    pub sources: Vec<Source>,
    /// The name that is signed.
    pub signing_name: String,
    /// The first is the default.
    pub hosts: Vec<Host>,
    /// The URL path, with `{operation}` where its name goes.
    pub path: String,
    /// The region used when the user gives none.
    pub default_region: Option<String>,
    /// The regions that the page names, with our words, in its order.
    pub regions: Vec<(String, String)>,
    /// The codes that the service lists for every operation of the version, in the order of the page.
    pub errors: Vec<ErrorCode>,
    /// How replies are read where no rule of the service decides.
    pub envelope: Option<Envelope>,
    /// Types shared by its operations, sorted by Rust name.
    pub types: Vec<Struct>,
    /// Enums shared by its operations, sorted by Rust name.
    pub enums: Vec<Enum>,
    /// Sorted by Rust name.
    pub operations: Vec<Operation>,
    /// What the vendor has besides, in the order of the file.
    pub untranscribed: Vec<Untranscribed>,
    /// Where the spec departs from the page.
    pub corrections: Vec<Correction>,
    /// The spec file.
    pub spec: String,
    /// The place of its name.
    pub origin: Span,
}

/// An operation that the vendor has and no spec tells of.
#[derive(Clone, Debug)]
pub struct Untranscribed {
    /// Its name on the wire.
    pub name: String,
    /// Why nobody has transcribed it, in our words.
    pub why: String,
    /// The place of its name.
    pub origin: Span,
}

/// A host of a service.
#[derive(Clone, Debug)]
pub struct Host {
    /// The host name.
    pub host: String,
    /// The region it serves, where hosts are by region.
    pub region: Option<String>,
    /// The data centre it serves, where hosts are by data centre.
    pub name: Option<String>,
    /// What it is, in our words.
    pub doc: String,
    /// The place of the host name.
    pub origin: Span,
}
