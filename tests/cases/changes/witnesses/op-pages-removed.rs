//! A walk over all pages.
//!
//! first, after: error[E0277]: the trait bound `ListSongs: Paged`
//! second, after: error[E0277]: the trait bound `ListRooms: Paged`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn walk(client: &party::Client) {
    drop(client.pages(party::ListSongs::new()));
}

#[cfg(second)]
pub fn walk(client: &party::Client) {
    drop(client.pages(party::ListRooms::new()));
}
