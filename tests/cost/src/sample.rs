//! The requests and replies that are measured, and clients for them.
//!
//! Given: how the clock of a client moves. Returns: clients that send nothing. Must not: read the system's clock or random numbers, which
//! would be measured too.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use apiscribe_runtime::{
    BoxFuture, Client, ClientBuilder, Limits, Service, Timer, Transport, TransportError,
};
use bytes::Bytes;
use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::v2023_11_01 as rtc;
use rtc_apis::{AnyError, tencent, tencent_im, volcengine};

pub(crate) const NOW: u64 = 1_795_000_000;
pub(crate) const SECRET: &str = "not-a-real-key-not-a-real-key-32";
pub(crate) const ID: &str = "not-a-real-id-not-a-real-id-not-a-id";
pub(crate) const APP: u64 = 1_400_000_000;
pub(crate) const ADMINISTRATOR: &str = "administrator";
pub(crate) const REGION: &str = "ap-singapore";

/// How a client's clock moves with each request.
#[derive(Clone, Copy)]
pub(crate) enum Clock {
    /// Not at all: what was derived is kept.
    Stands,
    /// By more than a day: nothing that was derived holds.
    Leaps,
}

fn builder<S: Service>(credentials: S::Credentials, clock: Clock) -> ClientBuilder<S> {
    let step = match clock {
        Clock::Stands => 0,
        Clock::Leaps => 100_000,
    };
    let now = Arc::new(AtomicU64::new(NOW));
    let builder = Client::<S>::builder().credentials(credentials);
    builder.clock(move || now.fetch_add(step, Ordering::Relaxed)).nonce(|| 1_234_567_890)
}

pub(crate) fn tencent(clock: Clock) -> ClientBuilder<trtc::Service> {
    builder(tencent::Credentials::new(ID, SECRET), clock).region(REGION)
}

pub(crate) fn volcengine(clock: Clock) -> Result<rtc::Client, AnyError> {
    builder(volcengine::Credentials::new(ID, SECRET), clock).build()
}

pub(crate) fn im(clock: Clock) -> ClientBuilder<engine::Service> {
    builder(tencent_im::Credentials::new(APP, ADMINISTRATOR, SECRET), clock)
}

/// With a body of 200 bytes.
pub(crate) fn describe() -> trtc::DescribeCloudRecording {
    trtc::DescribeCloudRecording::new()
        .sdk_app_id(1_400_188_366)
        .task_id("m9-bVVU7n".repeat(19)[..165].to_owned())
}

/// With a body of 200 bytes, and two patterns to check.
pub(crate) fn ban() -> rtc::BanRoomUser {
    rtc::BanRoomUser::new()
        .app_id("not-a-real-app-of-30-letters-x")
        .room_id("room-".repeat(9))
        .user_id("user-".repeat(9))
        .ip("192.0.2.255")
        .forbidden_interval(3600)
}

/// Metadata of a room: so many pairs, with values of so many letters.
pub(crate) fn metadata(pairs: usize, letters: usize) -> engine::SetRoomMetadata {
    let pair = |number| {
        engine::set_room_metadata::Metadata::new().key(format!("key-{number:03}")).value("v".repeat(letters))
    };
    engine::SetRoomMetadata::new().room_id("a-room").metadata((0..pairs).map(pair))
}

/// What `DescribeCloudRecording` answers when there are so many files.
pub(crate) fn reply(files: usize) -> String {
    let mut list = String::new();
    for number in 0..files {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            list,
            r#"{comma}{{"UserId":"user-{number:03}","FileName":"1400188366_room-7_user-{number:03}_main.m3u8","#
        );
        let _ =
            write!(list, r#""TrackType":"audio_video","BeginTimeStamp":{}}}"#, 1_795_000_000_123 + number);
    }
    format!(
        r#"{{"Response":{{"TaskId":"{}","Status":"InProgress","StorageFileList":[{list}],"RequestId":"3c140219-cfe9-470e-b241-907877d6fb03"}}}}"#,
        "m9-bVVU7n".repeat(6)
    )
}

/// Answers at once, always the same.
pub(crate) struct AtOnce(pub(crate) Bytes);

impl Transport for AtOnce {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(std::future::ready(Ok(http::Response::new(self.0.clone()))))
    }
}

/// Tells the time as tokio's timer does. Nothing here waits.
pub(crate) struct Stopwatch(pub(crate) Instant);

impl Timer for Stopwatch {
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}
