//! What a mock can tell of a call that it knows nothing else about.
//!
//! Given: a request before it is encoded. Returns: its text, which goes along with the HTTP request, unseen by any server. Must not:
//! hold anything that `Debug` hides.

use bytes::Bytes;

use crate::service::OperationInfo;
use crate::value::{Record, Value};

/// A request as `Debug` prints it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(super) operation: &'static OperationInfo,
    pub(super) text: String,
}

impl Shown {
    pub(crate) fn of(operation: &'static OperationInfo, record: &dyn Record) -> Self {
        Self { operation, text: format!("{:?}", Value::Record(record)) }
    }

    pub(crate) fn goes_with(self, mut request: http::Request<Bytes>) -> http::Request<Bytes> {
        request.extensions_mut().insert(self);
        request
    }
}
