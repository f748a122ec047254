//! A mock behind a socket: HTTP/1.1 over plain TCP, for tests on the same machine.
//!
//! Given a listener and a mock, it answers until it is told to stop. Connections, headers, bodies and the memory they take are bounded;
//! whoever is over a bound gets an error or is turned away, and the others do not notice.

mod body;
mod socket;

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};

use super::admission::MOST_BODY;
use super::control;
use super::engine::{Answer, Mock};
use super::fault::Fault;
use body::{Outgoing, Refused};
use socket::{Breakable, Broken};

/// What a server takes upon itself.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most connections at once; more are told so and closed.
    pub connections: usize,
    /// The most bytes of all bodies at once; a request waits for its share for a while.
    pub bodies: usize,
    /// The most bytes of all large replies at once; whoever asks for one more is told to come back later.
    pub replies: usize,
    /// How long a client may take for its headers, also between two requests, for its body, and for going on to take a reply.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: usize = 1024 * 1024;
        Limits { connections: 4096, bodies: 64 * MIB, replies: 64 * MIB, patience: Duration::from_secs(30) }
    }
}

/// How long calls on their way may take when the server is to stop.
const FAREWELL: Duration = Duration::from_secs(1);

/// What all connections share.
struct Shared {
    mock: Mock,
    limits: Limits,
    bodies: Semaphore,
    replies: Arc<Semaphore>,
}

/// Answers what comes in at a listener until `stop` is there; then lets the calls on their way end, and returns.
pub async fn serve(listener: TcpListener, mock: Mock, limits: Limits, stop: impl Future<Output = ()>) {
    let most = u32::try_from(limits.connections.min(Semaphore::MAX_PERMITS)).unwrap_or(u32::MAX);
    let places = Arc::new(Semaphore::new(most as usize));
    let bodies = Semaphore::new(limits.bodies);
    let replies = Arc::new(Semaphore::new(limits.replies));
    let shared = Arc::new(Shared { mock, limits, bodies, replies });
    let (stopping, stopped) = watch::channel(false);
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, _)) => match Arc::clone(&places).try_acquire_owned() {
                Ok(place) => {
                    let talk = talk(stream, Arc::clone(&shared), stopped.clone());
                    tokio::spawn(async move {
                        talk.await;
                        drop(place);
                    });
                }
                Err(_) => socket::turn_away(&stream),
            },
            // No file is free, for example; those that are open will be closed.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    drop(listener);
    let _ = stopping.send(true);
    let _ = tokio::time::timeout(FAREWELL, places.acquire_many(most)).await;
}

/// All requests of one connection.
async fn talk(stream: TcpStream, shared: Arc<Shared>, mut stopped: watch::Receiver<bool>) {
    // Small replies should not wait for more to send.
    let _ = stream.set_nodelay(true);
    let patience = shared.limits.patience;
    let (stream, reset) = Breakable::new(stream, patience);
    let service = service_fn(|request| {
        let (shared, reset) = (Arc::clone(&shared), Arc::clone(&reset));
        async move {
            let (answer, _share) = exchange(request, &shared).await;
            if answer.faults.contains(&Fault::Reset) {
                reset.store(true, Ordering::Relaxed);
                return Err(Broken);
            }
            let Answer { response, faults } = answer;
            Ok(finish(body::counted(response, &shared.replies, shared.limits.replies), &faults).await)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_headers(100)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        // However a connection ends, there is nobody to tell.
        _ = connection.as_mut() => {}
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

/// Reads a request and has it answered. The share of the memory for bodies is kept until the reply is on its way.
async fn exchange(
    request: Request<Incoming>,
    shared: &Shared,
) -> (Answer, Option<tokio::sync::SemaphorePermit<'_>>) {
    let (parts, incoming) = request.into_parts();
    // One byte more than are answered for shows that there are more.
    let reading = body::read(incoming, MOST_BODY + 1, &shared.bodies);
    let read = tokio::time::timeout(shared.limits.patience, reading).await;
    match read.unwrap_or(Err(Refused::Slow)) {
        Ok((body, share)) => (shared.mock.answer(&parts, &body, SystemTime::now()), share),
        Err(refused) => {
            let (status, message) = refused.words();
            (Answer { response: control::refusal(status, message), faults: Vec::new() }, None)
        }
    }
}

/// Sends a reply as slowly and as incompletely as the faults want it.
async fn finish(response: Response<Bytes>, faults: &[Fault]) -> Response<Outgoing> {
    let mut pace = None;
    let mut whole = true;
    for fault in faults {
        match fault {
            Fault::Slow(time) => tokio::time::sleep(*time).await,
            Fault::Drip(time) => pace = Some(*time),
            Fault::Truncate => whole = false,
            _ => {}
        }
    }
    let (mut parts, bytes) = response.into_parts();
    if pace.is_some() || !whole {
        parts.headers.insert(http::header::CONTENT_LENGTH, bytes.len().into());
    }
    Response::from_parts(parts, Outgoing::new(bytes, pace, whole))
}
