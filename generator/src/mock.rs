//! A stand-in for the vendors, made from the specs: requests in, replies out, as the pages say.
//!
//! Given a model that got through the gate, test accounts and requests, it answers each as the vendor's server would: it checks the
//! signature with an implementation of its own, holds the request against the spec, keeps what operations start and set, and replies in
//! the right envelope. It reads the specs and nothing of the client, so that the same mistake cannot hide on both sides. It must not
//! panic on anything that comes in, nor grow with the number of requests.
//!
//! [`Mock`] does no IO: [`Mock::answer`] takes a request and a time. [`serve`] puts it behind a socket.

mod accounts;
mod admission;
mod auth;
mod codes;
mod control;
mod engine;
mod envelope;
mod exchange;
mod fault;
mod journal;
mod listing;
mod parameters;
mod protocol;
mod rates;
mod reply;
mod routes;
mod server;
mod state;
mod synthesis;
mod validate;
mod weight;

#[cfg(test)]
mod tests;

pub use accounts::{Accounts, AccountsError};
pub use engine::{Answer, Mock, Options};
pub use fault::Fault;
pub use server::{Limits, serve};
