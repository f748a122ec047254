//! Calls, lists and tasks against a server that answers anything, in a time that passes only where somebody waits.
//!
//! Given replies, it calls until there is an end, and panics when there is none, when a call takes too long or is made too often.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use apiscribe_runtime::{
    AnyError, BoxFuture, ClientBuilder, Limits, OperationInfo, Paged, Polled, RecordMut, Safety, Service,
    Timer, Transport, TransportError, TransportErrorKind,
};
use bytes::Bytes;
use http::header::{DATE, RETRY_AFTER};
use http::{HeaderValue, Request, Response, StatusCode};
use rtc_apis::tencent::{gme::v2018_07_11 as gme, live::v2018_08_01 as live, trtc::v2019_07_22 as trtc};
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::{v2020_12_01 as rtc2020, v2023_11_01 as rtc};

use crate::calls::{answer, client};
use crate::errors;
use crate::keys::Keys;
use crate::source::Source;

/// How long a call may take in all.
const TIMEOUT: Duration = Duration::from_secs(60);
/// Whatever the server asks for.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
/// Three attempts, and one more after a clock was set.
const MOST_ATTEMPTS: usize = 4;

type Answered = Result<Response<Bytes>, TransportError>;

/// A server with a few replies, and the time.
#[derive(Clone, Default)]
pub(crate) struct Server(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    replies: VecDeque<Answered>,
    now: Duration,
    requests: usize,
    /// After which of the requests nobody knows what the server did.
    unknown: Vec<bool>,
}

impl Server {
    /// Replies from choices; `answer` makes some of their bodies.
    pub(crate) fn of(source: &mut Source<'_>, answer: impl Fn(&mut Source<'_>) -> String) -> Self {
        let mut replies = VecDeque::new();
        while !source.is_empty() && replies.len() < 20 {
            replies.push_back(reply(source, &answer));
        }
        Self(Arc::new(Mutex::new(State { replies, ..State::default() })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Builds a client of this server.
    pub(crate) fn client<S: Service>(&self, builder: ClientBuilder<S>) -> apiscribe_runtime::Client<S> {
        builder.timer(self.clone()).timeout(TIMEOUT).build().unwrap()
    }

    /// The end of a future that waits for nothing but this server.
    pub(crate) fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        let mut future = std::pin::pin!(future);
        match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(end) => end,
            Poll::Pending => panic!("it waits for something else"),
        }
    }

    /// Whether one call was made as it may be.
    pub(crate) fn check(&self, operation: &OperationInfo, end: Result<(), AnyError>) {
        let state = self.state();
        assert!(state.now <= TIMEOUT, "it took {:?}", state.now);
        assert!(state.requests <= MOST_ATTEMPTS);
        if let [before @ .., _] = state.unknown.as_slice()
            && operation.safety == Safety::Unsafe
        {
            assert!(!before.contains(&true), "it may have been done twice");
        }
        if let Err(error) = end {
            errors::check(&error);
            assert_eq!(error.attempts() as usize, state.requests.max(1));
        }
    }
}

fn reply(source: &mut Source<'_>, answer: &impl Fn(&mut Source<'_>) -> String) -> Answered {
    const KINDS: [TransportErrorKind; 4] = [
        TransportErrorKind::Connect,
        TransportErrorKind::Timeout,
        TransportErrorKind::Body,
        TransportErrorKind::Other,
    ];
    let kind = source.byte();
    if kind.is_multiple_of(8) {
        return Err(TransportError::new(KINDS[usize::from(kind >> 3) % KINDS.len()], "made up"));
    }
    let (status, headers) = if kind % 8 < 4 { (source.status(), source.byte()) } else { (200, 0) };
    let body = match kind % 2 {
        0 => answer(source).into_bytes(),
        _ => {
            let length = usize::from(source.byte()) * 4;
            source.bytes(length).to_vec()
        }
    };
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    for (bit, name) in [(1, RETRY_AFTER), (2, DATE)] {
        if headers & bit != 0
            && let Ok(value) = HeaderValue::from_bytes(source.text().as_bytes())
        {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

impl Transport for Server {
    fn send(&self, _: Request<Bytes>, limits: Limits) -> BoxFuture<'_, Answered> {
        let mut state = self.state();
        state.requests += 1;
        assert!(limits.timeout <= TIMEOUT);
        // Not repeated: no other attempt would bring less.
        let over = || Err(TransportError::too_large(limits.max_body));
        let reply = state.replies.pop_front().unwrap_or_else(over);
        let unknown = match &reply {
            Ok(response) => response.status().is_server_error() && response.body().is_empty(),
            Err(error) => error.kind() != TransportErrorKind::Connect,
        };
        state.unknown.push(unknown);
        Box::pin(std::future::ready(reply))
    }
}

impl Timer for Server {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        assert!(time <= LONGEST_WAIT, "it waits {time:?}");
        self.state().now += time;
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        self.state().now
    }
}

/// A list of any pages.
pub(crate) fn pages(source: &mut Source<'_>) {
    match source.byte() % 4 {
        0 => walk::<engine::GetRoomList>(source),
        1 => walk::<live::DescribeLiveDomainCertBindings>(source),
        2 => walk::<trtc::DescribePicture>(source),
        _ => walk::<rtc2020::ListRoomInfo>(source),
    }
}

/// A task in any states.
pub(crate) fn poll(source: &mut Source<'_>) {
    match source.byte() % 3 {
        0 => until_done::<rtc::GetRecordTask>(source),
        1 => until_done::<trtc::DescribeCloudRecording>(source),
        _ => until_done::<gme::DescribeRecordInfo>(source),
    }
}

/// One page for a reply at most, then an end that stays.
fn walk<O: Paged + RecordMut + Default + Clone>(source: &mut Source<'_>)
where
    <O::Service as Service>::Credentials: Keys,
{
    let mut request = O::default();
    source.fill(&mut request);
    let server = Server::of(source, |source| answer::<O>(source).1);
    let most = server.state().replies.len() + 1;
    let client = server.client(client::<O::Service>(server.clone(), false));
    let mut pages = client.request(request).validate(false).pages();
    let mut came = 0;
    while let Some(page) = server.wait(pages.next()) {
        came += 1;
        if let Err(error) = page {
            errors::check(&error);
        }
        assert!(came <= most, "more pages than replies");
    }
    assert!(server.wait(pages.next()).is_none(), "a list that has ended goes on");
}

fn until_done<O: Polled + RecordMut + Default + Clone>(source: &mut Source<'_>)
where
    <O::Service as Service>::Credentials: Keys,
    O::Reply: Debug,
{
    let mut request = O::default();
    source.fill(&mut request);
    let server = Server::of(source, |source| answer::<O>(source).1);
    let client = server.client(client::<O::Service>(server.clone(), false));
    let poller = client.request(request).validate(false).poll();
    let end = server.wait(poller.every(Duration::from_secs(5)).deadline(TIMEOUT).until_done());
    assert!(server.state().now <= 2 * TIMEOUT, "past the deadline: {:?}", server.state().now);
    if let Err(error) = end {
        assert!(!error.to_string().is_empty());
    }
}
