//! A call in a region.

use rtc_apis::example::party::v2024_05_01 as party;

pub async fn invite(client: &party::Client) -> bool {
    client.request(party::InviteGuests::new().room_id("lobby")).region("eu").send().await.is_ok()
}
