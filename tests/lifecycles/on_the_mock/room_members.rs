//! Users who are put out of a room: how many with each call, and what a room that is gone means.

use super::bench::Bench;
use crate::failure::{Advice, advice};
use crate::room_members::{Room, dismiss, remove};

const APP: u64 = 1_400_000_001;

#[tokio::test]
async fn on_the_mock() {
    let bench = Bench::new();
    let client = bench.trtc();
    let [remove_, dismiss_] = ["RemoveUserByStrRoomId", "DismissRoomByStrRoomId"];
    let users: Vec<_> = (0..25).map(|number| format!("user_{number}")).collect();

    assert_eq!(remove(&client, APP, "room", &users).await.unwrap(), Room::There);
    assert_eq!(dismiss(&client, APP, "room").await.unwrap(), Room::There);
    assert_eq!(bench.seen(), [remove_, remove_, remove_, dismiss_]);
    let sent = bench.sent(remove_, "/UserIds");
    let sent: Vec<_> = sent.iter().flat_map(|some| some.as_array().unwrap()).collect();
    assert_eq!(sent, users.iter().collect::<Vec<_>>());

    // The room closes meanwhile: there is nobody left to put out.
    bench.reset();
    bench.next(remove_, "error", "FailedOperation.RoomNotExist", 1);
    bench.next(dismiss_, "error", "FailedOperation.RoomNotExist", 1);
    assert_eq!(remove(&client, APP, "room", &users).await.unwrap(), Room::Gone);
    assert_eq!(dismiss(&client, APP, "room").await.unwrap(), Room::Gone);
    assert_eq!(bench.seen().len(), 2);

    // Trouble that passes is met by the client; what stays is told.
    bench.reset();
    bench.next(dismiss_, "error", "InternalError.GetRoomCacheIpError", 1);
    assert_eq!(dismiss(&client, APP, "room").await.unwrap(), Room::There);
    assert_eq!(bench.seen().len(), 2);
    bench.next(remove_, "error", "UnauthorizedOperation.SdkAppId", 1);
    let error = remove(&client, APP, "room", &users).await.unwrap_err();
    assert_eq!((error.code(), advice(&error)), (Some("UnauthorizedOperation.SdkAppId"), Advice::GiveUp));
    bench.next(dismiss_, "error", "UnauthorizedOperation.SdkAppId", 1);
    assert_eq!(dismiss(&client, APP, "room").await.unwrap_err().code(), error.code());
}
