//! A call of the operation.
//!
//! both, before: warning[deprecated]: use of deprecated struct `ShutRoom`

use rtc_apis::example::party::v2024_05_01 as party;

pub async fn close(client: &party::Client) -> bool {
    client.send(party::ShutRoom::new().room_id("lobby")).await.is_ok()
}
