//! The client that blocks, against servers on loopback and transports that play a script.

mod loopback;
mod scripted;
