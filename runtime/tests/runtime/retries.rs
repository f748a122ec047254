//! Attempts and waits of a call, in paused time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use apiscribe_runtime::{
    BoxFuture, Client, ClientBuilder, Limits, RetryPolicy, Transport, TransportError, TransportErrorKind,
    tencent,
};
use bytes::Bytes;
use tokio::time::Instant;

use crate::generated::{DeleteCloudRecording, Trtc};

/// What becomes of one attempt.
#[derive(Clone)]
enum Step {
    Reply(u16, &'static str, &'static [(&'static str, &'static str)]),
    Fault(TransportErrorKind),
    /// Nothing comes until the time of the attempt is over.
    Silence,
}

/// Plays its steps, and keeps when and with which time in the header each request came.
#[derive(Clone, Default)]
struct Script {
    steps: Arc<Mutex<VecDeque<Step>>>,
    seen: Arc<Mutex<Vec<(Duration, String)>>>,
    started: Option<Instant>,
}

impl Script {
    fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let steps = Arc::new(Mutex::new(steps.into_iter().collect()));
        Self { steps, started: Some(Instant::now()), ..Self::default() }
    }

    fn client(&self) -> Client<Trtc> {
        self.builder().build().unwrap()
    }

    fn builder(&self) -> ClientBuilder<Trtc> {
        let credentials = tencent::Credentials::new("id", "key");
        Client::builder()
            .credentials(credentials)
            .region("ap-singapore")
            .transport(self.clone())
            .clock(|| 1_700_000_000)
            .nonce(|| u32::MAX)
    }

    /// The milliseconds at which requests came.
    fn times(&self) -> Vec<u128> {
        self.seen.lock().unwrap().iter().map(|(time, _)| time.as_millis()).collect()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let stamp = request.headers()["x-tc-timestamp"].to_str().unwrap().to_owned();
        self.seen.lock().unwrap().push((self.started.unwrap().elapsed(), stamp));
        let step = self.steps.lock().unwrap().pop_front().unwrap();
        Box::pin(async move {
            match step {
                Step::Reply(status, body, headers) => {
                    let mut response = http::Response::builder().status(status);
                    for (name, value) in headers {
                        response = response.header(*name, *value);
                    }
                    Ok(response.body(Bytes::from_static(body.as_bytes())).unwrap())
                }
                Step::Fault(kind) => Err(TransportError::new(kind, "lost")),
                Step::Silence => {
                    tokio::time::sleep(limits.timeout).await;
                    Err(TransportError::new(TransportErrorKind::Timeout, "no reply in time"))
                }
            }
        })
    }
}

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

