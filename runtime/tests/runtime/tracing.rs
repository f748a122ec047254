//! What `tracing` is told of a call.

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};

use apiscribe_runtime::{BoxFuture, Client, Limits, Transport, TransportError, tencent, tencent_im};
use bytes::Bytes;
use tracing_subscriber::fmt::format::FmtSpan;

use crate::generated::{DeleteCloudRecording, LiveEngine, Trtc, get_things};

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Answers with its bodies, one after the other.
struct Bodies(Mutex<Vec<&'static str>>);

impl Transport for Bodies {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let body = self.0.lock().unwrap().remove(0);
        Box::pin(async move { Ok(http::Response::new(Bytes::from_static(body.as_bytes()))) })
    }
}

const BUSY: &str =
    r#"{"Response":{"Error":{"Code":"InternalError","Message":"canary-in-message"},"RequestId":"r-1"}}"#;
const DONE: &str = r#"{"Response":{"TaskId":"canary-in-reply","RequestId":"r-2"}}"#;

/// Listens to nothing, for as long as the tests run. While there is only one subscriber, `tracing` asks none but that of the current thread
/// whether a new span is wanted, and remembers the answer for all: tests that know nothing of logs would answer for those that do.
static SECOND: LazyLock<tracing::Dispatch> = LazyLock::new(|| {
    tracing_subscriber::fmt().with_max_level(tracing::level_filters::LevelFilter::OFF).finish().into()
});

/// The log of what a future does.
pub(crate) fn logged(work: impl Future<Output = ()>) -> String {
    LazyLock::force(&SECOND);
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    tracing::subscriber::with_default(subscriber, || runtime.block_on(work));
    String::from_utf8(log.0.lock().unwrap().clone()).unwrap()
}

#[test]
fn a_call_is_a_span_with_its_attempts() {
    let log = logged(async {
        let client: Client<Trtc> = Client::builder()
            .credentials(tencent::Credentials::new("id", "canary-key"))
            .region("ap-singapore")
            .transport(Bodies(Mutex::new(vec![BUSY, DONE])))
            .build()
            .unwrap();
        let request =
            DeleteCloudRecording { sdk_app_id: Some(1), task_id: Some("canary-in-request".to_owned()) };
        client.send(request).await.unwrap();
    });
    for told in [
        r#"api_call{vendor="tencent" service="trtc" version="2019-07-22" operation="DeleteCloudRecording" region="ap-singapore"}"#,
        r#"attempt{number=1 status=200 request_id="r-1" code="InternalError"}"#,
        r#"attempt{number=2 status=200 request_id="r-2"}"#,
        "the call is repeated kind=Service code=\"InternalError\" wait_ms=",
        r#"region="ap-singapore" attempts=2 status=200 request_id="r-2"}"#,
    ] {
        assert!(log.contains(told), "{told} is not in:\n{log}");
    }
    assert!(!log.contains("canary") && !log.contains("Signature="), "{log}");
}

#[test]
fn a_failed_call_says_why_and_shows_no_user_sig() {
    let log = logged(async {
        let client: Client<LiveEngine> = Client::builder()
            .credentials(tencent_im::Credentials::new(1_400_000_000, "admin", "canary-key"))
            .transport(Bodies(Mutex::new(vec!["<html>canary</html>"])))
            .build()
            .unwrap();
        client.send(get_things {}).await.unwrap_err();
    });
    assert!(log.contains("the call failed kind=Decode"), "{log}");
    assert!(!log.contains("canary") && !log.contains("usersig") && !log.contains("eJ"), "{log}");
}
