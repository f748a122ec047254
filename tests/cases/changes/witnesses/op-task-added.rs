//! Code that asks how the task is doing by itself.

use rtc_apis::example::party::v2024_05_01 as party;
use rtc_apis::ruled::rooms::v2020_12_01 as rooms;

#[cfg(first)]
pub async fn rooms(client: &party::Client) -> Option<Vec<String>> {
    let party::ListRoomsReply { rooms, .. } = client.send(party::ListRooms::new()).await.ok()?.into_inner();
    Some(rooms)
}

#[cfg(second)]
pub async fn titles(client: &rooms::Client) -> Option<Vec<String>> {
    let rooms::FindSongsReply { songs, .. } =
        client.send(rooms::FindSongs::new().words("blue")).await.ok()?.into_inner();
    Some(songs)
}
