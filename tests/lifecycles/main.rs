//! The life cycles of things that a vendor keeps for a program: one file for each, to read and to copy.
//!
//! Given a client, of the real service or of a mock, the functions of these files start something, use it and end it, and return what came
//! of it. They must not leave anything running that they started. `failure.rs` is the part that they share; `on_the_mock` runs each of
//! them against `apiscribe mock`: what they return, what arrived there, and what they do when something fails.

pub mod cdn_publishing;
pub mod cloud_recording;
pub mod failure;
pub mod game_recording;
pub mod room_members;
pub mod room_metadata;
pub mod room_recording;
pub mod voice_chat;

#[cfg(unix)]
mod on_the_mock;
