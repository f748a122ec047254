//! A walk over all items, which are of the type that the list had.

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub async fn guest(client: &party::Client) -> Option<party::types::Visitor> {
    client.pages(party::ListGuests::new()).items().next().await?.ok()
}

#[cfg(second)]
pub async fn room(client: &party::Client) -> Option<String> {
    client.pages(party::ListRooms::new()).items().next().await?.ok()
}
