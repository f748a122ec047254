//! Records a TRTC room in the cloud: `CreateCloudRecording`, `DescribeCloudRecording` until the end, `DeleteCloudRecording`.
//!
//! Needs: an SDKAppID, a user id for the robot that joins the room and its UserSig, keys of the account (`Credentials::from_env`), one of
//! five regions, and a storage; here the files go to video on demand. Costs: the recording for as long as it runs, and the storage. That is
//! why it is stopped on every way out, and why it ends by itself when nobody has sent anything for a while.
//!
//! Pages: <https://tencentcloud.com/document/api/647/46960> (create), <https://tencentcloud.com/zh/document/product/647/46958> (describe),
//! <https://tencentcloud.com/zh/document/product/647/46959> (delete).

use std::time::Duration;

use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::{AnyError, Code, PollError};

use crate::failure::{Failure, ended};

/// What is recorded. It has no `Debug`, for the robot's UserSig is a secret.
pub struct Job<'a> {
    /// SDKAppID of the room.
    pub app: u64,
    /// Id of the room, a text.
    pub room: &'a str,
    /// User id of the robot, which nobody else in the room has.
    pub robot: &'a str,
    /// The robot's UserSig.
    pub user_sig: &'a str,
    /// Time from one look at the recording to the next.
    pub every: Duration,
    /// How long it may last; then it is stopped.
    pub longest: Duration,
}

/// A recording that has ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Recording {
    /// Id of the task. The service knows it for a while only; files and callbacks are named after it.
    pub task: String,
    /// Why it ended.
    pub end: End,
    /// The files, as far as the service told while it was running.
    pub files: Vec<String>,
}

/// Why a recording ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// By itself, or somebody else stopped it.
    OfItself,
    /// It was stopped after the longest time that it may last.
    Stopped,
}

/// Records a room until the recording ends, or for the longest time that it may last.
pub async fn record(client: &trtc::Client, job: &Job<'_>) -> Result<Recording, Failure> {
    let task = start(client, job).await?;
    let watched = watch(client, job, &task).await;
    let stop = match &watched {
        Ok((End::OfItself, _)) => Ok(()),
        // It runs still; or it is not known to have ended, since it could not be asked for.
        Ok((End::Stopped, _)) | Err(_) => stop(client, job.app, &task).await.map(drop),
    };
    let (end, files) = ended(&task, watched, stop)?;
    Ok(Recording { task, end, files })
}

/// Starts a recording, and returns the id of its task.
///
/// When the reply is lost, the recording may run without anybody knowing its id; it then ends a minute after the room has fallen silent.
/// Starting a second one with the same robot cuts the first one off.
pub async fn start(client: &trtc::Client, job: &Job<'_>) -> Result<String, Failure> {
    use trtc::create_cloud_recording::{
        CloudVod, RecordMode, RecordParams, RoomIdType, StorageParams, TencentVod,
    };
    let params = RecordParams::new().record_mode(RecordMode::MIXED).max_idle_time(60);
    let storage = StorageParams::new().cloud_vod(CloudVod::new().tencent_vod(TencentVod::new()));
    let request = trtc::CreateCloudRecording::new()
        .sdk_app_id(job.app)
        .room_id(job.room)
        .room_id_type(RoomIdType::TEXT)
        .user_id(job.robot)
        .user_sig(job.user_sig)
        .record_params(params)
        .storage_params(storage);
    let reply = client.send(request).await.map_err(|error| match error.known() {
        Some(Code::Operation(trtc::CreateCloudRecordingError::FailedOperationRestrictedConcurrency)) => {
            Failure::Full(error.into())
        }
        _ => Failure::Call(error.into()),
    })?;
    let Some(task) = reply.task_id.clone() else {
        return Err(Failure::NoId { request_id: reply.request_id().to_owned() });
    };
    eprintln!("recording {task} has started (request {})", reply.request_id());
    Ok(task)
}

/// Waits until a recording has ended, or for the longest time that it may last; with the files that were told last.
async fn watch(client: &trtc::Client, job: &Job<'_>, task: &str) -> Result<(End, Vec<String>), AnyError> {
    let describe = trtc::DescribeCloudRecording::new().sdk_app_id(job.app).task_id(task);
    match client.poll(describe).every(job.every).deadline(job.longest).until_done().await {
        Ok(reply) => Ok((End::OfItself, files(&reply))),
        Err(PollError::Deadline(last)) => {
            Ok((End::Stopped, last.map(|reply| files(&reply)).unwrap_or_default()))
        }
        Err(PollError::Call(error)) => match error.known() {
            // Who asks for a task after its end is told that there is none.
            Some(Code::Operation(trtc::DescribeCloudRecordingError::ResourceNotFound)) => {
                Ok((End::OfItself, Vec::new()))
            }
            _ => Err(error.into()),
        },
        // The page has no state for a recording that failed; should it get one, it is an end.
        Err(PollError::Failed(reply)) => Ok((End::OfItself, files(&reply))),
        Err(_) => Ok((End::Stopped, Vec::new())),
    }
}

/// Stops a recording, and tells whether it was still there to be stopped.
pub async fn stop(client: &trtc::Client, app: u64, task: &str) -> Result<bool, AnyError> {
    match client.send(trtc::DeleteCloudRecording::new().sdk_app_id(app).task_id(task)).await {
        Ok(reply) => {
            eprintln!("recording {task} was stopped (request {})", reply.request_id());
            Ok(true)
        }
        Err(error) => match error.known() {
            Some(Code::Operation(trtc::DeleteCloudRecordingError::ResourceNotFound)) => Ok(false),
            _ => Err(error.into()),
        },
    }
}

fn files(reply: &trtc::DescribeCloudRecordingReply) -> Vec<String> {
    reply.storage_file_list.iter().filter_map(|file| file.file_name.clone()).collect()
}