const DONE: Step = Step::Reply(200, r#"{"Response":{"TaskId":"5df46eb2","RequestId":"71993312"}}"#, &[]);

macro_rules! refusal {
    ($code:literal) => {
        refusal!($code, 200, &[])
    };
    ($code:literal, $status:literal, $headers:expr) => {
        Step::Reply(
            $status,
            concat!(r#"{"Response":{"Error":{"Code":""#, $code, r#"","Message":"no"},"RequestId":"r"}}"#),
            $headers,
        )
    };
}

#[tokio::test(start_paused = true)]
async fn waits_double_and_the_reply_tells_how_often_it_was_tried() {
    let script = Script::new([Step::Fault(TransportErrorKind::Body), refusal!("InternalError"), DONE]);
    let reply = script.client().send(recording()).await.unwrap();
    assert_eq!(reply.attempts(), 3);
    assert_eq!(script.times(), [0, 100, 300]);
}

#[tokio::test(start_paused = true)]
async fn the_last_error_tells_how_often_it_was_tried() {
    let script = Script::new([
        refusal!("RequestLimitExceeded"),
        refusal!("RequestLimitExceeded.IPLimitExceeded"),
        refusal!("InternalError"),
    ]);
    let error = script.client().send(recording()).await.unwrap_err();
    assert_eq!((error.attempts(), error.code()), (3, Some("InternalError")));
    assert_eq!(
        error.to_string(),
        "DeleteCloudRecording failed: InternalError: no (status 200, request id r, after 3 attempts)"
    );
    assert_eq!(script.times(), [0, 1000, 3000], "sub-codes of throttling are throttling");
}

#[tokio::test(start_paused = true)]
async fn what_will_not_help_is_not_repeated() {
    for step in [
        refusal!("MissingParameter.TaskId"),
        Step::Reply(200, "[]", &[]),
        Step::Fault(TransportErrorKind::TooLarge),
    ] {
        let script = Script::new([step]);
        assert_eq!(script.client().send(recording()).await.unwrap_err().attempts(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn the_server_says_how_long_to_wait() {
    let in_seconds = refusal!("RequestLimitExceeded", 429, &[("retry-after", "7")]);
    let as_date = refusal!("RequestLimitExceeded", 429, &[("retry-after", "Tue, 14 Nov 2023 22:13:23 GMT")]);
    let script = Script::new([in_seconds, as_date, DONE]);
    script.client().send(recording()).await.unwrap();
    assert_eq!(script.times(), [0, 7000, 10_000]);
    let too_long = refusal!("RequestLimitExceeded", 429, &[("retry-after", "3600")]);
    let script = Script::new([too_long]);
    assert!(script.client().send(recording()).await.unwrap_err().is_throttling());
    assert_eq!(script.times(), [0]);
}

#[tokio::test(start_paused = true)]
async fn no_attempt_begins_that_cannot_end_in_time() {
    let script = Script::new([Step::Silence, Step::Silence, Step::Silence]);
    let error = script.client().send(recording()).await.unwrap_err();
    assert_eq!((error.attempts(), script.times().len()), (2, 2), "30 s for an attempt, 60 s in all");
    let script = Script::new([Step::Silence, Step::Silence, DONE]);
    let client = script.builder().attempt_timeout(Duration::from_secs(2)).build().unwrap();
    client.send(recording()).await.unwrap();
    assert_eq!(script.times(), [0, 2100, 4300]);
    let script = Script::new([refusal!("RequestLimitExceeded", 200, &[("retry-after", "15")])]);
    let call = script.client().request(recording()).timeout(Duration::from_secs(10)).send();
    call.await.unwrap_err();
    assert_eq!(script.times(), [0]);
}

#[tokio::test(start_paused = true)]
async fn policies_are_of_clients_and_of_calls() {
    let script =
        Script::new([refusal!("InternalError"), refusal!("InternalError"), refusal!("InternalError")]);
    let client = script.builder().retry(RetryPolicy::never()).build().unwrap();
    assert_eq!(client.send(recording()).await.unwrap_err().attempts(), 1);
    let twice = RetryPolicy::new().attempts(2).base(Duration::from_secs(3));
    assert_eq!(client.request(recording()).retry(twice).send().await.unwrap_err().attempts(), 2);
    assert_eq!(script.times(), [0, 0, 3000]);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_off_is_mended_once() {
    const SERVER: &[(&str, &str)] = &[("date", "Tue, 14 Nov 2023 23:13:20 GMT")];
    let expired = || refusal!("AuthFailure.SignatureExpire", 200, SERVER);
    let script = Script::new([expired(), DONE, DONE]);
    let client = script.client();
    assert_eq!(client.send(recording()).await.unwrap().attempts(), 2);
    client.send(recording()).await.unwrap();
    let stamps: Vec<String> = script.seen.lock().unwrap().iter().map(|(_, stamp)| stamp.clone()).collect();
    assert_eq!(stamps, ["1700000000", "1700003600", "1700003600"], "later calls know the server's time");

    let script = Script::new([expired(), DONE]);
    let client = script.client();
    let never = client.request(recording()).retry(RetryPolicy::never()).send().await;
    assert_eq!(never.unwrap_err().attempts(), 1, "never is never");
    assert_eq!(client.send(recording()).await.unwrap().attempts(), 1, "but the time is known now");

    let script = Script::new([expired(), expired()]);
    let error = script.client().send(recording()).await.unwrap_err();
    assert_eq!((error.attempts(), error.clock_behind()), (2, Some(3600)));
    assert!(
        error.to_string().ends_with("This machine's clock is 3600 s behind the server's: set it"),
        "{error}"
    );

    let agrees = refusal!("AuthFailure.SignatureExpire", 200, &[("date", "Tue, 14 Nov 2023 22:13:25 GMT")]);
    let script = Script::new([agrees]);
    assert_eq!(
        script.client().send(recording()).await.unwrap_err().attempts(),
        1,
        "the clock is not the trouble"
    );
}

#[tokio::test(start_paused = true)]
async fn a_server_in_trouble_does_not_get_ever_more_requests() {
    let script = Script::new(vec![refusal!("InternalError"); 400]);
    let client = script.client();
    for _ in 0..200 {
        client.send(recording()).await.unwrap_err();
    }
    assert_eq!(script.times().len(), 250, "200 first attempts, and 50 more from the budget");
}

#[tokio::test(start_paused = true)]
async fn dropping_the_call_ends_it() {
    let script = Script::new([refusal!("InternalError"), DONE]);
    let call = script.client().send(recording());
    let cancelled = tokio::time::timeout(Duration::from_millis(50), call).await;
    assert!(cancelled.is_err());
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(script.times(), [0]);
}
