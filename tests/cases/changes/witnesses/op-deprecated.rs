//! A call of the operation.
//!
//! first, after: warning[deprecated]: use of deprecated struct `Switch`
//! second, after: warning[deprecated]: use of deprecated struct `BanGuest`

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::ruled::rooms::v2020_12_01 as rooms;

#[cfg(first)]
pub async fn light(client: &lights::Client) -> bool {
    client.send(lights::Switch::new().lamp(1)).await.is_ok()
}

#[cfg(second)]
pub async fn ban(client: &rooms::Client) -> bool {
    client.send(rooms::BanGuest::new().guest_id("g1")).await.is_ok()
}
