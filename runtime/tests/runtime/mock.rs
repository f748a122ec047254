//! The mock: which rule answers, what it answers, what was sent, and what it says when no rule was for a call.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use apiscribe_runtime::testing::{Answer, IntoCode, Mock, TransportErrorKind};
use apiscribe_runtime::{Client, Code, Error, ErrorKind, Operation, Retry, RetryPolicy};

use crate::generated::*;

fn client(mock: &Mock) -> Client<Trtc> {
    mock.client().region("ap-singapore").build().unwrap()
}

fn recording(task: &str) -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some(task.to_owned()) }
}

fn stopped(task: &str) -> DeleteCloudRecordingReply {
    DeleteCloudRecordingReply { task_id: Some(task.to_owned()) }
}

fn is(task: &'static str) -> impl Fn(&DeleteCloudRecording) -> bool + Send + Sync {
    move |request| request.task_id.as_deref() == Some(task)
}

fn error<O: Operation, L>(code: impl IntoCode<O::Error, L>) -> Error<O::Error> {
    Answer::<O>::error(code).result().unwrap_err()
}

async fn stop(client: &Client<Trtc>, task: &str) -> Option<String> {
    client.send(recording(task)).await.unwrap().into_inner().task_id
}

#[tokio::test]
async fn the_first_rule_that_fits_answers() {
    let mock = Mock::new();
    mock.on::<DeleteCloudRecording>().when(is("a")).reply(stopped("special"));
    let twice = mock.on::<DeleteCloudRecording>().when(is("b")).times(2).reply(stopped("twice"));
    mock.on::<DeleteCloudRecording>().reply_with(|request| DeleteCloudRecordingReply {
        task_id: request.task_id.clone().map(|task| format!("any {task}")),
    });
    let client = client(&mock);
    for (task, answer) in [("b", "twice"), ("a", "special"), ("b", "twice"), ("b", "any b"), ("c", "any c")] {
        assert_eq!(stop(&client, task).await.as_deref(), Some(answer));
    }
    assert_eq!((twice.calls(), twice.requests()), (2, vec![recording("b"), recording("b")]));
    mock.assert_done();
}

#[tokio::test]
async fn both_conditions_have_to_hold() {
    let mock = Mock::new();
    mock.on::<DeleteCloudRecording>()
        .when(is("a"))
        .when(|request| request.sdk_app_id == Some(1))
        .reply(stopped("both"));
    mock.on::<DeleteCloudRecording>().reply(stopped("one"));
    assert_eq!(stop(&client(&mock), "a").await.as_deref(), Some("one"));
}

#[tokio::test]
async fn a_sequence_answers_once_each_and_then_leaves_the_rest() {
    let mock = Mock::new();
    let rule = mock.on::<DeleteCloudRecording>().sequence([
        Answer::error(DeleteCloudRecordingError::RecordingFailed),
        Answer::fault(TransportErrorKind::Timeout),
        Answer::reply(stopped("at last")),
    ]);
    let client: Client<Trtc> =
        mock.client().region("ap-singapore").retry(RetryPolicy::never()).build().unwrap();
    let failed = client.send(recording("a")).await.unwrap_err();
    assert_eq!(failed.known(), Some(Code::Operation(DeleteCloudRecordingError::RecordingFailed)));
    assert_eq!((failed.request_id(), failed.status()), (Some("mock-1"), Some(200)));
    assert_eq!(client.send(recording("a")).await.unwrap_err().kind(), ErrorKind::Timeout);
    let answer = client.send(recording("a")).await.unwrap();
    assert_eq!((answer.task_id.as_deref(), answer.request_id()), (Some("at last"), "mock-3"));
    mock.assert_done();
    let over = client.send(recording("a")).await.unwrap_err();
    assert_eq!((over.kind(), over.is_retryable()), (ErrorKind::Configuration, false));
    assert!(over.to_string().contains("is used up after 3 calls"), "{over}");
    assert_eq!(rule.calls(), 3);
}

