//! HTTP as bytes. Given any bytes, it sends them and returns what comes back and how the connection ends. Must not wait for ever.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// After so long without a byte a connection counts as hanging.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// How a connection is after what was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Ready for the next request.
    Open,
    /// Ended in order.
    Closed,
    /// Reset.
    Reset,
}

/// A reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The header as text, its names in small letters.
    pub head: String,
    /// What came of the body.
    pub body: Vec<u8>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The replies, in order.
    pub replies: Vec<Reply>,
    /// How it ended.
    pub end: End,
}

/// A connection to a mock.
pub struct Socket {
    stream: TcpStream,
    unread: Vec<u8>,
}

/// Sends bytes on a connection of their own, and waits for that many replies, or for the end.
pub fn exchange(address: SocketAddr, bytes: &[u8], replies: usize) -> Seen {
    let mut socket = Socket::new(address);
    socket.send(bytes);
    socket.seen(replies)
}

impl Reply {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let line = self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.map(str::trim)
    }

    /// How long the body says it is.
    pub fn length(&self) -> usize {
        self.header("content-length").map_or(0, |length| length.parse().unwrap())
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The code of a vendor's error, or `mock` for a refusal of the mock itself, or nothing.
    pub fn code(&self) -> Option<String> {
        let json = self.json();
        let vendor = ["/Response/Error/Code", "/ResponseMetadata/Error/Code", "/ErrorCode"];
        let code = vendor.iter().find_map(|path| json.pointer(path));
        let text = |code: &serde_json::Value| code.as_str().map_or_else(|| code.to_string(), str::to_owned);
        code.map(text)
            .filter(|code| code != "0")
            .or_else(|| json.get("mock").is_some().then(|| "mock".to_owned()))
    }
}

impl Socket {
    /// Connects.
    pub fn new(address: SocketAddr) -> Self {
        let stream = TcpStream::connect_timeout(&address, PATIENCE).unwrap();
        stream.set_nodelay(true).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        Socket { stream, unread: Vec::new() }
    }

    /// Sends bytes, and tells whether all of them were taken.
    pub fn send(&mut self, bytes: &[u8]) -> bool {
        match self.stream.write_all(bytes) {
            Ok(()) => true,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                panic!("the mock takes no more bytes, and does not end the connection")
            }
            Err(_) => false,
        }
    }

    /// Says that nothing more is sent.
    pub fn hang_up(&self) {
        // The other side may have been quicker.
        let _ = self.stream.shutdown(Shutdown::Write);
    }

    /// Waits for that many replies, or for the end.
    pub fn seen(&mut self, replies: usize) -> Seen {
        let mut seen = Seen { replies: Vec::new(), end: End::Open };
        while seen.replies.len() < replies {
            if let Some(reply) = self.whole_reply() {
                seen.replies.push(reply);
                continue;
            }
            match self.more() {
                End::Open => {}
                end => {
                    seen.end = end;
                    seen.replies.extend(self.torn_reply());
                    break;
                }
            }
        }
        seen
    }

    /// Waits for the end of the connection, past all replies.
    pub fn end(&mut self) -> End {
        let start = Instant::now();
        loop {
            self.unread.clear();
            match self.more() {
                End::Open => assert!(start.elapsed() < PATIENCE, "the connection does not end"),
                end => return end,
            }
        }
    }

    fn more(&mut self) -> End {
        let mut piece = [0; 16 * 1024];
        match self.stream.read(&mut piece) {
            Ok(0) => End::Closed,
            Ok(count) => {
                self.unread.extend(&piece[..count]);
                End::Open
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                panic!("the mock neither answers nor ends the connection; so far: {:?}", self.unread)
            }
            Err(_) => End::Reset,
        }
    }

    fn whole_reply(&mut self) -> Option<Reply> {
        let (reply, start) = head(&self.unread)?;
        let end = start + reply.length();
        let body = self.unread.get(start..end)?.to_vec();
        self.unread.drain(..end);
        Some(Reply { body, ..reply })
    }

    /// A reply whose body broke off.
    fn torn_reply(&mut self) -> Option<Reply> {
        let (reply, start) = head(&self.unread)?;
        Some(Reply { body: self.unread.split_off(start), ..reply })
    }
}

/// A reply without its body, and where that begins.
fn head(bytes: &[u8]) -> Option<(Reply, usize)> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let (first, fields) = head.split_once("\r\n").unwrap_or((&head, ""));
    let status = first.strip_prefix("HTTP/1.").and_then(|rest| rest[2..].get(..3)?.parse().ok());
    let status = status.unwrap_or_else(|| panic!("no status line: {first}"));
    let fields = fields.lines().map(|line| match line.split_once(':') {
        Some((name, value)) => format!("{}:{value}\n", name.to_ascii_lowercase()),
        None => panic!("no header: {line}"),
    });
    Some((Reply { status, head: fields.collect(), body: Vec::new() }, end + 4))
}
