//! Tasks: asked for until they end, in paused time.

use std::time::Duration;

use apiscribe_runtime::{Client, ErrorKind, PollError, RetryPolicy, Timer, TransportErrorKind, tencent};

use crate::generated::Trtc;
use crate::lists::*;

fn status(status: &str) -> Answer {
    Answer::Fields(format!(r#""Task":{{"Status":{status}}}"#))
}

fn files(states: &[&str]) -> Answer {
    let files: Vec<String> = states.iter().map(|state| format!(r#"{{"State":"{state}"}}"#)).collect();
    Answer::Fields(format!(r#""Files":[{}]"#, files.join(",")))
}

#[tokio::test(start_paused = true)]
async fn a_task_is_asked_for_until_it_is_done() {
    let nothing = || Answer::Fields(String::new());
    let server = Played::new([status("1"), status("2"), status("77"), nothing(), status("3")]);
    let reply = server.client().poll(DescribeTask::default()).until_done().await.unwrap();
    assert_eq!(reply.task.as_ref().unwrap().status, Some(3));
    assert_eq!(server.times(), [0, 5010, 10020, 15030, 20040], "states that no page lists count as running");

    let server = Played::new([status("1"), status("3")]);
    let poller = server.client().poll(DescribeTask::default()).every(Duration::from_millis(100));
    assert!(poller.until_done().await.is_ok());
    assert_eq!(server.times(), [0, 110]);
}

#[tokio::test(start_paused = true)]
async fn a_task_that_has_failed_is_an_error_with_the_reply() {
    let server = Played::new([status("2"), status("5")]);
    let error = server.client().poll(DescribeTask::default()).until_done().await.unwrap_err();
    assert_eq!(error.to_string(), "the task has failed (request id r)");
    let PollError::Failed(reply) = error else { panic!("{error:?}") };
    assert_eq!(reply.task.as_ref().unwrap().status, Some(5));
}

#[tokio::test(start_paused = true)]
async fn a_list_of_tasks_is_done_when_all_are() {
    let server = Played::new([files(&[]), files(&["Uploaded", "Writing"]), files(&["Uploaded", "Uploaded"])]);
    assert!(server.client().poll(DescribeFiles::default()).until_done().await.is_ok());
    assert_eq!(server.times().len(), 3);
    let server = Played::new([files(&["Writing", "Lost"])]);
    let error = server.client().poll(DescribeFiles::default()).until_done().await.unwrap_err();
    assert!(matches!(error, PollError::Failed(_)), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_deadline_comes_with_the_last_reply() {
    let server = Played::new(vec![status("2"); 3]);
    let poller = server.client().poll(DescribeTask::default()).every(Duration::from_secs(4));
    let error = poller.deadline(Duration::from_secs(10)).until_done().await.unwrap_err();
    assert_eq!(error.to_string(), "the task was still running at the deadline (request id r)");
    let PollError::Deadline(Some(last)) = error else { panic!("{error:?}") };
    assert_eq!(last.task.as_ref().unwrap().status, Some(2));
    assert_eq!(server.times(), [0, 4010, 8020], "no wait for a call that would come too late");

    let server = Played::new([]);
    let poller = server.client().poll(DescribeTask::default()).deadline(Duration::ZERO);
    let error = poller.until_done().await.unwrap_err();
    assert!(matches!(error, PollError::Deadline(None)), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_call_gets_no_more_time_than_is_left() {
    let server = Played::new([status("2"), Answer::Silence, Answer::Silence]);
    let request = server.client().request(DescribeTask::default()).retry(RetryPolicy::never());
    let error = request.poll().deadline(Duration::from_secs(8)).until_done().await.unwrap_err();
    assert!(matches!(error, PollError::Deadline(Some(_))), "{error}");
    assert_eq!(server.times(), [0, 5010]);

    let server = Played::new([Answer::Silence]);
    let request = server.client().request(DescribeTask::default()).retry(RetryPolicy::never());
    let error = request.timeout(Duration::from_secs(1)).poll().until_done().await.unwrap_err();
    let PollError::Call(error) = error else { panic!("{error:?}") };
    assert_eq!(error.kind(), ErrorKind::Timeout, "there was time, but the call took too long");
}

#[tokio::test(start_paused = true)]
async fn calls_are_repeated_and_what_remains_is_an_error() {
    let lost = Answer::Fault(TransportErrorKind::Body);
    let server = Played::new([status("2"), lost, status("3")]);
    let reply = server.client().poll(DescribeTask::default()).until_done().await.unwrap();
    assert_eq!(reply.attempts(), 2);

    let gone = Answer::Fields(r#""Error":{"Code":"ResourceNotFound","Message":"gone"}"#.to_owned());
    let server = Played::new([status("2"), gone]);
    let error = server.client().poll(DescribeTask::default()).until_done().await.unwrap_err();
    assert!(error.to_string().starts_with("DescribeTask failed: ResourceNotFound: gone"), "{error}");
    let PollError::Call(error) = error else { panic!("{error:?}") };
    assert_eq!(error.code(), Some("ResourceNotFound"));
}

#[tokio::test(start_paused = true)]
async fn dropping_the_future_cancels() {
    let server = Played::new(vec![status("2"); 2]);
    let task = tokio::spawn(server.client().poll(DescribeTask::default()).until_done());
    tokio::time::sleep(Duration::from_secs(1)).await;
    task.abort();
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(server.times(), [0]);
}

/// A runtime of one's own: tokio's here, which the runtime crate does not know of without its feature.
struct OwnTimer(tokio::time::Instant);

impl Timer for OwnTimer {
    fn sleep(&self, time: Duration) -> apiscribe_runtime::BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(time))
    }

    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

#[tokio::test(start_paused = true)]
async fn waiting_is_done_by_the_clients_timer() {
    let server = Played::new([status("2"), status("3")]);
    let timer = OwnTimer(tokio::time::Instant::now());
    let credentials = tencent::Credentials::new("id", "key");
    let builder = Client::<Trtc>::builder().credentials(credentials).transport(server.clone());
    let client = builder.timer(timer).build().unwrap();
    assert!(client.poll(DescribeTask::default()).until_done().await.is_ok());
    assert_eq!(server.times(), [0, 5010]);
}
