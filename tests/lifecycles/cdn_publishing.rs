//! Publishes a user of a TRTC room to a CDN: `StartPublishCdnStream`, `UpdatePublishCdnStream`, `StopPublishCdnStream`.
//!
//! Needs: an SDKAppID, a user id for the robot that joins the room and its UserSig, keys of the account (`Credentials::from_env`), and an
//! address to push to. Costs: relaying to a CDN that is not Tencent's, and the encoding of pictures where they are mixed; here the stream
//! goes out as it is. A relay ends by itself when the user has been gone for a while; it is stopped on every way out all the same.
//!
//! Pages: <https://www.tencentcloud.com/zh/document/product/647/48247> (start), and for all three
//! <https://console.cloud.tencent.com/api/explorer?Product=trtc&Version=2019-07-22&Action=StartPublishCdnStream>.

use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::{AnyError, Code};
use trtc::types::{
    AacProfile, AudioEncode, CdnOwner, ChannelCount, McuAudioParams, McuPublishCdnParam, MixUserInfo,
    RoomIdKind, SampleRate, SingleSubscribeParams, UserMediaStream,
};

use crate::failure::{Failure, ended};

/// What is published. It has no `Debug`, for the robot's UserSig and the address are secrets.
pub struct Job<'a> {
    /// SDKAppID of the room.
    pub app: u64,
    /// Id of the room, a text.
    pub room: &'a str,
    /// The user who is published.
    pub user: &'a str,
    /// User id of the robot, which nobody else in the room has.
    pub robot: &'a str,
    /// The robot's UserSig.
    pub user_sig: &'a str,
    /// Address at Tencent's CDN that the stream is pushed to.
    pub url: &'a str,
}

/// A relay that is running.
pub struct Relay<'a> {
    client: &'a trtc::Client,
    app: u64,
    task: String,
    updates: u64,
}

/// What came of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// It was carried out.
    Done,
    /// A later one was carried out before it.
    Late,
    /// The relay has ended.
    Ended,
}

/// Publishes while some work goes on, then stops.
pub async fn publish<T>(
    client: &trtc::Client,
    job: &Job<'_>,
    work: impl AsyncFnOnce(&mut Relay<'_>) -> Result<T, AnyError>,
) -> Result<T, Failure> {
    let mut relay = start(client, job).await?;
    let done = work(&mut relay).await;
    let stop = relay.stop().await.map(drop);
    ended(&relay.task, done, stop)
}

/// Starts to publish.
///
/// When the reply is lost, the relay may run without anybody knowing its id; it then ends half a minute after the user has gone.
pub async fn start<'a>(client: &'a trtc::Client, job: &Job<'_>) -> Result<Relay<'a>, Failure> {
    use trtc::start_publish_cdn_stream::{AgentParams, Transcoding};
    let user = MixUserInfo::new().user_id(job.user).room_id(job.room).room_id_type(RoomIdKind::TEXT);
    // Sound is encoded always, even where the picture goes out as it is.
    let sound = AudioEncode::new()
        .sample_rate(SampleRate::HZ_48000)
        .channel(ChannelCount::STEREO)
        .bit_rate(64)
        .codec(AacProfile::LC_AAC);
    let request = trtc::StartPublishCdnStream::new()
        .sdk_app_id(job.app)
        .room_id(job.room)
        .room_id_type(RoomIdKind::TEXT)
        .agent_params(AgentParams::new().user_id(job.robot).user_sig(job.user_sig).max_idle_time(30))
        .with_transcoding(Transcoding::NO)
        .audio_params(McuAudioParams::new().audio_encode(sound))
        .single_subscribe_params(
            SingleSubscribeParams::new().user_media_stream(UserMediaStream::new().user_info(user)),
        )
        .publish_cdn_params([to(job.url)]);
    let reply = client.send(request).await.map_err(|error| match error.known() {
        Some(Code::Operation(trtc::StartPublishCdnStreamError::FailedOperationRestrictedConcurrency)) => {
            Failure::Full(error.into())
        }
        _ => Failure::Call(error.into()),
    })?;
    let Some(task) = reply.task_id.clone() else {
        return Err(Failure::NoId { request_id: reply.request_id().to_owned() });
    };
    eprintln!("relay {task} has started (request {})", reply.request_id());
    Ok(Relay { client, app: job.app, task, updates: 0 })
}

impl Relay<'_> {
    /// Sends the stream to another address from now on.
    pub async fn redirect(&mut self, url: &str) -> Result<Update, AnyError> {
        use trtc::UpdatePublishCdnStreamError as Known;
        // The numbers tell the service which of two updates is the later one, however they arrive.
        self.updates += 1;
        let request = trtc::UpdatePublishCdnStream::new()
            .sdk_app_id(self.app)
            .task_id(&self.task)
            .sequence_number(self.updates)
            .with_transcoding(trtc::update_publish_cdn_stream::Transcoding::NO)
            .publish_cdn_params([to(url)]);
        match self.client.send(request).await {
            Ok(_) => Ok(Update::Done),
            Err(error) => match error.known() {
                Some(Code::Operation(Known::FailedOperationRequestOutdated)) => Ok(Update::Late),
                Some(Code::Operation(Known::FailedOperationTaskFinished | Known::ResourceNotFound)) => {
                    Ok(Update::Ended)
                }
                _ => Err(error.into()),
            },
        }
    }

    /// Stops it, and tells whether it was still there to be stopped.
    pub async fn stop(&self) -> Result<bool, AnyError> {
        let request = trtc::StopPublishCdnStream::new().sdk_app_id(self.app).task_id(&self.task);
        match self.client.send(request).await {
            Ok(reply) => {
                eprintln!("relay {} was stopped (request {})", self.task, reply.request_id());
                Ok(true)
            }
            Err(error) => match error.known() {
                Some(Code::Operation(trtc::StopPublishCdnStreamError::ResourceNotFound)) => Ok(false),
                _ => Err(error.into()),
            },
        }
    }
}

fn to(url: &str) -> McuPublishCdnParam {
    McuPublishCdnParam::new().publish_cdn_url(url).is_tencent_cdn(CdnOwner::TENCENT)
}
