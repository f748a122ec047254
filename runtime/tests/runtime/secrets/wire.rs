//! Clients that hold secrets, and what answers them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use apiscribe_runtime::{
    BoxFuture, Client, ClientBuilder, Limits, Timer, Transport, TransportError, TransportErrorKind, tencent,
    tencent_im, volcengine,
};
use bytes::Bytes;

use super::search::*;
use crate::generated::*;

/// What becomes of an attempt.
pub(super) enum Answer {
    Body(u16, String),
    /// A refusal with this text in its message, and with all that the request was signed with.
    Echo(u16, &'static str, &'static str),
    Fault(TransportErrorKind),
}

/// Plays its answers, and learns the signatures of what is sent.
#[derive(Clone)]
pub(super) struct Wire {
    pub(super) secrets: Secrets,
    answers: Arc<Mutex<VecDeque<Answer>>>,
}

impl Wire {
    pub(super) fn new(secrets: &Secrets, answers: impl IntoIterator<Item = Answer>) -> Self {
        Self { secrets: secrets.clone(), answers: Arc::new(Mutex::new(answers.into_iter().collect())) }
    }

    /// Answers with these bodies.
    pub(super) fn bodies(secrets: &Secrets, bodies: &[String]) -> Self {
        Self::new(secrets, bodies.iter().map(|body| Answer::Body(200, body.clone())))
    }

    pub(super) fn trtc(&self) -> Client<Trtc> {
        self.of(trtc()).build().unwrap()
    }

    pub(super) fn rtc(&self) -> Client<Rtc> {
        self.of(rtc()).build().unwrap()
    }

    pub(super) fn live(&self) -> Client<LiveEngine> {
        self.of(live()).build().unwrap()
    }

    fn of<S: apiscribe_runtime::Service>(&self, builder: ClientBuilder<S>) -> ClientBuilder<S> {
        builder.transport(self.clone()).timer(AtOnce)
    }
}

/// Settings with secrets.
pub(super) fn trtc() -> ClientBuilder<Trtc> {
    Client::builder().credentials(tencent_keys()).region("ap-singapore").clock(|| NOW).nonce(|| 7)
}

pub(super) fn rtc() -> ClientBuilder<Rtc> {
    Client::builder().credentials(volcengine_keys()).clock(|| NOW).nonce(|| 7)
}

pub(super) fn live() -> ClientBuilder<LiveEngine> {
    Client::builder().credentials(chat_app()).clock(|| NOW).nonce(|| 7)
}

pub(super) fn tencent_keys() -> tencent::Credentials {
    tencent::Credentials::new("id", SECRET_KEY).token(TOKEN)
}

pub(super) fn volcengine_keys() -> volcengine::Credentials {
    volcengine::Credentials::new("id", SECRET_KEY).session_token(TOKEN)
}

pub(super) fn chat_app() -> tencent_im::Credentials {
    tencent_im::Credentials::new(1_400_000_000, "administrator", USER_SIG_KEY)
}

/// A request whose fields are in the query, one of them a secret.
pub(super) fn described() -> DescribeRecordInfo {
    let filter = RecordInfo { token: Some(IN_REQUEST.to_owned()), ..RecordInfo::default() };
    DescribeRecordInfo { task_id: Some(1), filters: vec![filter], users: Vec::new() }
}

/// A request whose fields are in the body, two of them secrets that the page does not allow.
pub(super) fn limited() -> Limited {
    Limited {
        secret: Some(IN_REQUEST.to_owned()),
        pin: Some(PIN),
        keys: vec!["k".to_owned()],
        ..Limited::default()
    }
}

/// Fields of a reply of Tencent, in its envelope.
pub(super) fn tencent_reply(fields: &str) -> String {
    format!(r#"{{"Response":{{"RequestId":"r-1",{fields}}}}}"#)
}

/// A reply with a secret in a field that is known to hold one.
pub(super) fn with_token() -> String {
    tencent_reply(&format!(r#""RecordInfo":[{{"UserId":"u","Token":"{IN_REPLY}"}}]"#))
}

/// Runs what is to be awaited.
pub(super) fn done<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

impl Transport for Wire {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.secrets.learn(&request);
        let answer = self.answers.lock().unwrap().pop_front().unwrap();
        Box::pin(async move {
            let (status, body) = match answer {
                Answer::Body(status, body) => (status, body),
                Answer::Echo(status, before, after) => (status, format!("{before}{}{after}", echo(&request))),
                Answer::Fault(kind) => return Err(TransportError::new(kind, "lost")),
            };
            let mut response = http::Response::new(Bytes::from(body));
            *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
            Ok(response)
        })
    }
}

/// Address and header of a request, in one line.
fn echo(request: &http::Request<Bytes>) -> String {
    let headers = request.headers().iter();
    let lines = headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()));
    format!("{} {}", request.uri(), lines.collect::<Vec<_>>().join("; "))
}

/// Does not wait.
struct AtOnce;

impl Timer for AtOnce {
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        Duration::ZERO
    }
}
