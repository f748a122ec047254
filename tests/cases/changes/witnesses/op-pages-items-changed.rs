//! A walk over all items, which are of the type that the list had.
//!
//! first, after: error[E0308]: mismatched types: expected `Option<Visitor>`, found `Option<Task>`
//! second, after: error[E0308]: mismatched types: expected `Option<String>`, found `Option<u32>`

use rtc_apis::example::party::v2024_05_01 as party;

#[cfg(first)]
pub async fn guest(client: &party::Client) -> Option<party::types::Visitor> {
    client.pages(party::ListGuests::new()).items().next().await?.ok()
}

#[cfg(second)]
pub async fn room(client: &party::Client) -> Option<String> {
    client.pages(party::ListRooms::new()).items().next().await?.ok()
}
