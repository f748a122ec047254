//! Puts users out of a TRTC room, and closes it: `RemoveUserByStrRoomId`, `DismissRoomByStrRoomId`.
//!
//! Needs: an SDKAppID, keys of the account (`Credentials::from_env`), and users with version 6.6 of the SDK, or a later one. A room whose id is
//! a number has operations of its own, `RemoveUser` and `DismissRoom`. Both calls may be repeated without harm, and the client does so.
//!
//! Pages: <https://console.cloud.tencent.com/api/explorer?Product=trtc&Version=2019-07-22&Action=RemoveUserByStrRoomId>,
//! <https://console.cloud.tencent.com/api/explorer?Product=trtc&Version=2019-07-22&Action=DismissRoomByStrRoomId>.

use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::{AnyError, Code};

/// As many users as one call takes.
const AT_ONCE: usize = 10;

/// Whether there was a room to act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It was there.
    There,
    /// It was not: nobody has to leave it.
    Gone,
}

/// Puts users out of a room, ten with each call. After an error, those of the calls before it are out already; the same list may be given
/// again.
pub async fn remove(client: &trtc::Client, app: u64, room: &str, users: &[String]) -> Result<Room, AnyError> {
    for some in users.chunks(AT_ONCE) {
        let request =
            trtc::RemoveUserByStrRoomId::new().sdk_app_id(app).room_id(room).user_ids(some.iter().cloned());
        if let Err(error) = client.send(request).await {
            return match error.known() {
                Some(Code::Operation(trtc::RemoveUserByStrRoomIdError::FailedOperationRoomNotExist)) => {
                    Ok(Room::Gone)
                }
                _ => Err(error.into()),
            };
        }
    }
    Ok(Room::There)
}

/// Closes a room, whoever is in it.
pub async fn dismiss(client: &trtc::Client, app: u64, room: &str) -> Result<Room, AnyError> {
    match client.send(trtc::DismissRoomByStrRoomId::new().sdk_app_id(app).room_id(room)).await {
        Ok(reply) => {
            eprintln!("room {room} was closed (request {})", reply.request_id());
            Ok(Room::There)
        }
        Err(error) => match error.known() {
            Some(Code::Operation(trtc::DismissRoomByStrRoomIdError::FailedOperationRoomNotExist)) => {
                Ok(Room::Gone)
            }
            _ => Err(error.into()),
        },
    }
}
