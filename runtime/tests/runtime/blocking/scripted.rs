//! The same core, driven on one thread: repeats, waits, pages, tasks, and credentials that another thread is asking for.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use apiscribe_runtime::credentials::{Provided, Provider, ProviderContext, ProviderError};
use apiscribe_runtime::{
    BoxFuture, Json, Limits, RetryPolicy, Transport, TransportError, TransportErrorKind, Untyped, blocking,
    tencent,
};
use bytes::Bytes;

use crate::generated::{DeleteCloudRecording, Trtc};

/// Loses so many replies, then answers; each time after a wait of its own thread, as a slow server would.
#[derive(Clone, Default)]
struct Losing(Arc<AtomicUsize>, Arc<Mutex<Vec<String>>>);

impl Transport for Losing {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.1.lock().unwrap().push(request.headers()["x-tc-action"].to_str().unwrap().to_owned());
        let lost =
            self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
        Box::pin(async move {
            match lost {
                true => Err(TransportError::new(TransportErrorKind::Body, "lost")),
                false => Ok(http::Response::new(Bytes::from_static(
                    br#"{"Response":{"TaskId":"t","RequestId":"r"}}"#,
                ))),
            }
        })
    }
}

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

#[test]
fn what_can_do_no_harm_is_repeated_after_a_wait() {
    let transport = Losing(Arc::new(AtomicUsize::new(2)), Arc::default());
    let client = blocking::Client::<Trtc>::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .transport(transport)
        .nonce(|| u32::MAX)
        .build_blocking()
        .unwrap();
    let started = Instant::now();
    let policy = RetryPolicy::new().base(Duration::from_millis(10));
    let reply = client.request(recording()).retry(policy).send().unwrap();
    assert_eq!(reply.attempts(), 3);
    assert!(started.elapsed() >= Duration::from_millis(30), "10 ms, then 20 ms");
}

#[test]
fn untyped_calls_block_too() {
    let transport = Losing::default();
    let client = blocking::Client::<Trtc>::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .transport(transport.clone())
        .build_blocking()
        .unwrap();
    let reply = client.untyped(Untyped::post("New", Json::Object(serde_json::Map::new()))).send();
    assert!(reply.is_ok(), "{reply:?}");
    assert_eq!(*transport.1.lock().unwrap(), ["New"]);
}

/// Brings credentials when all threads are waiting for them, and counts how often it is asked.
struct Slow(Arc<AtomicUsize>, Arc<Barrier>);

impl Provider<tencent::Credentials> for Slow {
    fn name(&self) -> String {
        "a slow source".to_owned()
    }

    fn provide<'a>(
        &'a self,
        _: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<tencent::Credentials>, ProviderError>> {
        self.0.fetch_add(1, Ordering::SeqCst);
        let barrier = Arc::clone(&self.1);
        Box::pin(async move {
            barrier.wait();
            // The others are on their way to wait; some of them are parked by the time this is ready, and have to be woken.
            thread::sleep(Duration::from_millis(20));
            Ok(Provided::new(tencent::Credentials::new("id", "key")))
        })
    }
}

#[test]
fn threads_wait_for_the_credentials_that_one_of_them_asks_for() {
    let (asked, barrier) = (Arc::new(AtomicUsize::new(0)), Arc::new(Barrier::new(2)));
    let client = blocking::Client::<Trtc>::builder()
        .credentials_provider(Slow(Arc::clone(&asked), Arc::clone(&barrier)))
        .region("ap-singapore")
        .transport(Losing::default())
        .build_blocking()
        .unwrap();
    let calls: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            thread::spawn(move || client.send(recording()).is_ok())
        })
        .collect();
    barrier.wait();
    assert!(calls.into_iter().all(|call| call.join().unwrap()));
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}
