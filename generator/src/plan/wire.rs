//! What ties the types of a plan to the wire: operations, services, envelopes.
//!
//! Plain data, like [`super::item`].

use super::item::{DocLine, Path};
use crate::names::RustIdent;

/// What ties a request to its reply, its errors and its service.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The request type.
    pub request: RustIdent,
    /// The reply type.
    pub reply: RustIdent,
    /// The type of its codes.
    pub error: Path,
    /// The vendor's name.
    pub name: String,
    /// The runtime's name of the method.
    pub method: &'static str,
    /// The runtime's name of what a repeat may do.
    pub safety: &'static str,
    /// Whether a region must be given.
    pub region_required: bool,
    /// The only regions.
    pub regions: Vec<String>,
    /// Calls, in so many seconds.
    pub rate_limit: Option<(u32, u32)>,
    /// How its replies are read.
    pub envelope: Path,
    /// The runtime's name of the rule, and the fields.
    pub groups: Vec<(&'static str, Vec<String>)>,
    /// The page.
    pub page: String,
    /// How one page of its list leads to the next.
    pub paging: Option<Paging>,
    /// How its reply tells how a task is doing.
    pub polling: Option<Polling>,
}

/// How one page of a list leads to the next.
#[derive(Clone, Debug)]
pub struct Paging {
    /// The type of an item.
    pub item: Path,
    /// The Rust name of the parameter that says which page is asked for.
    pub cursor: RustIdent,
    /// The Rust name of the list in the reply.
    pub items: RustIdent,
    /// The runtime's name of the style.
    pub style: &'static str,
    /// What the style goes by.
    pub names: Vec<PagingName>,
    /// The runtime's names of what else the reply tells, and the fields.
    pub tells: Vec<(&'static str, String)>,
}

/// One of the things that a style of paging goes by.
#[derive(Clone, Debug)]
pub enum PagingName {
    /// A name on the wire.
    Field(String),
    /// The number of the first page.
    First(u64),
}

/// How a reply tells how a task is doing.
#[derive(Clone, Debug)]
pub struct Polling {
    /// The way to the state, by names on the wire.
    pub field: Vec<String>,
    /// The states of a task that has ended well.
    pub done: Vec<String>,
    /// The states of a task that has ended badly.
    pub failed: Vec<String>,
}

/// A version of a service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// The folder of the vendor.
    pub vendor: String,
    /// The folder of the service.
    pub name: String,
    /// As the vendor writes it.
    pub version: String,
    /// The name that is signed.
    pub signing_name: String,
    /// The runtime's name of the scheme.
    pub signing: &'static str,
    /// What requests are signed with.
    pub credentials: Path,
    /// Host, region, data centre.
    pub hosts: Vec<(String, Option<String>, Option<String>)>,
    /// The region when none is given.
    pub default_region: Option<String>,
    /// The URL path, with `{operation}` where the name goes.
    pub path: String,
    /// How replies of its first operation are read, for calls that no spec has.
    pub envelope: Option<Path>,
    /// The codes that hold for all of its operations.
    pub codes: Path,
}

/// How replies are read.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// Its documentation.
    pub docs: Vec<DocLine>,
    /// It is there when one of these features is on; empty is always.
    pub features: Vec<String>,
    /// The name of the static.
    pub ident: String,
    /// Where the result is.
    pub result: Vec<String>,
    /// Where the request id is.
    pub request_id: Vec<String>,
    /// Where the error is.
    pub error: Vec<String>,
    /// The key of the code.
    pub code: String,
    /// The key of the message.
    pub message: String,
    /// The key of the number.
    pub number: Option<String>,
    /// Signs of failure.
    pub fails_when: Vec<Sign>,
    /// Whether a failure has a result too.
    pub result_on_failure: bool,
}

/// A sign of failure.
#[derive(Clone, Debug)]
pub enum Sign {
    /// The HTTP status is not 200.
    StatusNot200,
    /// The error object is there.
    ErrorPresent,
    /// A field is not this value.
    FieldIsNot(Vec<String>, String),
}
