//! Calls of operations that no spec has yet: JSON in, JSON out, and everything between as for the others.
//!
//! Given: a name and parameters. Returns: the result as JSON. Must not: check what nobody has written down.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value as Json;

use super::core::{Core, Options};
use crate::codes::CodeTable;
use crate::debug::REDACTED;
use crate::error::AnyError;
use crate::reply::Reply;
use crate::retry::RetryPolicy;
use crate::service::{Method, OperationInfo, Regions, Safety, ServiceInfo};
use crate::shape::Shape;
use crate::slot::{RecordMut, Slot, SlotOf};
use crate::value::{Get, Record, Value};

/// An operation that no spec has yet, with its parameters.
#[derive(Clone, PartialEq)]
pub struct Untyped {
    operation: &'static str,
    method: Method,
    safety: Safety,
    parameters: Json,
}

impl Untyped {
    /// A call with its parameters in the body.
    pub fn post(operation: &'static str, parameters: Json) -> Self {
        Self { operation, method: Method::Post, safety: Safety::Unsafe, parameters }
    }

    /// A call with its parameters in the query.
    pub fn get(operation: &'static str, parameters: Json) -> Self {
        Self { method: Method::Get, ..Self::post(operation, parameters) }
    }

    /// What sending it twice does; [`Safety::Unsafe`] when nothing is said, so that it is rarely repeated.
    pub fn safety(mut self, safety: Safety) -> Self {
        self.safety = safety;
        self
    }
}

impl Record for Untyped {
    fn shape(&self) -> Shape {
        Shape::new("Untyped whole\nParameters")
    }

    fn get(&self, index: usize) -> Value<'_> {
        if index == 0 { Value::Json(&self.parameters) } else { Value::Absent }
    }
}

impl fmt::Debug for Untyped {
    /// Without the parameters: nobody knows which of them are secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Untyped")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("safety", &self.safety)
            .field("parameters", &format_args!("{REDACTED}"))
            .finish()
    }
}

/// What an untyped call brings back.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct UntypedReply {
    /// The result, where there is one.
    pub result: Option<Json>,
}

impl Record for UntypedReply {
    fn shape(&self) -> Shape {
        Shape::new("UntypedReply whole\nResult sensitive")
    }

    fn get(&self, index: usize) -> Value<'_> {
        if index == 0 { Get::get(&self.result) } else { Value::Absent }
    }
}

impl RecordMut for UntypedReply {
    fn slot(&mut self, index: usize) -> Slot<'_> {
        if index == 0 { SlotOf::slot(&mut self.result) } else { Slot::Ignore }
    }
}

#[cfg(feature = "serde")]
crate::serde_record!(UntypedReply);

impl fmt::Debug for UntypedReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::debug::debug(self, f)
    }
}

/// One untyped call with settings of its own.
#[must_use = "nothing is sent until `.send()` is awaited"]
pub struct UntypedRequest {
    core: Arc<Core>,
    call: Untyped,
    pub(super) options: Options,
}

impl UntypedRequest {
    pub(super) fn new(core: Arc<Core>, call: Untyped) -> Self {
        Self { core, call, options: Options::default() }
    }

    settings!(options);

    /// Returns the call: it signs and sends when awaited. Dropping it cancels the call.
    pub fn send(self) -> impl Future<Output = Result<Reply<UntypedReply>, AnyError>> + Send + use<> {
        let Self { core, call, options } = self;
        async move {
            let encoded = core.encode(known(core.service, &call)?, &call, &options)?;
            let mut reply = UntypedReply::default();
            let meta = core.run(&encoded, &options, &mut reply).await?;
            Ok(Reply::new(reply, meta))
        }
    }
}

impl fmt::Debug for UntypedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UntypedRequest")
            .field("call", &self.call)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// The table of an untyped operation. There is one for each that the program names; the names are part of the program, so they are few.
fn known(service: &'static ServiceInfo, call: &Untyped) -> Result<&'static OperationInfo, AnyError> {
    static KNOWN: Mutex<Vec<&'static OperationInfo>> = Mutex::new(Vec::new());
    let envelope = service.envelope.ok_or_else(|| {
        AnyError::configuration(format!("{} has no operation that tells how replies are read", service.name))
    })?;
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let same = |of: &&OperationInfo| {
        std::ptr::eq(of.service, service)
            && (of.name, of.method, of.safety) == (call.operation, call.method, call.safety)
    };
    if let Some(found) = known.iter().copied().find(same) {
        return Ok(found);
    }
    let new = Box::leak(Box::new(OperationInfo {
        service,
        name: call.operation,
        method: call.method,
        safety: call.safety,
        regions: Regions { required: false, only: &[] },
        rate_limit: None,
        envelope,
        groups: &[],
        page: "",
        codes: CodeTable::EMPTY,
    }));
    known.push(new);
    Ok(new)
}