#[test]
fn codes_of_every_level_and_of_none() {
    let own = error::<DeleteCloudRecording, _>(DeleteCloudRecordingError::MissingTaskId);
    assert_eq!(own.known(), Some(Code::Operation(DeleteCloudRecordingError::MissingTaskId)));
    let common = error::<DeleteCloudRecording, _>(TencentCommon::SignatureExpire);
    assert_eq!(
        (common.known(), common.retry()),
        (Some(Code::Common(TencentCommon::SignatureExpire)), Retry::Clock)
    );
    let placed = error::<DeleteCloudRecording, _>(Code::Common(TencentCommon::InternalError));
    assert_eq!(placed.known(), Some(Code::Common(TencentCommon::InternalError)));
    let unknown = error::<DeleteCloudRecording, _>("FailedOperation.New");
    assert!(matches!(unknown.known(), Some(Code::Unknown(code)) if code.code == "FailedOperation.New"));
    assert_eq!(unknown.operation(), Some("DeleteCloudRecording"));

    let number = error::<set_room_metadata, _>(EngineError::RoomIdAlreadyExists);
    assert_eq!((number.code(), number.number()), (Some("100003"), Some(100003)));
    assert_eq!(number.known(), Some(Code::Operation(EngineError::RoomIdAlreadyExists)));
    let listed_after_all = error::<set_room_metadata, _>(60007);
    assert_eq!(listed_after_all.known(), Some(Code::Common(ImCommon::TooFrequent)));
    let new = error::<set_room_metadata, _>(99);
    assert!(matches!(new.known(), Some(Code::Unknown(code)) if code.number == Some(99)));

    let status = error::<BanRoomUser, _>(VolcengineCommon::SignatureDoesNotMatch);
    assert_eq!((status.status(), status.number()), (Some(401), Some(100010)));
    let by_text = error::<BanRoomUser, _>("FlowLimitExceeded");
    assert_eq!((by_text.status(), by_text.is_throttling()), (Some(429), true));
    assert_eq!(error::<ListUsages, _>("NoSuchThing").status(), Some(400));
}

#[test]
fn answers_are_what_the_client_would_make_of_them() {
    let error = Answer::<DeleteCloudRecording>::error_message(TencentCommon::InternalError, "out of order")
        .status(503)
        .request_id("r-9")
        .result()
        .unwrap_err();
    assert_eq!(
        (error.message(), error.status(), error.request_id()),
        ("out of order", Some(503), Some("r-9"))
    );
    let page = Answer::<DeleteCloudRecording>::raw(502, "<html>Bad Gateway</html>").result().unwrap_err();
    assert_eq!((page.kind(), page.is_retryable()), (ErrorKind::Service, true));
    assert!(page.to_string().contains("Bad Gateway"), "{page}");
    let response = http::Response::builder().status(200).body("not JSON").unwrap();
    let unread = Answer::<DeleteCloudRecording>::respond(response).result().unwrap_err();
    assert_eq!(unread.kind(), ErrorKind::Decode);
    assert_eq!(Answer::<DeleteCloudRecording>::never().result().unwrap_err().kind(), ErrorKind::Timeout);
    for (kind, expected) in [
        (TransportErrorKind::Connect, ErrorKind::Transport),
        (TransportErrorKind::Timeout, ErrorKind::Timeout),
        (TransportErrorKind::Body, ErrorKind::Transport),
    ] {
        assert_eq!(Answer::<DeleteCloudRecording>::fault(kind).result().unwrap_err().kind(), expected);
    }
}

