//! Without `tracing`: nothing, at no cost.

use std::time::Duration;

use crate::credentials::ProviderError;
use crate::error::AnyError;
use crate::reply::Meta;
use crate::request::Encoded;
use crate::retry::Failed;

pub(crate) async fn call<F>(_: &Encoded, call: F) -> Result<Meta, AnyError>
where
    F: Future<Output = Result<Meta, AnyError>>,
{
    call.await
}

pub(crate) struct Attempt;

impl Attempt {
    pub(crate) fn new(_: u32) -> Self {
        Self
    }

    pub(crate) async fn of<F>(self, attempt: F) -> Result<Meta, Failed>
    where
        F: Future<Output = Result<Meta, Failed>>,
    {
        attempt.await
    }
}

pub(crate) fn repeated(_: &Failed, _: Duration) {}

pub(crate) fn not_renewed(_: &ProviderError) {}
