//! The least that a client can do: it sends bytes that are ready and looks at no more of a reply than it must.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Outcome;

/// After so long without an answer a connection hangs.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A connection that stays open.
pub(crate) struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

/// What becomes of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Answered,
    Refused,
    Closed,
}

impl Connection {
    pub(crate) async fn new(address: SocketAddr) -> Outcome<Self> {
        let stream = tokio::time::timeout(PATIENCE, TcpStream::connect(address)).await??;
        stream.set_nodelay(true)?;
        Ok(Connection { stream, read: Vec::with_capacity(1024) })
    }

    /// One call. A refusal is a 503; any other failure is an error, and so is a reply that does not come.
    pub(crate) async fn call(&mut self, call: &[u8]) -> Outcome<End> {
        tokio::time::timeout(PATIENCE, self.exchange(call)).await?
    }

    async fn exchange(&mut self, call: &[u8]) -> Outcome<End> {
        // Whoever was turned away cannot send; the reason may be there all the same.
        let _ = self.stream.write_all(call).await;
        self.read.clear();
        loop {
            match self.stream.read_buf(&mut self.read).await {
                Ok(0) | Err(_) => return Ok(End::Closed),
                Ok(_) => {}
            }
            if let Some(body) = whole(&self.read) {
                return judged(&self.read, body);
            }
        }
    }
}

/// The body, when all of it is there.
fn whole(reply: &[u8]) -> Option<&[u8]> {
    let start = reply.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&reply[..start]).ok()?.to_ascii_lowercase();
    let length: usize = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())?;
    reply.get(start..start + length)
}

fn judged(reply: &[u8], body: &[u8]) -> Outcome<End> {
    let has = |text: &[u8]| body.windows(text.len()).any(|part| part == text);
    let failed = has(b"\"Error\":") || has(b"\"mock\":") || has(b"\"ActionStatus\":\"FAIL\"");
    match &reply[..12] {
        b"HTTP/1.1 200" if !failed => Ok(End::Answered),
        b"HTTP/1.1 503" => Ok(End::Refused),
        _ => Err(format!("a good call failed: {}", String::from_utf8_lossy(reply)).into()),
    }
}