#[tokio::test]
async fn calls_without_an_answer_say_why_and_keep_secrets() {
    let mock = Mock::new();
    let client = client(&mock);
    let bare = client.send(recording("a")).await.unwrap_err().to_string();
    assert!(bare.contains("It has no rules"), "{bare}");

    mock.on::<Limited>().when(|request| request.secret.is_none()).reply(stopped("a"));
    mock.on::<DeleteCloudRecording>().reply(stopped("a"));
    mock.on::<BanRoomUser>().reply(BanRoomUserReply::default());
    let request = Limited { secret: Some("xx".to_owned()), pin: Some(4321), ..Limited::default() };
    let error = client.send(request).await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains(r#"Limited { Secret: **redacted**, Pin: **redacted**, Keys: [] } of tencent trtc"#),
        "{text}"
    );
    let place = |name: &str| text.find(&format!("on::<{name}>() at ")).expect(name);
    assert!(place("Limited") < place("DeleteCloudRecording"), "{text}");
    assert!(place("DeleteCloudRecording") < place("BanRoomUser"), "{text}");
    for secret in ["xx", "4321", "fake-secret", "Authorization"] {
        assert!(!format!("{error} {error:?} {mock:?}").contains(secret), "{secret}: {error:?}");
    }
}

#[tokio::test]
async fn assert_done_names_what_is_left() {
    let mock = Mock::new();
    mock.on::<BanRoomUser>().reply(BanRoomUserReply::default());
    mock.on::<DeleteCloudRecording>().when(is("a")).times(2).reply(stopped("a"));
    let client = client(&mock);
    stop(&client, "a").await;
    client.send(recording("b")).await.unwrap_err();
    let left = std::panic::catch_unwind(|| mock.assert_done()).unwrap_err();
    let left = left.downcast_ref::<String>().unwrap();
    for told in [
        "on::<BanRoomUser>() at ",
        "mock.rs:",
        "was never used",
        "was used 1 of 2 calls",
        r#"no rule answered DeleteCloudRecording { SdkAppId: 1234, TaskId: "b" }"#,
    ] {
        assert!(left.contains(told), "{told}: {left}");
    }
}

#[tokio::test]
async fn refused_requests_do_not_reach_it() {
    let mock = Mock::new();
    mock.on::<DeleteCloudRecording>().reply(stopped("a"));
    let error = client(&mock).send(DeleteCloudRecording::default()).await.unwrap_err();
    assert_eq!((error.kind(), mock.sent().len()), (ErrorKind::Validation, 0));
}

#[test]
fn an_answer_may_never_come() {
    let mock = Mock::new();
    mock.on::<DeleteCloudRecording>().answer(Answer::never());
    let mut call = pin!(client(&mock).send(recording("a")));
    let mut context = Context::from_waker(Waker::noop());
    assert!(matches!(call.as_mut().poll(&mut context), Poll::Pending));
    assert!(matches!(call.as_mut().poll(&mut context), Poll::Pending));
    assert_eq!(mock.requests::<DeleteCloudRecording>().len(), 1);
}

#[test]
fn threads_share_a_sequence_without_losing_an_answer() {
    let mock = Mock::new();
    let answers = (0..400).map(|number| Answer::reply(stopped(&number.to_string())));
    let rule = mock.on::<DeleteCloudRecording>().sequence(answers);
    let client = Arc::new(client(&mock));
    let work = || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        (0..100).map(|_| runtime.block_on(stop(&client, "a")).unwrap().parse().unwrap()).collect::<Vec<u32>>()
    };
    let mut seen: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    seen.sort_unstable();
    assert_eq!(seen, (0..400).collect::<Vec<_>>());
    assert_eq!((rule.calls(), mock.requests::<DeleteCloudRecording>().len()), (400, 400));
}

#[tokio::test]
async fn closures_may_use_the_mock() {
    let mock = Mock::new();
    let inner = mock.clone();
    mock.on::<DeleteCloudRecording>().answer_with(move |request| {
        let before = inner.requests::<DeleteCloudRecording>().iter().filter(|sent| *sent == request).count();
        Answer::reply(stopped(&before.to_string()))
    });
    let client = client(&mock);
    assert_eq!(stop(&client, "a").await.as_deref(), Some("1"));
    assert_eq!(stop(&client, "a").await.as_deref(), Some("2"));
}
