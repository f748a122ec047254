//! Bodies: those that come in, within bounds, and those that go out, also in pieces and broken.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
use tokio::time::Sleep;

use crate::mock::control;

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It did not come in time.
    Slow,
    /// It broke off, or was not what its headers said.
    Broken,
    /// Too many bodies at once.
    Busy,
}

impl Refused {
    /// The status and the words for the client.
    pub(super) fn words(self) -> (u16, &'static str) {
        match self {
            Refused::Slow => (408, "the body did not come in time"),
            Refused::Broken => (400, "the body broke off"),
            Refused::Busy => (503, "too many bodies at once, try again"),
        }
    }
}

/// How long a body waits for its share of the memory.
const PATIENCE: Duration = Duration::from_secs(5);

/// Bodies and replies up to this size are not counted: there are no more of them than connections.
const SMALL: usize = 16 * 1024;

/// The most bytes that are read only to be thrown away.
const SPILL: usize = 64 * 1024 * 1024;

/// Reads a body and returns its first `most` bytes, so that whoever gets exactly that many knows of more. The rest is thrown away, as is a
/// body for which there is no room: who still sends does not look for a reply. The permit stands for the memory.
pub(super) async fn read(
    mut incoming: Incoming,
    most: usize,
    bodies: &Semaphore,
) -> Result<(Bytes, Option<SemaphorePermit<'_>>), Refused> {
    let announced = incoming.size_hint().upper().and_then(|bytes| usize::try_from(bytes).ok());
    let whole = announced.map_or(most, |bytes| bytes.min(most));
    let (mut body, mut room, mut spilt) = (BytesMut::new(), Room::Unasked, 0);
    while let Some(frame) = incoming.frame().await {
        let Ok(data) = frame.map_err(|_| Refused::Broken)?.into_data() else { continue };
        if matches!(room, Room::Unasked) && body.len() + data.len() > SMALL {
            room = Room::ask(whole, bodies).await;
        }
        let free = if matches!(room, Room::Full) { 0 } else { most - body.len() };
        let kept = data.len().min(free);
        body.extend_from_slice(&data.slice(..kept));
        spilt += data.len() - kept;
        if spilt > SPILL {
            break;
        }
    }
    match room {
        Room::Unasked => Ok((body.freeze(), None)),
        Room::Shared(share) => Ok((body.freeze(), Some(share))),
        Room::Full => Err(Refused::Busy),
    }
}

/// Whether there is memory for a body.
enum Room<'s> {
    /// It is small so far.
    Unasked,
    Shared(SemaphorePermit<'s>),
    Full,
}

impl<'s> Room<'s> {
    /// Waits for all that a body may need: whoever waited for more with a part in hand could wait for others who do the same.
    async fn ask(bytes: usize, bodies: &'s Semaphore) -> Self {
        let Ok(bytes) = u32::try_from(bytes) else { return Room::Full };
        match tokio::time::timeout(PATIENCE, bodies.acquire_many(bytes)).await {
            Ok(Ok(share)) => Room::Shared(share),
            _ => Room::Full,
        }
    }
}

/// A reply that is counted as long as it takes memory; another one in its place when there are too many.
pub(super) fn counted(
    response: http::Response<Bytes>,
    replies: &Arc<Semaphore>,
    most: usize,
) -> http::Response<Bytes> {
    let size = response.body().len();
    if size <= SMALL {
        return response;
    }
    let shares = u32::try_from(size.min(most)).unwrap_or(u32::MAX);
    match Arc::clone(replies).try_acquire_many_owned(shares) {
        Ok(share) => response.map(|bytes| Bytes::from_owner(Counted { bytes, _share: share })),
        Err(_) => control::refusal(503, "too many large replies at once, try again"),
    }
}

/// Bytes with their share of the memory.
struct Counted {
    bytes: Bytes,
    _share: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// How long half a body travels before the connection breaks.
const BREATH: Duration = Duration::from_millis(20);

/// A body that goes out.
pub(super) struct Outgoing {
    rest: Bytes,
    /// What is left to be sent of the rest before the connection breaks.
    until_break: Option<usize>,
    /// The size of a piece and the time between two.
    pace: Option<(usize, Duration)>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Outgoing {
    /// At a pace, or at once; whole, or broken in the middle.
    pub(super) fn new(bytes: Bytes, pace: Option<Duration>, whole: bool) -> Self {
        Outgoing {
            until_break: (!whole).then_some(bytes.len() / 2),
            pace: pace.map(|time| (bytes.len().div_ceil(16).max(1), time)),
            rest: bytes,
            pause: None,
        }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(pause) = &mut self.pause {
            ready!(pause.as_mut().poll(cx));
            self.pause = None;
        }
        if self.until_break == Some(0) {
            return Poll::Ready(Some(Err(io::Error::other("broken on purpose"))));
        }
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let piece = self.pace.map_or(usize::MAX, |(size, _)| size);
        let size = piece.min(self.until_break.unwrap_or(usize::MAX)).min(self.rest.len());
        let data = self.rest.split_to(size);
        self.until_break = self.until_break.map(|left| left - size);
        // What was sent so far has to be on its way before the connection breaks.
        let pause = self.pace.map(|(_, time)| time).or(self.until_break.map(|_| BREATH));
        self.pause = pause.map(|time| Box::pin(tokio::time::sleep(time)));
        Poll::Ready(Some(Ok(Frame::data(data))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.until_break.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}
