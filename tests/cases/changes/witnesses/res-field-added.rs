//! Code that takes a reply apart.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn songs(reply: party::ListSongsReply) -> (Vec<String>, Option<u64>) {
    let party::ListSongsReply { songs, total, .. } = reply;
    (songs, total)
}

#[cfg(second)]
pub fn state(task: &party::list_guests::Task) -> Option<party::list_guests::State> {
    let party::list_guests::Task { state, .. } = task;
    *state
}
