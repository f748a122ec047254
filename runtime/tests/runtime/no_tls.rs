//! Transports without anything that encrypts: a call over https says what to switch on.

use std::time::Duration;

use apiscribe_runtime::blocking;
use apiscribe_runtime::{Client, ErrorKind, ReqwestTransport, Tls, TransportErrorKind, tencent};

use crate::generated::*;

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

#[test]
fn nothing_is_compiled_and_no_transport_made() {
    assert_eq!(Tls::compiled(), []);
    let error = ReqwestTransport::new(Duration::from_secs(10)).unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Setup);
    assert!(error.to_string().contains("`rustls-ring`"), "{error}");
}

#[tokio::test]
async fn a_client_says_what_to_switch_on() {
    let builder = Client::<Trtc>::builder().credentials(tencent::Credentials::new("id", "key"));
    let client = builder.region("ap-singapore").build().unwrap();
    let error = client.send(recording()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("`reqwest` and `rustls-ring`"), "{error}");
}

#[test]
fn a_client_that_blocks_says_so_too() {
    let builder = blocking::Client::<Trtc>::builder().credentials(tencent::Credentials::new("id", "key"));
    let client = builder.region("ap-singapore").build_blocking().unwrap();
    let error = client.send(recording()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("`rustls-ring`"), "{error}");
}
