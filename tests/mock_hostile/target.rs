//! The mock that is shot at, and what has to be true of it after every shot.

use std::net::SocketAddr;
use std::path::Path;

use apiscribe_tests::mock::{End, Process, Reply, Seen, Socket, VENDORS, exchange, raw};

/// The command.
pub(crate) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_apiscribe-under-test"))
}

/// A mock, with a bound for its memory.
pub(crate) struct Target {
    pub(crate) process: Process,
    /// In KiB, at any time; without a bound where the system does not tell.
    most: u64,
}

impl Target {
    /// One that may take `more_memory` MiB beyond what it takes idle, which grows with the specs.
    pub(crate) fn new(more_memory: u64, arguments: &[&str]) -> Self {
        let process = Process::start(program(), arguments);
        let idle = process.memory().map_or(0, |memory| memory.now);
        Target { process, most: idle + more_memory * 1024 }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.process.address()
    }

    pub(crate) fn socket(&self) -> Socket {
        Socket::new(self.address())
    }

    pub(crate) fn host(&self) -> String {
        self.address().to_string()
    }

    /// Sends bytes, and returns the one reply to them, if there is one.
    pub(crate) fn shoot(&self, bytes: &[u8]) -> Seen {
        exchange(self.address(), bytes, 1)
    }

    /// Sends bytes and hangs up, and returns what came until the end.
    pub(crate) fn shoot_and_go(&self, bytes: &[u8]) -> Seen {
        let mut socket = self.socket();
        socket.send(bytes);
        socket.hang_up();
        let seen = socket.seen(usize::MAX);
        assert_ne!(seen.end, End::Open);
        seen
    }

    /// The reply to bytes that have to be answered.
    pub(crate) fn reply(&self, bytes: &[u8]) -> Reply {
        let seen = self.shoot(bytes);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(300)]);
        seen.replies.into_iter().next().unwrap_or_else(|| panic!("no reply, but {:?} to {shown}", seen.end))
    }

    /// It lives, answers whoever means well, and has not grown beyond its bound.
    pub(crate) fn stands(&mut self, after: &str) {
        assert!(self.process.lives(), "the mock has died of {after}");
        for (vendor, call) in VENDORS {
            let reply = self.reply(&raw(&call(&self.host())));
            assert_eq!((reply.status, reply.code()), (200, None), "{vendor} after {after}: {reply:?}");
        }
        if let Some(memory) = self.process.memory() {
            assert!(memory.peak <= self.most, "after {after} the memory is {memory:?}");
        }
    }
}
