//! Idempotency tokens: made up once for a call, and the same in each attempt.

use std::sync::{Arc, Mutex};

use apiscribe_runtime as rt;
use apiscribe_runtime::{
    BoxFuture, Client, Limits, RetryPolicy, Safety, Transport, TransportError, TransportErrorKind, tencent,
};
use bytes::Bytes;
use serde_json::Value as Json;

use crate::generated::{DeleteCloudRecording, Trtc};

record!(OpenRoom, "", {
    0 room: Option<String> = "RoomId required",
    1 client_token: Option<String> = "ClientToken required idempotency_token",
});

impl rt::Operation for OpenRoom {
    type Service = Trtc;
    type Reply = DeleteCloudRecording;
    type Error = rt::NoCodes<rt::NoCodes<rt::NoParent>>;
    const INFO: &'static rt::OperationInfo = &rt::OperationInfo {
        name: "OpenRoom",
        safety: Safety::Unsafe,
        ..*<DeleteCloudRecording as rt::Operation>::INFO
    };
}

/// Loses every first reply, and keeps the bodies.
#[derive(Clone, Default)]
struct Losing(Arc<Mutex<Vec<Json>>>);

impl Transport for Losing {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let mut bodies = self.0.lock().unwrap();
        bodies.push(serde_json::from_slice(request.body()).unwrap());
        let lost = bodies.len() % 2 == 1;
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

fn client(transport: &Losing) -> Client<Trtc> {
    Client::builder()
        .credentials(tencent::Credentials::new("id", "key"))
        .region("ap-singapore")
        .transport(transport.clone())
        .build()
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn each_call_has_a_token_and_each_attempt_the_same() {
    let transport = Losing::default();
    let client = client(&transport);
    let open = || OpenRoom { room: Some("blue".to_owned()), client_token: None };
    assert_eq!(client.send(open()).await.unwrap().attempts(), 2, "what may have arrived is repeated");
    client.send(open()).await.unwrap();

    let bodies = transport.0.lock().unwrap().clone();
    let tokens: Vec<_> = bodies.iter().map(|body| body["ClientToken"].as_str().unwrap()).collect();
    let parts: Vec<_> = tokens[0].split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12], "{tokens:?}");
    assert!(tokens[0].chars().all(|digit| digit == '-' || digit.is_ascii_hexdigit()), "{tokens:?}");
    assert_eq!((tokens[0], tokens[2]), (tokens[1], tokens[3]));
    assert_ne!(tokens[0], tokens[2], "another call has another token");
}

#[tokio::test(start_paused = true)]
async fn the_callers_own_token_is_kept() {
    let transport = Losing::default();
    let open = OpenRoom { room: Some("blue".to_owned()), client_token: Some("mine".to_owned()) };
    client(&transport).send(open).await.unwrap();
    let bodies = transport.0.lock().unwrap().clone();
    assert!(bodies.len() == 2 && bodies.iter().all(|body| body["ClientToken"] == "mine"), "{bodies:?}");
}

#[tokio::test(start_paused = true)]
async fn without_repeats_there_is_a_token_all_the_same() {
    let transport = Losing::default();
    let open = OpenRoom { room: Some("blue".to_owned()), client_token: None };
    client(&transport).request(open).retry(RetryPolicy::never()).send().await.unwrap_err();
    assert_eq!(transport.0.lock().unwrap().len(), 1);
}
