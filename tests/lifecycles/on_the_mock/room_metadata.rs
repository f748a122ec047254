//! Pairs in a room that is made for them, that is there, or that is taken: what stays and what goes.

use rtc_apis::AnyError;
use rtc_apis::tencent_im::live_engine::v4 as engine;

use super::bench::Bench;
use crate::failure::{Advice, Failure, advice};
use crate::room_metadata::{Origin, Pairs, SetError, close, delete, get, open, set, with_pairs};

fn pairs(of: &[(&str, &str)]) -> Pairs {
    of.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

async fn count(kept: &Pairs) -> Result<usize, AnyError> {
    Ok(kept.len())
}

#[tokio::test]
async fn in_a_room_of_its_own() {
    let bench = Bench::new();
    let client = bench.engine();
    let ours = pairs(&[("mood", "calm"), ("topic", "tea")]);

    assert_eq!(with_pairs(&client, "room", &ours, count).await.unwrap(), 2);
    let life =
        ["get_room_info: 100004", "create_room", "set_room_metadata", "get_room_metadata", "destroy_room"];
    assert_eq!(bench.seen(), life);
    assert!(!close(&client, "room").await.unwrap(), "it is gone");

    // The work fails: the room goes all the same, and that trouble is told.
    bench.reset();
    let work = async |_: &Pairs| {
        let wrong = client.send(engine::GetRoomInfo::new().room_id("nowhere")).await;
        wrong.map(drop).map_err(AnyError::from)
    };
    let failure = with_pairs(&client, "room", &ours, work).await.unwrap_err();
    assert_eq!(failure.error().unwrap().code(), Some("100004"));
    assert_eq!(bench.seen().last().unwrap(), "destroy_room");

    // The room cannot be ended: that is told, not what went wrong before.
    bench.reset();
    bench.next("destroy_room", "error", "100001", 3);
    let failure = with_pairs(&client, "room", &ours, work).await.unwrap_err();
    assert!(matches!(&failure, Failure::Left { id, .. } if id == "room"), "{failure}");

    // Too long a value is found before anything is set.
    bench.reset();
    let large = pairs(&[("mood", &"m".repeat(2049))]);
    let failure = with_pairs(&client, "room", &large, count).await.unwrap_err();
    let Advice::MendRequest(problems) = advice(failure.error().unwrap()) else { panic!("{failure}") };
    assert!(problems[0].starts_with("Metadata[0].Value "), "{problems:?}");
    assert_eq!(bench.seen(), ["get_room_info: 100004", "create_room", "destroy_room"]);
}

#[tokio::test]
async fn in_a_room_that_is_there() {
    let bench = Bench::new();
    let client = bench.engine();
    assert_eq!(open(&client, "room").await.unwrap(), Origin::Made);
    assert_eq!(open(&client, "room").await.unwrap(), Origin::Found);
    set(&client, "room", &pairs(&[("topic", "tea"), ("host", "ann")])).await.unwrap();

    // Ours come and go, those of others stay.
    let ours = pairs(&[("mood", "calm")]);
    assert_eq!(with_pairs(&client, "room", &ours, count).await.unwrap(), 3);
    assert_eq!(get(&client, "room", &["host", "mood"]).await.unwrap(), pairs(&[("host", "ann")]));
    assert!(!delete(&client, "room", ours.keys()).await.unwrap(), "it was deleted before");
    assert!(delete(&client, "room", pairs(&[("host", "")]).keys()).await.unwrap());

    // Refused, nothing is deleted: the key may be another's.
    bench.next("set_room_metadata", "error", "100500", 1);
    let theirs = pairs(&[("topic", "coffee")]);
    let failure = with_pairs(&client, "room", &theirs, count).await.unwrap_err();
    assert_eq!(failure.error().unwrap().code(), Some("100500"));
    assert_eq!(get(&client, "room", &[]).await.unwrap(), pairs(&[("topic", "tea")]));

    // Where nobody knows whether they were set, they are deleted.
    bench.next("set_room_metadata", "fault", "truncate", 3);
    let failure = with_pairs(&client, "room", &ours, count).await.unwrap_err();
    assert_eq!(advice(failure.error().unwrap()), Advice::LookFirst);
    assert_eq!(get(&client, "room", &[]).await.unwrap(), pairs(&[("topic", "tea")]));

    for (code, too_large) in [("100500", false), ("100501", true), ("100502", true)] {
        bench.next("set_room_metadata", "error", code, 1);
        match set(&client, "room", &ours).await.unwrap_err() {
            SetError::TooLarge(_) => assert!(too_large, "{code}"),
            SetError::TooManyKeys(_) => assert!(!too_large, "{code}"),
            SetError::Call(error) => panic!("{error}"),
        }
    }
}

#[tokio::test]
async fn in_a_room_that_is_taken() {
    let bench = Bench::new();
    let client = bench.engine();
    for code in ["100003", "100011"] {
        bench.next("create_room", "error", code, 1);
        let failure = open(&client, "room").await.unwrap_err();
        assert!(matches!(&failure, Failure::Taken(_)), "{failure}");
    }
    // Another process of ours was quicker.
    bench.next("create_room", "error", "100010", 1);
    assert_eq!(open(&client, "room").await.unwrap(), Origin::Found);
    bench.next("create_room", "error", "100007", 1);
    let failure = open(&client, "room").await.unwrap_err();
    assert_eq!(advice(failure.error().unwrap()), Advice::GiveUp, "nobody has paid");
}
