//! Transports and timers that need a runtime, in a client that has none: errors and ends, never a wait without end.

use std::future::pending;
use std::time::Duration;

use apiscribe_runtime::{
    BoxFuture, ErrorKind, Limits, RetryPolicy, Timer, Transport, TransportError, TransportErrorKind,
    blocking, tencent,
};
use bytes::Bytes;

use crate::generated::{DeleteCloudRecording, Trtc};

/// Needs somebody to drive it, and nobody does.
struct Undriven;

impl Transport for Undriven {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(pending())
    }
}

impl Timer for Undriven {
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(pending())
    }

    fn now(&self) -> Duration {
        Duration::ZERO
    }
}

/// Loses all replies.
struct Lossy;

impl Transport for Lossy {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async { Err(TransportError::new(TransportErrorKind::Body, "lost")) })
    }
}

fn builder() -> apiscribe_runtime::ClientBuilder<Trtc> {
    blocking::Client::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .insecure_endpoint("http://127.0.0.1:9")
        .attempt_timeout(Duration::from_millis(10))
        .retry(RetryPolicy::never())
}

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

#[test]
fn a_transport_that_nobody_drives_ends_in_an_error() {
    let client = builder().transport(Undriven).build_blocking().unwrap();
    let error = client.send(recording()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(error.to_string().contains("needs an async runtime"), "{error}");
}

#[test]
fn a_timer_that_nobody_drives_ends_the_wait() {
    let policy = RetryPolicy::new().attempts(2).base(Duration::from_millis(1));
    let client = builder().transport(Lossy).timer(Undriven).retry(policy).build_blocking().unwrap();
    let error = client.send(recording()).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 2), "{error}");
}

#[cfg(feature = "reqwest")]
mod tokio_transport {
    use std::net::TcpListener;

    use apiscribe_runtime::{Client, ReqwestTransport};

    use super::*;

    fn reqwest() -> ReqwestTransport {
        ReqwestTransport::new(Duration::from_secs(1)).unwrap()
    }

    #[test]
    fn reqwest_without_a_runtime_is_an_error_that_says_so() {
        let client = builder().transport(reqwest()).build_blocking().unwrap();
        let error = client.send(recording()).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 1), "{error}");
        assert!(error.to_string().contains("only within tokio's runtime"), "{error}");
        // The client that does not block, on an executor of another make.
        let client: Client<Trtc> = builder().transport(reqwest()).build().unwrap();
        let mut call = std::pin::pin!(client.send(recording()));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let std::task::Poll::Ready(outcome) = call.as_mut().poll(&mut context) else { panic!("it waits") };
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Configuration);
    }

    #[tokio::test]
    async fn reqwest_on_the_only_thread_of_a_runtime_ends_in_an_error() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let client = builder().insecure_endpoint(address).transport(reqwest()).build_blocking().unwrap();
        let error = client.send(recording()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    }
}
