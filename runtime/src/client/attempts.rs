//! A call from its first attempt to its last: sign, send, judge, and perhaps again.
//!
//! Given: an encoded request and the record for the answer. Returns: what came with the answer, or the error of the last attempt. Must not:
//! know types, or wait when there is no time left for another attempt.

use std::time::Duration;

use bytes::Bytes;

use crate::codes::Retry;
use crate::credentials::Signer;
use crate::error::{AnyError, ErrorKind};
use crate::observe::{self, Attempt};
use crate::reply::Meta;
use crate::request::{Encoded, Veil};
use crate::response;
use crate::retry::{Failed, date, retry_after};
use crate::slot::RecordMut;
use crate::transport::{Limits, TransportErrorKind};

use super::core::{Core, Options};

/// How far two clocks may be apart before one of them is taken to be wrong.
const CLOCKS_AGREE: u64 = 60;

/// Makes a call; drop the future to cancel it.
pub(super) async fn run(
    core: &Core,
    encoded: &Encoded,
    options: &Options,
    record: &mut dyn RecordMut,
) -> Result<Meta, AnyError> {
    let started = core.elapsed();
    let total = options.timeout.unwrap_or(core.limits.timeout);
    let policy = options.retry.as_ref().unwrap_or(&core.retry);
    let left = || total.saturating_sub(core.elapsed().saturating_sub(started));
    let (mut clock_mended, mut credentials_renewed) = (false, false);
    let mut attempt = 1;
    loop {
        let (signer, outcome) = match core.signer(left()).await {
            Ok(signer) => {
                core.turn(encoded, &signer, left()).await?;
                let most = options.attempt_timeout.or(core.attempt_timeout).unwrap_or(left());
                let limits = Limits::new(left().min(most), core.limits.max_body);
                let sent = once(core, encoded, &signer, options, limits, record);
                let outcome = Attempt::new(attempt).of(sent).await;
                (Some(signer), outcome)
            }
            Err(error) => (None, Err(Failed::before_sending(error.during(encoded.operation)))),
        };
        let failed = match outcome {
            Ok(meta) => {
                core.budget.earn();
                return Ok(Meta { attempts: attempt, ..meta });
            }
            Err(failed) => failed,
        };
        let wait = match (failed.error.retry(), signer) {
            (Retry::Clock, _) if !clock_mended && core.mend_clock(&failed) && policy.repeats() => {
                clock_mended = true;
                Some(Duration::ZERO)
            }
            (Retry::Credentials, Some(signer))
                if !credentials_renewed && core.renew(&signer, left()).await && policy.repeats() =>
            {
                credentials_renewed = true;
                Some(Duration::ZERO)
            }
            _ => policy.wait(&failed, encoded.safety, attempt, (core.nonce)()),
        };
        match wait
            .filter(|wait| *wait < left() && (wait.is_zero() || core.timer.is_some()) && core.budget.spend())
        {
            Some(wait) => {
                observe::repeated(&failed, wait);
                core.sleep(wait).await;
            }
            None => return Err(finished(core, failed, attempt)),
        }
        attempt += 1;
    }
}

/// One attempt.
async fn once(
    core: &Core,
    encoded: &Encoded,
    signer: &Signer,
    options: &Options,
    limits: Limits,
    record: &mut dyn RecordMut,
) -> Result<Meta, Failed> {
    let operation = encoded.operation;
    let request = core.sign(encoded, signer).map_err(Failed::before_sending)?;
    let request = shown(request, options);
    let Some(transport) = &core.transport else {
        let error = AnyError::configuration(
            "no HTTP client: switch on the features `reqwest` and `rustls-ring`, give one with Client::builder().transport(…), or \
             send what Client::prepare returns yourself",
        );
        return Err(Failed::before_sending(error.during(operation)));
    };
    let veil = Veil::of(&request);
    let response = transport.send(request, limits).await.map_err(|error| {
        let unsent = error.kind() == TransportErrorKind::Connect;
        Failed { unsent, ..Failed::before_sending(AnyError::transport_failed(error).during(operation)) }
    })?;
    let read = response::read(operation, &response, limits.max_body, record);
    let read = read.map(|meta| match options.keep_body {
        true => Meta { body: Some(response.body().clone()), ..meta },
        false => meta,
    });
    read.map_err(|error| Failed {
        error: veil.over(error),
        unsent: false,
        retry_after: retry_after(response.headers(), core.seconds()),
        date: date(response.headers()),
    })
}

/// A mock wants to tell of the call, too.
#[cfg(feature = "testing")]
fn shown(request: http::Request<Bytes>, options: &Options) -> http::Request<Bytes> {
    match &options.shown {
        Some(shown) => shown.clone().goes_with(request),
        None => request,
    }
}

#[cfg(not(feature = "testing"))]
fn shown(request: http::Request<Bytes>, _: &Options) -> http::Request<Bytes> {
    request
}

/// The error of the last attempt, with what the attempts have shown.
fn finished(core: &Core, failed: Failed, attempts: u32) -> AnyError {
    let Failed { mut error, date, .. } = failed;
    let inner = error.inner_mut();
    inner.attempts = attempts;
    if inner.retry == Some(Retry::Clock)
        && let Some(server) = date
    {
        inner.clock_behind =
            Some(i64::try_from(i128::from(server) - i128::from((core.clock)())).unwrap_or(0));
    }
    error
}

impl Core {
    /// Waits until the documented rate has room for one more request.
    async fn turn(&self, encoded: &Encoded, signer: &Signer, left: Duration) -> Result<(), AnyError> {
        let (Some(limits), Some(_)) = (&self.rate_limits, &self.timer) else { return Ok(()) };
        match limits.reserve(encoded.operation, &signer.credentials.account(), self.elapsed(), left) {
            Some(wait) => {
                self.sleep(wait).await;
                Ok(())
            }
            None => {
                let error = AnyError::new(
                    ErrorKind::Timeout,
                    "the documented rate limit leaves no room for this call in its time; nothing was sent",
                );
                Err(error.during(encoded.operation))
            }
        }
    }

    /// Takes over the server's time where it differs from ours. It stays so for later calls.
    fn mend_clock(&self, failed: &Failed) -> bool {
        let Some(server) = failed.date.filter(|server| server.abs_diff(self.seconds()) > CLOCKS_AGREE) else {
            return false;
        };
        let behind = i128::from(server) - i128::from((self.clock)());
        self.clock_behind.store(i64::try_from(behind).unwrap_or(0), std::sync::atomic::Ordering::Relaxed);
        true
    }

    async fn sleep(&self, wait: Duration) {
        if let Some(timer) = self.timer.as_ref().filter(|_| !wait.is_zero()) {
            timer.sleep(wait).await;
        }
    }

    fn elapsed(&self) -> Duration {
        self.timer.as_ref().map_or(Duration::ZERO, |timer| timer.now())
    }
}
