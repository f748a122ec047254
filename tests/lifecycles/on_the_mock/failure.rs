use rtc_apis::AnyError;
use rtc_apis::tencent::trtc::v2019_07_22 as trtc;

use super::bench::Bench;
use crate::failure::{Advice, Failure, advice};

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
