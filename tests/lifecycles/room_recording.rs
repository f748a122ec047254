//! Records a Volcengine room in the cloud: `StartRecord`, `StopRecord`, `GetRecordTask` until the files are there, version 2023-11-01.
//!
//! Needs: an AppId for which recording is switched on in the console, keys of the account (`Credentials::from_env`), and a storage. Costs: the
//! recording for as long as it runs, and the storage, so it is stopped on every way out.
//!
//! Pages: <https://volcengine.com/docs/6348/1188215> (start), <https://www.volcengine.com/docs/6348/1188200> (stop), and
//! <https://volcengine.com/docs/6348/70426> for the codes.

use std::time::Duration;

use rtc::get_record_task::{RecordTask, StopReason};
use rtc_apis::volcengine::rtc::v2023_11_01 as rtc;
use rtc_apis::{AnyError, Code, PollError};

use crate::failure::{Advice, Failure, advice, ended};

/// Which recording.
#[derive(Debug, Clone)]
pub struct Task {
    /// The app.
    pub app: String,
    /// Id of the room.
    pub room: String,
    /// Id that we give the task; it should be one that no other task of the room has.
    pub task: String,
}

/// What has become of a recording that was stopped.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// It has ended: why, and the paths or ids of its files.
    Ended(Option<StopReason>, Vec<String>),
    /// It has failed.
    Failed(Option<StopReason>),
    /// The service has not ended it yet; ask again later with [`outcome`].
    Unfinished,
}

/// Records while some work goes on, stops, and waits up to `patience` for the files.
pub async fn record<T>(
    client: &rtc::Client,
    task: &Task,
    storage: rtc::start_record::StorageConfig,
    patience: Duration,
    work: impl AsyncFnOnce() -> Result<T, AnyError>,
) -> Result<(T, Outcome), Failure> {
    let done = match start(client, task, storage).await {
        Ok(()) => work().await,
        // Nobody knows whether it runs. The id is ours, so it can be stopped all the same.
        Err(Failure::Call(error)) if advice(&error) == Advice::LookFirst => Err(error),
        Err(failure) => return Err(failure),
    };
    let stop = stop(client, task).await.map(drop);
    let done = ended(&task.task, done, stop)?;
    Ok((done, outcome(client, task, patience).await?))
}

/// Starts to record whatever is published in the room, mixed into one file.
pub async fn start(
    client: &rtc::Client,
    task: &Task,
    storage: rtc::start_record::StorageConfig,
) -> Result<(), Failure> {
    use rtc::ServiceError::{FlowLimitExceededTaskNumberOverLimit, InvalidParameterTaskAlreadyExists};
    let request = rtc::StartRecord::new()
        .app_id(&task.app)
        .room_id(&task.room)
        .task_id(&task.task)
        .storage_config(storage);
    match client.send(request).await {
        Ok(reply) => {
            eprintln!("recording {} has started (request {})", task.task, reply.request_id());
            Ok(())
        }
        Err(error) => Err(match error.known() {
            Some(Code::Service(InvalidParameterTaskAlreadyExists)) => Failure::Taken(error.into()),
            Some(Code::Service(FlowLimitExceededTaskNumberOverLimit)) => Failure::Full(error.into()),
            _ => Failure::Call(error.into()),
        }),
    }
}

/// Stops a recording, and tells whether it was still running.
pub async fn stop(client: &rtc::Client, task: &Task) -> Result<bool, AnyError> {
    let request = rtc::StopRecord::new().app_id(&task.app).room_id(&task.room).task_id(&task.task);
    match client.send(request).await {
        Ok(reply) => {
            eprintln!("recording {} was stopped (request {})", task.task, reply.request_id());
            Ok(true)
        }
        Err(error) => match error.known() {
            Some(Code::Service(rtc::ServiceError::InvalidParameterErrorActiveTaskNotFound)) => Ok(false),
            _ => Err(error.into()),
        },
    }
}

/// Waits for the end of a recording, and tells how it ended.
pub async fn outcome(client: &rtc::Client, task: &Task, patience: Duration) -> Result<Outcome, AnyError> {
    let ask = rtc::GetRecordTask::new().app_id(&task.app).room_id(&task.room).task_id(&task.task);
    match client.poll(ask).every(Duration::from_secs(5)).deadline(patience).until_done().await {
        Ok(reply) => {
            let RecordTask { stop_reason, record_file_list, .. } =
                reply.into_inner().record_task.unwrap_or_default();
            // A file in object storage has a path, one of video on demand an id.
            let names = record_file_list.into_iter().filter_map(|file| file.object_key.or(file.vid));
            Ok(Outcome::Ended(stop_reason, names.collect()))
        }
        Err(PollError::Failed(reply)) => {
            Ok(Outcome::Failed(reply.record_task.as_ref().and_then(|task| task.stop_reason.clone())))
        }
        Err(PollError::Call(error)) => Err(error.into()),
        Err(_) => Ok(Outcome::Unfinished),
    }
}
