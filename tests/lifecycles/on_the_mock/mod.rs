//! The life cycles against the command `apiscribe mock`, over sockets: what they return, and what the mock has seen.

mod bench;
mod cdn_publishing;
mod cloud_recording;
mod failure;
mod game_recording;
mod room_members;
mod room_metadata;
mod room_recording;
mod voice_chat;
