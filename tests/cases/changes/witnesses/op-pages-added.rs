//! Code that asks for the list by itself.

use rtc_apis::ruled::rooms::v2020_12_01 as rooms;

pub async fn titles(client: &rooms::Client) -> Option<Vec<String>> {
    let request = rooms::FindSongs::new().words("blue").x_trace("t1");
    let rooms::FindSongsReply { songs, .. } = client.send(request).await.ok()?.into_inner();
    Some(songs)
}
