//! A mock under bytes that mean harm, or that an accident made: each gets an error, a refusal or the end of its connection, and the
//! next good call gets its answer.
//!
//! The mock is the command itself, a process with a memory of its own. Where there is no `/proc`, nothing is said about that memory.

#![cfg(unix)]

mod bodies;
mod calls;
mod crowd;
mod faults;
mod messages;
mod process;
mod target;
