//! A client that keeps to the limits, and a call.

use rtc_apis::example::party::v2024_05_01 as party;

pub fn client(limits: rtc_apis::RateLimits) -> Option<party::Client> {
    party::Client::builder().rate_limits(limits).build().ok()
}

#[cfg(first)]
pub async fn guests(client: &party::Client) -> bool {
    client.send(party::ListGuests::new().id("i1")).await.is_ok()
}

#[cfg(second)]
pub async fn invite(client: &party::Client) -> bool {
    client.send(party::InviteGuests::new().room_id("lobby").guests([])).await.is_ok()
}
