//! A walk over all pages.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub fn walk(client: &party::Client) {
    drop(client.pages(party::ListSongs::new()));
}

#[cfg(second)]
pub fn walk(client: &party::Client) {
    drop(client.pages(party::ListRooms::new()));
}
