//! A recording of Volcengine: stopped, it has ended and has its files; and what is done where nobody knows whether it runs.

use std::time::Duration;

use rtc::get_record_task::{RecordFile, RecordStatus, RecordTask, StopReason};
use rtc::start_record::StorageConfig;
use rtc::types::VodConfig;
use rtc::{GetRecordTask, GetRecordTaskReply, StartRecordReply, StopRecordReply};
use rtc_apis::testing::{Answer, Mock};
use rtc_apis::volcengine::rtc::v2023_11_01 as rtc;

use super::bench::Bench;
use crate::failure::{Advice, Failure, advice};
use crate::room_recording::{Outcome, Task, outcome, record, stop};

const START: &str = "StartRecord";
const STOP: &str = "StopRecord";
const LOOK: &str = "GetRecordTask";
const PATIENCE: Duration = Duration::from_secs(60);

fn task() -> Task {
    Task { app: "app".to_owned(), room: "room".to_owned(), task: "task".to_owned() }
}

fn storage() -> StorageConfig {
    StorageConfig::new().vod_config(VodConfig::new().account_id("account").space("space"))
}

#[tokio::test]
async fn on_the_mock() {
    let bench = Bench::new();
    let client = bench.recordings();
    let task = task();
    let recorded = async || record(&client, &task, storage(), PATIENCE, async || Ok(7)).await;

    let (done, end) = recorded().await.unwrap();
    assert_eq!(done, 7);
    assert!(matches!(&end, Outcome::Ended(Some(why), _) if *why == StopReason::STOP_BY_API), "{end:?}");
    assert_eq!(bench.seen(), [START, STOP, LOOK]);
    assert!(!stop(&client, &task).await.unwrap(), "it was stopped before");

    // The work fails: it is stopped all the same.
    bench.reset();
    let work = async || {
        let nobody = Task { task: "nobody".to_owned(), ..task.clone() };
        outcome(&client, &nobody, PATIENCE).await
    };
    let failure = record(&client, &task, storage(), PATIENCE, work).await.unwrap_err();
    assert_eq!(failure.error().unwrap().operation(), Some(LOOK));
    assert_eq!(bench.seen().last().unwrap(), STOP);

    // The reply to the start is lost. It is not sent again, and what may be running is stopped.
    bench.reset();
    bench.next(START, "fault", "truncate", 1);
    assert_eq!(advice(recorded().await.unwrap_err().error().unwrap()), Advice::LookFirst);
    assert_eq!(bench.seen(), [START, STOP]);

    // What runs under an id that is taken is not ours to stop.
    bench.reset();
    bench.next(START, "error", "InvalidParameter.TaskAlreadyExists", 1);
    assert!(matches!(recorded().await.unwrap_err(), Failure::Taken(_)));
    bench.next(START, "error", "FlowLimitExceeded.TaskNumberOverLimit", 1);
    assert!(matches!(recorded().await.unwrap_err(), Failure::Full(_)));
    bench.next(START, "error", "AccessDenied.RecordNotEnabled", 1);
    assert_eq!(advice(recorded().await.unwrap_err().error().unwrap()), Advice::GiveUp);
    assert!(!bench.seen().iter().any(|call| call == STOP));

    // It cannot be stopped.
    bench.next(STOP, "error", "AccessDenied.NoPermissionForApp", 1);
    let failure = recorded().await.unwrap_err();
    assert!(matches!(&failure, Failure::Left { id, .. } if id == "task"), "{failure}");
}

/// What the mock knows no way to: answers of a test's own.
#[tokio::test]
async fn a_recording_takes_its_time_or_fails() {
    let mock = Mock::new();
    mock.on::<rtc::StartRecord>().reply(StartRecordReply::new());
    mock.on::<rtc::StopRecord>().reply(StopRecordReply::new());
    let look = |status| {
        let file = RecordFile::new().object_key("app/room/task.mp4");
        let task = RecordTask::new().status(status).stop_reason(StopReason::IDLE_TIME_OUT);
        Answer::reply(GetRecordTaskReply::new().record_task(task.record_file_list([file])))
    };
    let looks = [RecordStatus::RUNNING, RecordStatus::ENDED, RecordStatus::FAILED, RecordStatus::RUNNING];
    mock.on::<GetRecordTask>().sequence(looks.map(look));
    let client = mock.client().build().unwrap();

    let why = Some(StopReason::IDLE_TIME_OUT);
    let (_, end) = record(&client, &task(), storage(), PATIENCE, async || Ok(())).await.unwrap();
    assert_eq!(end, Outcome::Ended(why.clone(), vec!["app/room/task.mp4".to_owned()]));
    assert_eq!(outcome(&client, &task(), PATIENCE).await.unwrap(), Outcome::Failed(why));
    assert_eq!(outcome(&client, &task(), Duration::from_secs(1)).await.unwrap(), Outcome::Unfinished);
    mock.assert_done();
}
