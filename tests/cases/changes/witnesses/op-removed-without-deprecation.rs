//! A call of the operation.
//!
//! first, after: error[E0433]: cannot find `ListSongs` in `party`
//! second, after: error[E0433]: cannot find `ListGuests` in `party`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub async fn songs(client: &party::Client) -> usize {
    client.send(party::ListSongs::new()).await.map_or(0, |reply| reply.songs.len())
}

#[cfg(second)]
pub async fn guests(client: &party::Client) -> usize {
    client.send(party::ListGuests::new().id("i1")).await.map_or(0, |reply| reply.guests.len())
}
