//! A server on the loopback interface that does with each connection what it is told, byte by byte.
//!
//! Given: steps. Returns: its address, and how many whole requests it has read. Must not: outlive the test's runtime.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use crate::certificate;

/// What is done with a connection, in order; after the last one it is closed.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Reads one whole request, and counts it.
    Read,
    /// Waits for the first byte, and does not read it.
    Peek,
    /// Writes this.
    Write(Vec<u8>),
    /// Writes this one byte at a time, with so much time in between.
    Drip(Vec<u8>, Duration),
    /// Resets the connection.
    Reset,
    /// Does nothing until the other side gives up.
    Hang,
}

/// A port, and what has been seen there.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<AtomicUsize>,
    /// Keeps a port where nobody listens from being given to somebody else.
    _silent: Option<TcpSocket>,
}

impl Server {
    /// A port where nobody listens.
    pub(crate) fn absent() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
        Self { address: socket.local_addr().unwrap(), seen: Arc::default(), _silent: Some(socket) }
    }

    /// A server that takes these steps with every connection.
    pub(crate) async fn start(steps: Vec<Step>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, seen) = (listener.local_addr().unwrap(), Arc::<AtomicUsize>::default());
        let counter = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(play(stream, steps.clone(), Arc::clone(&counter)));
            }
        });
        Self { address, seen, _silent: None }
    }

    /// A server that would read a request, if its certificate were trusted.
    pub(crate) async fn start_tls() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, seen) = (listener.local_addr().unwrap(), Arc::<AtomicUsize>::default());
        let (counter, acceptor) = (Arc::clone(&seen), certificate::acceptor());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                if let Ok(mut stream) = acceptor.accept(stream).await
                    && request(&mut stream).await.is_some()
                {
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            }
        });
        Self { address, seen, _silent: None }
    }

    /// How many whole requests it has read.
    pub(crate) fn seen(&self) -> usize {
        self.seen.load(Ordering::SeqCst)
    }
}

/// Takes the steps, until one fails because the client has gone.
async fn play(mut stream: TcpStream, steps: Vec<Step>, seen: Arc<AtomicUsize>) -> Option<()> {
    for step in steps {
        match step {
            Step::Read => {
                request(&mut stream).await?;
                seen.fetch_add(1, Ordering::SeqCst);
            }
            Step::Peek => {
                stream.peek(&mut [0]).await.ok()?;
            }
            Step::Write(bytes) => stream.write_all(&bytes).await.ok()?,
            Step::Drip(bytes, pause) => {
                for byte in bytes {
                    stream.write_all(&[byte]).await.ok()?;
                    tokio::time::sleep(pause).await;
                }
            }
            Step::Reset => {
                stream.set_zero_linger().ok()?;
                return None;
            }
            Step::Hang => drain(&mut stream).await?,
        }
    }
    // Closed with bytes unread it would be reset instead.
    stream.shutdown().await.ok()?;
    drain(&mut stream).await
}

async fn drain(stream: &mut TcpStream) -> Option<()> {
    while stream.read(&mut [0; 4096]).await.ok()? > 0 {}
    Some(())
}

/// Reads a head and as many bytes as it announces.
async fn request(stream: &mut (impl AsyncRead + Unpin)) -> Option<()> {
    let mut read = Vec::new();
    loop {
        if let Some(end) = read.windows(4).position(|end| end == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&read[..end]).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if read.len() >= end + 4 + length.unwrap_or(0) {
                return Some(());
            }
        }
        if stream.read_buf(&mut read).await.ok()? == 0 {
            return None;
        }
    }
}
