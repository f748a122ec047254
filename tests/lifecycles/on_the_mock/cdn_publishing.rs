//! A relay that is moved and stopped, and the codes that mean that it came too late.

use rtc_apis::AnyError;
use serde_json::json;

use super::bench::Bench;
use crate::cdn_publishing::{Job, Relay, Update, publish, start};
use crate::failure::{Advice, Failure, advice};

pub(super) fn job() -> Job<'static> {
    Job {
        app: 1_400_000_001,
        room: "room",
        user: "ann",
        robot: "robot",
        user_sig: "sig-of-the-robot",
        url: "rtmp://push.example.com/live/ann",
    }
}

async fn move_twice(relay: &mut Relay<'_>) -> Result<[Update; 2], AnyError> {
    let first = relay.redirect("rtmp://push.example.com/live/one").await?;
    Ok([first, relay.redirect("rtmp://push.example.com/live/two").await?])
}

#[tokio::test]
async fn on_the_mock() {
    let bench = Bench::new();
    let client = bench.trtc();

    let updates = publish(&client, &job(), move_twice).await.unwrap();
    assert_eq!(updates, [Update::Done, Update::Done]);
    let [start_, update, stop] = ["StartPublishCdnStream", "UpdatePublishCdnStream", "StopPublishCdnStream"];
    assert_eq!(bench.seen(), [start_, update, update, stop]);
    assert_eq!(bench.sent(update, "/SequenceNumber"), [json!(1), json!(2)]);
    let tasks = bench.sent(update, "/TaskId");
    assert_eq!([tasks[0].clone(), tasks[0].clone()], tasks[..]);
    assert_eq!(bench.sent(stop, "/TaskId"), tasks[..1]);

    // The documented answers to an update that comes late, or too late.
    bench.reset();
    bench.next(update, "error", "FailedOperation.RequestOutdated", 1);
    bench.next(update, "error", "FailedOperation.TaskFinished", 1);
    assert_eq!(publish(&client, &job(), move_twice).await.unwrap(), [Update::Late, Update::Ended]);

    // Whoever has stopped it finds nothing to stop, and that is fine.
    bench.reset();
    let work = async |relay: &mut Relay<'_>| {
        assert!(relay.stop().await?);
        relay.redirect("rtmp://push.example.com/live/one").await
    };
    assert_eq!(publish(&client, &job(), work).await.unwrap(), Update::Ended);
    let [gone, none] = [update, stop].map(|operation| format!("{operation}: ResourceNotFound"));
    assert_eq!(bench.seen(), [start_, stop, &gone, &none]);

    // The work fails: it is stopped all the same.
    bench.reset();
    bench.next(update, "error", "UnsupportedOperation", 1);
    let failure = publish(&client, &job(), move_twice).await.unwrap_err();
    assert_eq!(failure.error().unwrap().code(), Some("UnsupportedOperation"));
    assert_eq!(bench.seen().last().unwrap(), stop);

    // It cannot be stopped.
    bench.reset();
    bench.next(stop, "error", "AuthFailure.UnauthorizedOperation", 1);
    let failure = publish(&client, &job(), move_twice).await.unwrap_err();
    let Failure::Left { id, .. } = &failure else { panic!("{failure}") };
    assert_eq!(bench.sent(stop, "/TaskId"), [id.as_str()]);

    // It cannot be started.
    bench.reset();
    bench.next(start_, "error", "FailedOperation.RestrictedConcurrency", 1);
    assert!(matches!(publish(&client, &job(), move_twice).await, Err(Failure::Full(_))));
    bench.next(start_, "error", "RequestLimitExceeded", 3);
    let failure = start(&client, &job()).await.err().unwrap();
    assert_eq!(advice(failure.error().unwrap()), Advice::SlowDown);
}
