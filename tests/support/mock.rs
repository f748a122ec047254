//! A mock that runs as a program of its own, calls for it that are signed, and sockets that send it any bytes.
//!
//! Given the path of the command, it starts mocks; given a mock's address, it returns calls and replies. It must not judge a reply.

mod calls;
mod process;
mod wire;

pub use calls::{VENDORS, Vendor, live_engine, raw, tencent, volcengine};
pub use process::{Memory, Process};
pub use wire::{End, PATIENCE, Reply, Seen, Socket, exchange};
