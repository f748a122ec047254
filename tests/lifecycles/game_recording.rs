//! Records a voice room of a game, with Tencent's GME: `StartRecord`, `DescribeRecordInfo`, `StopRecord`.
//!
//! Needs: an application for which recording is switched on in the console (else `UnsupportedOperation.ServiceNotOpened`), and keys of the
//! account (`Credentials::from_env`). Costs: the recording for as long as it runs, so it is stopped on every way out.
//!
//! Pages: <https://tencentcloud.com/zh/document/product/607/53736> (start), <https://www.tencentcloud.com/zh/document/api/607/53739>
//! (describe).

use gme::describe_record_info::RecordInfo;
use rtc_apis::tencent::gme::v2018_07_11 as gme;
use rtc_apis::{AnyError, Code};

use crate::failure::{Failure, ended};

/// A recording that is running.
pub struct Running<'a> {
    client: &'a gme::Client,
    app: u64,
    /// Its id; above 2^53, so keep it as an integer, never as a double.
    pub task: u64,
}

/// Why there is no recording to work with.
#[derive(Debug)]
pub enum StartError {
    /// Recording has to be switched on in the console first.
    SwitchedOff(AnyError),
    /// There is no such room.
    NoRoom(AnyError),
    /// It has started, but the reply, with this request id, did not tell the id to stop it by.
    NoId(String),
    /// Anything else; [`crate::failure::advice`] tells what to do.
    Call(AnyError),
}

/// Records while some work goes on, then stops.
pub async fn record<'a, T>(
    running: Running<'a>,
    work: impl AsyncFnOnce(&Running<'a>) -> Result<T, AnyError>,
) -> Result<T, Failure> {
    let done = work(&running).await;
    let stop = running.stop().await.map(drop);
    ended(&running.task.to_string(), done, stop)
}

/// Starts to record everybody in a room, mixed into one file.
pub async fn start<'a>(client: &'a gme::Client, app: u64, room: &str) -> Result<Running<'a>, StartError> {
    use gme::StartRecordError::{ResourceNotFoundRoomNotFound, UnsupportedOperationServiceNotOpened};
    let request =
        gme::StartRecord::new().biz_id(app).room_id(room).record_mode(gme::types::RecordMode::MIXED_STREAMS);
    match client.send(request).await {
        Ok(reply) => {
            let Some(task) = reply.task_id else {
                return Err(StartError::NoId(reply.request_id().to_owned()));
            };
            eprintln!("recording {task} has started (request {})", reply.request_id());
            Ok(Running { client, app, task })
        }
        Err(error) => Err(match error.known() {
            Some(Code::Operation(UnsupportedOperationServiceNotOpened)) => {
                StartError::SwitchedOff(error.into())
            }
            Some(Code::Operation(ResourceNotFoundRoomNotFound)) => StartError::NoRoom(error.into()),
            _ => StartError::Call(error.into()),
        }),
    }
}

impl Running<'_> {
    /// Its files as they are now, with how far each has come; none when the recording has ended and was forgotten.
    pub async fn files(&self) -> Result<Vec<RecordInfo>, AnyError> {
        let request = gme::DescribeRecordInfo::new().biz_id(self.app).task_id(self.task);
        match self.client.send(request).await {
            Ok(reply) => Ok(reply.into_inner().record_info),
            Err(error) => match error.known() {
                Some(Code::Operation(gme::DescribeRecordInfoError::ResourceNotFoundTaskNotFound)) => {
                    Ok(Vec::new())
                }
                _ => Err(error.into()),
            },
        }
    }

    /// Stops it, and tells whether it was still running.
    pub async fn stop(&self) -> Result<bool, AnyError> {
        match self.client.send(gme::StopRecord::new().biz_id(self.app).task_id(self.task)).await {
            Ok(reply) => {
                eprintln!("recording {} was stopped (request {})", self.task, reply.request_id());
                Ok(true)
            }
            Err(error) => match error.known() {
                Some(Code::Operation(gme::StopRecordError::ResourceNotFoundTaskNotFound)) => Ok(false),
                _ => Err(error.into()),
            },
        }
    }
}
