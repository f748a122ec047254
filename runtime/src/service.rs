//! What generated code says about a service and its operations: plain data in const context, and the two traits that tie it to types.
//!
//! Given: nothing. Returns: tables. Must not: act; signing, sending and judging replies read these tables.

use std::borrow::Cow;

use crate::codes::{CodeTable, ErrorCodes};
use crate::credentials::AnyCredentials;
use crate::shape::Group;
use crate::slot::RecordMut;
use crate::value::Record;

/// One version of one service.
pub trait Service: 'static {
    /// What its requests are signed with.
    type Credentials: Into<AnyCredentials> + 'static;
    /// Its table.
    const INFO: &'static ServiceInfo;
}

/// One operation: its request is the implementing type.
pub trait Operation: Record {
    /// The service it belongs to.
    type Service: Service;
    /// What the service answers.
    type Reply: RecordMut + Default + std::fmt::Debug + 'static;
    /// The codes that its page lists.
    type Error: ErrorCodes;
    /// Its table.
    const INFO: &'static OperationInfo;
}

/// The table of a service.
#[derive(Debug)]
pub struct ServiceInfo {
    /// The folder of the vendor in the specs.
    pub vendor: &'static str,
    /// The service.
    pub name: &'static str,
    /// Its version, as the vendor writes it.
    pub version: &'static str,
    /// The name in the scope of the signature.
    pub signing_name: &'static str,
    /// How requests are signed.
    pub signing: Signing,
    /// The documented hosts; the first is the default.
    pub hosts: &'static [Host],
    /// The region when none is given.
    pub default_region: Option<&'static str>,
    /// The URL path of its operations; `{operation}` stands for the name.
    pub path: &'static str,
    /// How replies are read, for calls that no spec has.
    pub envelope: Option<&'static Envelope>,
    /// The codes that hold for all of its operations, then those of its vendor.
    pub codes: [CodeTable; 2],
}

/// How requests of a vendor are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signing {
    /// Tencent Cloud API 3.0: TC3-HMAC-SHA256.
    Tc3,
    /// Volcengine: HMAC-SHA256 over a scope of day, region and service.
    Volcengine,
    /// Tencent's chat and live REST APIs: a UserSig in the query.
    UserSig,
}

/// A documented host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Host {
    /// The host name.
    pub host: &'static str,
    /// The region it serves.
    pub region: Option<&'static str>,
    /// The data centre it stands in.
    pub name: Option<&'static str>,
}

/// The table of an operation: all that the non-generic core knows of it.
#[derive(Debug)]
pub struct OperationInfo {
    /// The table of its service.
    pub service: &'static ServiceInfo,
    /// The name on the wire.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// What a retry may do.
    pub safety: Safety,
    /// Whether and which region it takes.
    pub regions: Regions,
    /// The documented rate limit.
    pub rate_limit: Option<RateLimit>,
    /// Where things stand in its replies.
    pub envelope: &'static Envelope,
    /// Rules over several fields.
    pub groups: &'static [Group],
    /// The vendor's page.
    pub page: &'static str,
    /// The codes that its page lists.
    pub codes: CodeTable,
}

impl OperationInfo {
    /// The URL path.
    pub(crate) fn path(&self) -> Cow<'static, str> {
        let path = self.service.path;
        match path.contains('{') {
            true => Cow::Owned(path.replace("{operation}", self.name)),
            false => Cow::Borrowed(path),
        }
    }

    /// The operation's own codes, then those of its service, then those of its vendor.
    pub(crate) fn all_codes(&self) -> [CodeTable; 3] {
        let [of_service, of_vendor] = self.service.codes;
        [self.codes, of_service, of_vendor]
    }
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Parameters in the query.
    Get,
    /// Parameters in a JSON body.
    Post,
}

/// What sending the same request twice does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Safety {
    /// Changes nothing.
    Read,
    /// Twice is as good as once.
    Idempotent,
    /// Twice is not once.
    Unsafe,
}

/// Whether an operation takes a region, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regions {
    /// The page demands one.
    pub required: bool,
    /// The only ones it allows; empty when the page restricts nothing.
    pub only: &'static [&'static str],
}

/// So many calls in so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// Calls.
    pub calls: u32,
    /// In so many seconds.
    pub seconds: u32,
}

/// Where things stand in a reply, and when it is a failure. Paths are keys from the top.
#[derive(Debug)]
pub struct Envelope {
    /// What the operation answers; empty for the top level.
    pub result: &'static [&'static str],
    /// The request id.
    pub request_id: &'static [&'static str],
    /// The error object; empty when code and message stand at the top level.
    pub error: &'static [&'static str],
    /// The code, inside the error object.
    pub code: &'static str,
    /// The message, inside the error object.
    pub message: &'static str,
    /// An additional numeric code, inside the error object.
    pub number: Option<&'static str>,
    /// Any of these makes a failure. A status outside 2xx and a non-null error object always do.
    pub fails_when: &'static [FailsWhen],
    /// Whether a failed reply may still carry a result that explains it.
    pub result_on_failure: bool,
}

/// What makes a reply a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailsWhen {
    /// The error object is there and not null.
    ErrorPresent,
    /// The HTTP status is not 200.
    StatusNot200,
    /// The field at this path is not this value, written as text.
    FieldIsNot(&'static [&'static str], &'static str),
}
