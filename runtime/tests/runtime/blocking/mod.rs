//! The client that blocks, against servers on loopback and transports that play a script.

mod certificate;
mod lists;
mod loopback;
mod runtimes;
#[cfg(feature = "reqwest")]
mod same;
mod scripted;
