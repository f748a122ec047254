//! A call under way, as users hold it: a future of which only the last step knows the operation's types.
//!
//! Given: a request and an empty reply. Returns: the reply, typed. Must not: be compiled once per operation, but for taking the
//! reply out; what a user awaits is inlined into the user's own code, so it is a pointer here and not the state of the whole call.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::core::{Core, Options};
use crate::error::{AnyError, Error};
use crate::reply::{Meta, Reply};
use crate::service::{Operation, OperationInfo};
use crate::slot::RecordMut;
use crate::transport::BoxFuture;
use crate::value::Record;

/// A call under way: awaiting it signs and sends the request, repeats what can do no harm, and brings the reply. Dropping it cancels the call.
#[must_use = "nothing is sent until it is awaited"]
pub struct Sending<O> {
    call: Filling,
    operation: PhantomData<fn() -> O>,
}

/// Fills a reply, and says what came with it.
type Filling = BoxFuture<'static, Result<(Box<dyn Fill>, Arc<Meta>), AnyError>>;

/// A reply whose type is forgotten while the call is under way.
trait Fill: RecordMut + Any {}

impl<T: RecordMut + Any> Fill for T {}

impl<O: Operation> Sending<O> {
    /// Checks and encodes the request.
    pub(super) fn new(core: &Arc<Core>, operation: &O, options: Option<&Options>) -> Self {
        let reply = Box::<O::Reply>::default();
        Self { call: start(core, O::INFO, operation, options, reply), operation: PhantomData }
    }
}

fn start(
    core: &Arc<Core>,
    operation: &'static OperationInfo,
    request: &dyn Record,
    options: Option<&Options>,
    mut reply: Box<dyn Fill>,
) -> Filling {
    let options = options.cloned().unwrap_or_default();
    let encoded = core.encode(operation, request, &options);
    let core = Arc::clone(core);
    #[cfg(feature = "testing")]
    let options = Options { shown: Some(crate::testing::Shown::of(operation, request)), ..options };
    Box::pin(async move {
        let meta = core.run(&encoded?, &options, &mut *reply).await?;
        Ok((reply, Arc::new(meta)))
    })
}

impl<O: Operation> Future for Sending<O> {
    type Output = Result<Reply<O::Reply>, Error<O::Error>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.call.as_mut().poll(context).map(|outcome| {
            let (reply, meta) = outcome?;
            let reply: Box<dyn Any> = reply;
            match reply.downcast::<O::Reply>() {
                Ok(reply) => Ok(Reply::boxed(reply, meta)),
                Err(other) => Err(foreign(other, meta, O::INFO).into()),
            }
        })
    }
}

/// What was put in comes out, so this is never seen; a panic would have to be believed as well.
///
/// It takes what has to be dropped, so that no code is made for that in every operation.
#[cold]
fn foreign(_: Box<dyn Any>, _: Arc<Meta>, operation: &'static OperationInfo) -> AnyError {
    AnyError::configuration("the reply is of another operation").during(operation)
}

impl<O> fmt::Debug for Sending<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").finish_non_exhaustive()
    }
}
