//! Makes a signed call of each of the three protocols against a listener on loopback, with the right key and with a wrong one.

use std::error::Error;

use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::tencent_im::live_engine::v4 as live;
use rtc_apis::volcengine::rtc::v2020_12_01 as rtc;
use rtc_apis::{tencent, tencent_im, volcengine};

const APP_KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let endpoint = std::env::args().nth(1).ok_or("usage: consumer http://127.0.0.1:PORT")?;

    let reply = stop_recording(&endpoint, "fake-secret-key").await?;
    assert_eq!(reply.task_id.as_deref(), Some("5df46eb2"));
    assert_eq!(reply.request_id(), "r-1");
    let error = stop_recording(&endpoint, "fake-other-key").await.err().ok_or("a wrong key must be refused")?;
    assert_eq!(error.code(), Some("AuthFailure.SignatureFailure"));
    println!("tencent: {error}");

    let reply = dismiss_room(&endpoint, "fake-secret-key").await?;
    assert_eq!(reply.message.as_deref(), Some("success"));
    let error = dismiss_room(&endpoint, "fake-other-key").await.err().ok_or("a wrong key must be refused")?;
    assert_eq!(error.code(), Some("SignatureDoesNotMatch"));
    println!("volcengine: {error}");

    let reply = set_metadata(&endpoint, APP_KEY).await?;
    assert_eq!(reply.request_id(), "r-1");
    let error = set_metadata(&endpoint, &APP_KEY.replace('0', "f")).await.err().ok_or("a wrong key must be refused")?;
    assert_eq!(error.code(), Some("70009"));
    println!("tencent-im: {error}");
    Ok(())
}

async fn stop_recording(
    endpoint: &str,
    key: &str,
) -> Result<rtc_apis::Reply<trtc::DeleteCloudRecordingReply>, rtc_apis::Error<trtc::DeleteCloudRecordingError>> {
    let client = trtc::Client::builder()
        .credentials(tencent::Credentials::new("fake-id", key))
        .region("ap-singapore")
        .insecure_endpoint(endpoint)
        .build()?;
    client.send(trtc::DeleteCloudRecording::new().sdk_app_id(1234u64).task_id("xx")).await
}

async fn dismiss_room(
    endpoint: &str,
    key: &str,
) -> Result<rtc_apis::Reply<rtc::DismissRoomReply>, rtc_apis::Error<rtc::DismissRoomError>> {
    let client = rtc::Client::builder()
        .credentials(volcengine::Credentials::new("fake-id", key))
        .insecure_endpoint(endpoint)
        .build()?;
    client.send(rtc::DismissRoom::new().app_id("app").room_id("room")).await
}

async fn set_metadata(
    endpoint: &str,
    key: &str,
) -> Result<rtc_apis::Reply<live::SetRoomMetadataReply>, rtc_apis::Error<live::SetRoomMetadataError>> {
    let client = live::Client::builder()
        .credentials(tencent_im::Credentials::new(88888888, "administrator", key))
        .insecure_endpoint(endpoint)
        .build()?;
    let pair = live::set_room_metadata::Metadata::new().key("key1").value("值 1");
    client.send(live::SetRoomMetadata::new().room_id("live-room").metadata([pair])).await
}
