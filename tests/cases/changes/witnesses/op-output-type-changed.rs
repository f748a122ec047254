//! Code that reads the result.
//!
//! first, after: error[E0609]: no field `result`
//! second, after: error[E0609]: no field `songs`

use rtc_apis::ruled::rooms::v2020_12_01 as rooms;

#[cfg(first)]
pub fn word(reply: rooms::BanGuestReply) -> Option<String> {
    reply.result
}

#[cfg(second)]
pub fn titles(reply: rooms::FindSongsReply) -> Vec<String> {
    reply.songs
}
