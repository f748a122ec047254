//! A vendor that looks at who signed, and a source of credentials that plays its steps. Time is tokio's, which tests pause.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use apiscribe_runtime::credentials::{Provided, Provider, ProviderContext, ProviderError};
use apiscribe_runtime::{
    AnyError, BoxFuture, Client, ClientBuilder, Limits, Transport, TransportError, TransportErrorKind,
    tencent,
};
use bytes::Bytes;
use tokio::time::Instant;

use crate::generated::{DeleteCloudRecording, Trtc};

/// What no error may show.
pub(crate) const CANARY: &str = "canary-not-a-real-key";
/// The second at which every test begins.
pub(crate) const START: u64 = 1_700_000_000;

/// What becomes of one request.
#[derive(Clone)]
pub(crate) enum Answer {
    Body(u16, String),
    /// With the header `Date`.
    Dated(&'static str, String),
    Fault(TransportErrorKind),
    Silence,
}

/// A request that came.
#[derive(Clone)]
pub(crate) struct Seen {
    pub(crate) at: Duration,
    pub(crate) url: String,
    /// The id of the key that signed it.
    pub(crate) signer: String,
    pub(crate) request: http::Request<Bytes>,
}

/// Answers by what is asked and who asks.
#[derive(Clone)]
pub(crate) struct Vendor {
    answer: Arc<dyn Fn(&Seen) -> Answer + Send + Sync>,
    seen: Arc<Mutex<Vec<Seen>>>,
    started: Instant,
    takes: Duration,
}

impl Vendor {
    pub(crate) fn new(answer: impl Fn(&Seen) -> Answer + Send + Sync + 'static) -> Self {
        let (seen, started) = (Arc::default(), Instant::now());
        Self { answer: Arc::new(answer), seen, started, takes: Duration::ZERO }
    }

    /// Answers after a while, so that calls can be under way at the same time.
    pub(crate) fn taking(self, takes: Duration) -> Self {
        Self { takes, ..self }
    }

    /// Takes every key.
    pub(crate) fn content() -> Self {
        Self::new(|_| done())
    }

    /// Does not know the keys with these ids.
    pub(crate) fn refusing(ids: &'static [&'static str]) -> Self {
        Self::new(|seen| if ids.contains(&seen.signer.as_str()) { unknown_key() } else { done() })
    }

    pub(crate) fn builder(&self) -> ClientBuilder<Trtc> {
        let started = self.started;
        Client::builder()
            .region("ap-singapore")
            .transport(self.clone())
            .clock(move || START + started.elapsed().as_secs())
            .nonce(|| u32::MAX)
    }

    pub(crate) fn client(&self, provider: impl Provider<tencent::Credentials> + 'static) -> Client<Trtc> {
        self.builder().credentials_provider(provider).build().unwrap()
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Who signed, in order.
    pub(crate) fn signers(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.signer).collect()
    }

    /// The milliseconds at which requests came.
    pub(crate) fn times(&self) -> Vec<u128> {
        self.seen().iter().map(|seen| seen.at.as_millis()).collect()
    }
}

impl Transport for Vendor {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let authorization = request.headers().get("authorization").map(|value| value.to_str().unwrap());
        let signer = authorization
            .and_then(|value| value.split_once("Credential=")?.1.split_once('/'))
            .map_or("", |(id, _)| id);
        let seen = Seen {
            at: self.started.elapsed(),
            url: request.uri().to_string(),
            signer: signer.to_owned(),
            request: request.clone(),
        };
        self.seen.lock().unwrap().push(seen.clone());
        let answer = (self.answer)(&seen);
        Box::pin(async move {
            if !self.takes.is_zero() {
                tokio::time::sleep(self.takes).await;
            }
            match answer {
                Answer::Body(status, body) => {
                    Ok(http::Response::builder().status(status).body(Bytes::from(body)).unwrap())
                }
                Answer::Dated(date, body) => {
                    Ok(http::Response::builder().header("date", date).body(Bytes::from(body)).unwrap())
                }
                Answer::Fault(kind) => Err(TransportError::new(kind, "no way there")),
                Answer::Silence => {
                    tokio::time::sleep(limits.timeout).await;
                    Err(TransportError::new(TransportErrorKind::Timeout, "no reply in time"))
                }
            }
        })
    }
}

pub(crate) fn done() -> Answer {
    Answer::Body(200, r#"{"Response":{"TaskId":"t-1","RequestId":"r-1"}}"#.to_owned())
}

pub(crate) fn unknown_key() -> Answer {
    failed("AuthFailure.SecretIdNotFound")
}

pub(crate) fn failed(code: &str) -> Answer {
    Answer::Body(200, error_of(code))
}

pub(crate) fn error_of(code: &str) -> String {
    let error = format!(r#"{{"Code":"{code}","Message":"no"}}"#);
    format!(r#"{{"Response":{{"Error":{error},"RequestId":"r-2"}}}}"#)
}

/// The error of a call whose credentials come from there; it holds nothing of the answers.
pub(crate) async fn refusal(
    vendor: &Vendor,
    provider: impl Provider<tencent::Credentials> + 'static,
) -> AnyError {
    let error = AnyError::from(vendor.client(provider).send(recording()).await.unwrap_err());
    let text = format!("{error} {error:?}");
    assert!(!text.contains("canary") && error.raw().is_none(), "{text}");
    error
}

pub(crate) fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

/// What a source does when asked once.
pub(crate) enum Step {
    /// Brings the key pair with this id, for so many seconds.
    Keys(&'static str, Option<u64>),
    Fails(ProviderError),
    /// Never answers.
    Hangs,
}

/// Plays its steps, each of which takes a while.
#[derive(Clone)]
pub(crate) struct Source {
    steps: Arc<Mutex<VecDeque<Step>>>,
    takes: Duration,
}

impl Source {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { steps: Arc::new(Mutex::new(steps.into_iter().collect())), takes: Duration::ZERO }
    }

    pub(crate) fn taking(self, takes: Duration) -> Self {
        Self { takes, ..self }
    }

    /// How many steps were not asked for.
    pub(crate) fn left(&self) -> usize {
        self.steps.lock().unwrap().len()
    }
}

impl Provider<tencent::Credentials> for Source {
    fn name(&self) -> String {
        "vault".to_owned()
    }

    fn provide<'a>(
        &'a self,
        context: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<tencent::Credentials>, ProviderError>> {
        Box::pin(async move {
            let step = self.steps.lock().unwrap().pop_front().expect("the source is asked too often");
            if !self.takes.is_zero() {
                tokio::time::sleep(self.takes).await;
            }
            match step {
                Step::Keys(id, seconds) => {
                    let brought = Provided::new(tencent::Credentials::new(id, format!("key of {id}")));
                    Ok(match seconds {
                        Some(seconds) => brought.expiring(context.seconds() + seconds),
                        None => brought,
                    })
                }
                Step::Fails(error) => Err(error),
                Step::Hangs => std::future::pending().await,
            }
        })
    }
}
