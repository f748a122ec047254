//! The calls. Given a mock, it makes them all at once and returns how each of them ended.

use std::time::Duration;

use apiscribe_tests::mock::Process;
use rtc_apis::volcengine::Credentials;
use rtc_apis::volcengine::rtc::v2023_11_01::start_record::{CustomConfig, StorageConfig};
use rtc_apis::volcengine::rtc::v2023_11_01::{Client, GetRecordTask, StartRecord};
use rtc_apis::{AnyError, Reply, RetryPolicy};
use serde_json::json;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::journal::post;
use crate::{CALLS, Outcome};

/// How a call ended.
#[derive(Debug)]
pub(crate) struct End {
    /// The task id in the request, which no other call has.
    pub(crate) id: String,
    /// Whether it may be carried out once only.
    pub(crate) once: bool,
    pub(crate) answer: Result<Answer, AnyError>,
}

/// What an answer says of itself.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) request_id: String,
    pub(crate) attempts: u32,
}

/// Tells the mock what to do to the calls that come first. As many may be repeated as a client repeats without success in between.
pub(crate) fn ask_for_trouble(mock: &Process) -> Outcome<()> {
    let [start, get] = ["StartRecord", "GetRecordTask"];
    post(
        mock,
        "/_mock/next",
        &json!([
            { "operation": start, "fault": "slow=400", "times": 150 },
            { "operation": start, "fault": "reset", "times": 20 },
            { "operation": start, "fault": "truncate", "times": 10 },
            { "operation": start, "error": "FlowLimitExceeded", "times": 10 },
            { "operation": start, "error": "InternalError", "times": 10 },
            { "operation": get, "fault": "drip=2", "times": 50 },
            { "operation": get, "fault": "slow=400", "times": 100 },
            { "operation": get, "fault": "reset", "times": 15 },
            { "operation": get, "fault": "truncate", "times": 5 },
            { "operation": get, "error": "InternalError", "times": 10 },
        ]),
    )
}

/// All calls, begun together; every other one starts a recording, the others ask for one.
pub(crate) async fn all(mock: &Process) -> Outcome<Vec<End>> {
    let client = Client::builder()
        .credentials(Credentials::new("AKLT-mock", "secret-of-the-mock"))
        .insecure_endpoint(format!("http://{}", mock.address()))
        .retry(RetryPolicy::new().throttle_base(Duration::from_millis(100)))
        .build()?;
    let together = std::sync::Arc::new(Barrier::new(CALLS));
    let mut calls = JoinSet::new();
    for number in 0..CALLS {
        let (client, together) = (client.clone(), together.clone());
        calls.spawn(async move {
            together.wait().await;
            one(&client, number).await
        });
    }
    let mut ends = Vec::new();
    while let Some(end) = calls.join_next().await {
        ends.push(end?);
    }
    Ok(ends)
}

async fn one(client: &Client, number: usize) -> End {
    let (id, once) = (format!("task-{number}"), number.is_multiple_of(2));
    let answer = match once {
        true => {
            let storage = StorageConfig::new().custom_config(
                CustomConfig::new()
                    .bucket("bucket")
                    .access_key("key-of-nobody")
                    .secret_key("secret-of-nobody"),
            );
            let start =
                StartRecord::new().app_id("app").room_id("room").task_id(&*id).storage_config(storage);
            told(client.send(start.clone()).await)
        }
        false => told(client.send(GetRecordTask::new().app_id("app").room_id("room").task_id(&*id)).await),
    };
    End { id, once, answer }
}

fn told<T, E: Into<AnyError>>(outcome: Result<Reply<T>, E>) -> Result<Answer, AnyError> {
    let reply = outcome.map_err(Into::into)?;
    Ok(Answer { request_id: reply.request_id().to_owned(), attempts: reply.attempts() })
}
