//! The advice for errors of each kind, as the client makes them of what the mock answers.

use rtc_apis::AnyError;
use rtc_apis::tencent::{gme::v2018_07_11 as gme, trtc::v2019_07_22 as trtc};
use rtc_apis::testing::Mock;

use super::bench::Bench;
use crate::failure::{Advice, Failure, advice};
use crate::{cdn_publishing, cloud_recording, game_recording};

async fn error_of(client: &trtc::Client, request: trtc::DeleteCloudRecording) -> AnyError {
    client.send(request).await.unwrap_err().into()
}

#[tokio::test]
async fn every_error_gets_advice() {
    let bench = Bench::new();
    let client = bench.trtc();
    let request = || trtc::DeleteCloudRecording::new().sdk_app_id(1).task_id("task");

    let problems = error_of(&client, trtc::DeleteCloudRecording::new()).await;
    let Advice::MendRequest(problems) = advice(&problems) else { panic!("{problems}") };
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].starts_with("SdkAppId ") && problems[1].starts_with("TaskId "), "{problems:?}");
    assert!(bench.seen().is_empty());

    bench.next("DeleteCloudRecording", "error", "RequestLimitExceeded", 3);
    assert_eq!(advice(&error_of(&client, request()).await), Advice::SlowDown);
    bench.next("DeleteCloudRecording", "fault", "html, status=502", 3);
    assert_eq!(advice(&error_of(&client, request()).await), Advice::LookFirst);
    bench.next("DeleteCloudRecording", "error", "AuthFailure.SignatureFailure", 1);
    assert_eq!(advice(&error_of(&client, request()).await), Advice::MendSetUp);
    bench.next("DeleteCloudRecording", "error", "FailedOperation.CRUnsupportMethod", 1);
    let error = error_of(&client, request()).await;
    assert_eq!(advice(&error), Advice::GiveUp);

    let told = error.to_string();
    assert_eq!(Failure::from(error.clone()).to_string(), told);
    let left = Failure::Left { id: "task".to_owned(), error };
    assert_eq!(left.to_string(), format!("task is left behind: {told}"));
}

/// What starts without telling its id cannot be stopped, which is told; nothing is asked for or stopped under an empty id.
#[tokio::test]
async fn a_start_without_an_id_is_told() {
    let mock = Mock::new();
    let (recording, relay) =
        (mock.on::<trtc::CreateCloudRecording>(), mock.on::<trtc::StartPublishCdnStream>());
    recording.reply(trtc::CreateCloudRecordingReply::new());
    relay.reply(trtc::StartPublishCdnStreamReply::new());
    mock.on::<gme::StartRecord>().reply(gme::StartRecordReply::new());
    let client: trtc::Client = mock.client().region("ap-singapore").build().unwrap();
    let failure = cloud_recording::record(&client, &super::cloud_recording::job()).await.unwrap_err();
    let Failure::NoId { request_id } = &failure else { panic!("{failure}") };
    assert!(failure.to_string().ends_with(&format!("(request {request_id})")), "{failure}");
    let work = async |_: &mut cdn_publishing::Relay<'_>| Ok(());
    let failure = cdn_publishing::publish(&client, &super::cdn_publishing::job(), work).await.unwrap_err();
    assert!(matches!(&failure, Failure::NoId { .. }), "{failure}");
    let client: gme::Client = mock.client().build().unwrap();
    let start = game_recording::start(&client, 1, "1987").await;
    assert!(matches!(start, Err(game_recording::StartError::NoId(_))));
    mock.assert_done();
}
