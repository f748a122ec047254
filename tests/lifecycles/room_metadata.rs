//! Keeps key-value pairs with a live room: `create_room` where there is none, `set_room_metadata`, `get_room_metadata`,
//! `del_room_metadata`, and `destroy_room` for a room that was made for it.
//!
//! Needs: an SDKAppID with a package that has live rooms, the user id of an administrator and the app's key (`Credentials::from_env`), and
//! the data centre that keeps the app (`.data_center("singapore")`). Costs: that package; without one, the service answers `NoPackage`. A room
//! has at most 10 keys, with 2 KB each and 16 KB for all.
//!
//! Pages: <https://tencentcloud.com/document/product/647/63418> (create), <https://tencentcloud.com/document/product/647/64375> (set),
//! <https://tencentcloud.com/document/product/647/64374> (get), <https://tencentcloud.com/document/product/647/64376> (delete),
//! <https://www.tencentcloud.com/document/product/647/63406> (destroy).

use std::collections::BTreeMap;

use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::{AnyError, Code, Error};

use crate::failure::{Advice, Failure, advice, ended};

/// Pairs by key.
pub type Pairs = BTreeMap<String, String>;

/// Whose room it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It was made just now.
    Made,
    /// It was there.
    Found,
}

/// Why pairs were not set.
#[derive(Debug)]
pub enum SetError {
    /// With these, the room would have more keys than it may: delete some.
    TooManyKeys(AnyError),
    /// One value, or all of them together, are too large.
    TooLarge(AnyError),
    /// Anything else; [`crate::failure::advice`] tells what to do.
    Call(AnyError),
}

/// Sets pairs in a room, does something while they are there, and deletes them; a room that was made for it goes, too.
pub async fn with_pairs<T>(
    client: &engine::Client,
    room: &str,
    pairs: &Pairs,
    work: impl AsyncFnOnce(&Pairs) -> Result<T, AnyError>,
) -> Result<T, Failure> {
    let origin = open(client, room).await?;
    let set = set(client, room, pairs).await;
    let touched = match &set {
        Ok(()) => true,
        // Refused, nothing was set: what others keep under these keys is not ours to delete.
        Err(error) => advice(error.error()) == Advice::LookFirst,
    };
    let done = match set {
        Ok(()) => match get(client, room, &[]).await {
            Ok(kept) => work(&kept).await,
            Err(error) => Err(error),
        },
        Err(error) => Err(error.into_error()),
    };
    let cleaned = match origin {
        // What is kept with a room goes with it.
        Origin::Made => close(client, room).await.map(drop),
        Origin::Found if touched => delete(client, room, pairs.keys()).await.map(drop),
        Origin::Found => Ok(()),
    };
    ended(room, done, cleaned)
}

/// Makes a room, unless there is one already.
///
/// When the reply is lost, the room may be there. It stays until somebody ends it, and the next try finds it.
pub async fn open(client: &engine::Client, room: &str) -> Result<Origin, Failure> {
    use engine::{CreateRoomError, GetRoomInfoError};
    match client.send(engine::GetRoomInfo::new().room_id(room)).await {
        Ok(_) => return Ok(Origin::Found),
        Err(error) if error.known() == Some(Code::Operation(GetRoomInfoError::RoomNotFound)) => {}
        Err(error) => return Err(Failure::Call(error.into())),
    }
    let new =
        engine::create_room::NewRoom::new().room_id(room).room_type(engine::create_room::RoomType::LIVE);
    match client.send(engine::CreateRoom::new().room_info(new)).await {
        Ok(reply) => {
            eprintln!("room {room} was made (request {})", reply.request_id());
            Ok(Origin::Made)
        }
        Err(error) => match error.known() {
            // Somebody was quicker: another process with the same account,
            Some(Code::Operation(CreateRoomError::OwnRoomIdAlreadyExists)) => Ok(Origin::Found),
            // or another owner, or a group of the chat service.
            Some(Code::Operation(
                CreateRoomError::RoomIdAlreadyExists | CreateRoomError::RoomIdTakenByChat,
            )) => Err(Failure::Taken(error.into())),
            _ => Err(Failure::Call(error.into())),
        },
    }
}

/// Sets pairs. Keys that are there get the new value; keys that are not named stay as they are.
pub async fn set(client: &engine::Client, room: &str, pairs: &Pairs) -> Result<(), SetError> {
    use engine::SetRoomMetadataError as Known;
    let pair = |(key, value): (&String, &String)| {
        engine::set_room_metadata::Metadata::new().key(key.clone()).value(value.clone())
    };
    let request = engine::SetRoomMetadata::new().room_id(room).metadata(pairs.iter().map(pair));
    match client.send(request).await {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.known() {
            Some(Code::Operation(Known::TooManyKeys)) => SetError::TooManyKeys(error.into()),
            Some(Code::Operation(Known::ValueTooLarge | Known::TotalSizeTooLarge)) => {
                SetError::TooLarge(error.into())
            }
            _ => SetError::Call(error.into()),
        }),
    }
}

/// The pairs of these keys, as far as they are there; of all keys when none is named.
pub async fn get(client: &engine::Client, room: &str, keys: &[&str]) -> Result<Pairs, AnyError> {
    let keys = keys.iter().map(|key| (*key).to_owned());
    let reply = client.send(engine::GetRoomMetadata::new().room_id(room).keys(keys)).await?;
    // Every field of a reply may be absent; a pair without a key is none.
    let pairs = reply.into_inner().metadata.into_iter();
    Ok(pairs.filter_map(|pair| Some((pair.key?, pair.value.unwrap_or_default()))).collect())
}

/// Deletes keys with their values, and tells whether any of them was there.
pub async fn delete<'k>(
    client: &engine::Client,
    room: &str,
    keys: impl IntoIterator<Item = &'k String>,
) -> Result<bool, AnyError> {
    let keys = keys.into_iter().cloned();
    match client.send(engine::DelRoomMetadata::new().room_id(room).keys(keys)).await {
        Ok(_) => Ok(true),
        Err(error) => match error.known() {
            Some(Code::Operation(engine::DelRoomMetadataError::NoValidKeys)) => Ok(false),
            _ => Err(error.into()),
        },
    }
}

/// Ends a room, and tells whether it was there.
pub async fn close(client: &engine::Client, room: &str) -> Result<bool, AnyError> {
    let answer = client.send(engine::DestroyRoom::new().room_id(room)).await;
    let gone = |error: &Error<engine::DestroyRoomError>| {
        error.known() == Some(Code::Operation(engine::DestroyRoomError::RoomNotFound))
    };
    match answer {
        Ok(reply) => {
            eprintln!("room {room} was ended (request {})", reply.request_id());
            Ok(true)
        }
        Err(error) if gone(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

impl SetError {
    /// What the service or the client said.
    pub fn error(&self) -> &AnyError {
        match self {
            Self::TooManyKeys(error) | Self::TooLarge(error) | Self::Call(error) => error,
        }
    }

    /// The same, as the end of it.
    pub fn into_error(self) -> AnyError {
        match self {
            Self::TooManyKeys(error) | Self::TooLarge(error) | Self::Call(error) => error,
        }
    }
}
