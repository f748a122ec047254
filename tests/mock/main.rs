//! The mock, in process: what it answers to calls of the generated clients and to calls that are wrong.
//!
//! Refresh the tables of refusals with: INSTA_UPDATE=always cargo test -p apiscribe-tests --test mock

mod bench;
mod calls;
mod control;
mod families;
mod refusals;
mod secrets;
mod walks;
