//! A recording of GME: its files while it runs, its end, and what keeps it from starting.

use rtc_apis::AnyError;
use serde_json::json;

use super::bench::Bench;
use crate::failure::{Advice, Failure, advice};
use crate::game_recording::{Running, StartError, record, start};

const START: &str = "StartRecord";
const LOOK: &str = "DescribeRecordInfo";
const STOP: &str = "StopRecord";

async fn look(running: &Running<'_>) -> Result<usize, AnyError> {
    Ok(running.files().await?.len())
}

#[tokio::test]
async fn on_the_mock() {
    let bench = Bench::new();
    let client = bench.gme();
    let start_ = || start(&client, 3_400_000_001, "1987");

    let running = start_().await.unwrap();
    let task = running.task;
    assert!(record(running, look).await.unwrap() > 0, "the page's sample has files");
    assert_eq!(bench.seen(), [START, LOOK, STOP]);
    assert_eq!(bench.sent(STOP, "/TaskId"), [json!(task)]);

    // It ends while we work, and nothing is known of it any more.
    bench.reset();
    bench.next(LOOK, "error", "ResourceNotFound.TaskNotFound", 1);
    let work = async |running: &Running<'_>| {
        assert!(running.stop().await?);
        look(running).await
    };
    assert_eq!(record(start_().await.unwrap(), work).await.unwrap(), 0);
    let gone =
        ["DescribeRecordInfo: ResourceNotFound.TaskNotFound", "StopRecord: ResourceNotFound.TaskNotFound"];
    assert_eq!(bench.seen()[2..], gone);

    // The work fails, and it is stopped all the same; or it cannot be stopped.
    bench.reset();
    bench.next(LOOK, "error", "UnauthorizedOperation", 2);
    let failure = record(start_().await.unwrap(), look).await.unwrap_err();
    assert_eq!(failure.error().unwrap().operation(), Some(LOOK));
    assert_eq!(bench.seen().last().unwrap(), STOP);
    bench.next(STOP, "error", "UnauthorizedOperation", 1);
    let running = start_().await.unwrap();
    let task = running.task.to_string();
    let failure = record(running, look).await.unwrap_err();
    assert!(matches!(&failure, Failure::Left { id, .. } if *id == task), "{failure}");

    bench.next(START, "error", "UnsupportedOperation.ServiceNotOpened", 1);
    assert!(matches!(start_().await, Err(StartError::SwitchedOff(_))));
    bench.next(START, "error", "ResourceNotFound.RoomNotFound", 1);
    assert!(matches!(start_().await, Err(StartError::NoRoom(_))));
    bench.next(START, "error", "InternalError", 1);
    let Err(StartError::Call(error)) = start_().await else { panic!("it started") };
    assert_eq!((error.attempts(), advice(&error)), (1, Advice::LookFirst));
}
