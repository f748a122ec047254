//! Lists in pages: what is asked for, and that every list ends.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use apiscribe_runtime::{ErrorKind, Paged, PagedItems, TransportErrorKind};
use futures_core::Stream;

use crate::generated::Trtc;
use crate::lists::*;

/// The ids of all items, and the text of the error that ended them.
async fn ids<O: Paged<Item = Room, Service = Trtc>>(mut items: PagedItems<O>) -> (Vec<i64>, Option<String>) {
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(room) => ids.push(room.id.unwrap()),
            Err(error) => {
                assert!(items.next().await.is_none(), "an error ends the list");
                return (ids, Some(error.to_string()));
            }
        }
    }
    assert!(items.next().await.is_none());
    (ids, None)
}

fn rooms(ids: &[i64], rest: &str) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!(r#"{{"Id":{id}}}"#)).collect();
    format!(r#""RoomList":[{}]{rest}"#, ids.join(","))
}

#[tokio::test(start_paused = true)]
async fn tokens_lead_from_page_to_page_until_there_is_none() {
    for end in [r#","Next":"""#, "", r#","Next":null"#] {
        let server = Played::fields([
            rooms(&[1, 2], r#","Next":"a""#),
            rooms(&[3], r#","Next":"b""#),
            rooms(&[4], end),
        ]);
        let pages = server.client().pages(ListRooms { count: Some(2), ..Default::default() });
        assert_eq!(ids(pages.items()).await, (vec![1, 2, 3, 4], None));
        let sent = [r#"{"Next":"","Count":2}"#, r#"{"Next":"a","Count":2}"#, r#"{"Next":"b","Count":2}"#];
        assert_eq!(server.bodies(), sent);
    }
    let server = Played::fields([rooms(&[1], r#","Next":"a""#), rooms(&[2], "")]);
    assert_eq!(ids(server.client().pages(ScrollRooms::default()).items()).await, (vec![1, 2], None));
    assert_eq!(server.bodies(), ["{}", r#"{"ScrollToken":"a"}"#], "an optional token is not sent first");
}

#[tokio::test(start_paused = true)]
async fn pages_are_replies() {
    let server = Played::fields([rooms(&[1], r#","Next":"a""#), rooms(&[], r#","Next":"b""#)]);
    let mut pages = server.client().pages(ListRooms::default());
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.rooms.len(), first.next.as_deref(), first.request_id()), (1, Some("a"), "r"));
    assert_eq!(server.bodies().len(), 1, "the second page is asked for when somebody waits for it");
    assert_eq!(pages.next().await.unwrap().unwrap().rooms.len(), 0);
    assert!(pages.next().await.is_none(), "an empty page is the last, whatever token it has");
    assert!(pages.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn tokens_in_a_circle_are_an_error() {
    let page = |id, next: &str| rooms(&[id], &format!(r#","Next":"{next}""#));
    for circle in [vec![page(1, "a"), page(2, "a")], vec![page(1, "a"), page(2, "b"), page(3, "a")]] {
        let server = Played::fields(circle.clone());
        let (ids, error) = ids(server.client().pages(ListRooms::default()).items()).await;
        assert_eq!(ids.len(), circle.len(), "the items that came are not lost");
        let error = error.unwrap();
        assert!(
            error.starts_with("ListRooms failed: paging: Next holds a token that was sent before"),
            "{error}"
        );
    }
    let server = Played::fields([rooms(&[1], r#","Next":"start""#)]);
    let mut pages = server.client().pages(ListRooms { next: Some("start".to_owned()), ..Default::default() });
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Paging, false));
}

#[tokio::test(start_paused = true)]
async fn offsets_count_the_items_that_came() {
    let server = Played::fields([
        rooms(&[1, 2], r#","Total":5"#),
        rooms(&[3], r#","Total":5"#),
        rooms(&[4, 5], r#","Total":5"#),
    ]);
    let pages = server.client().pages(OffsetRooms { limit: Some(2), ..Default::default() });
    assert_eq!(ids(pages.items()).await, (vec![1, 2, 3, 4, 5], None), "a short page is not the end");
    let sent = [r#"{"Offset":0,"Limit":2}"#, r#"{"Offset":2,"Limit":2}"#, r#"{"Offset":3,"Limit":2}"#];
    assert_eq!(server.bodies(), sent);

    let server = Played::fields([rooms(&[4], r#","Total":5"#), rooms(&[5], r#","Total":5"#)]);
    let pages = server.client().pages(OffsetRooms { offset: Some(3), limit: None });
    assert_eq!(ids(pages.items()).await, (vec![4, 5], None), "begins where the request says");
    assert_eq!(server.bodies(), [r#"{"Offset":3}"#, r#"{"Offset":4}"#]);

    let server = Played::fields([rooms(&[1], ""), rooms(&[2], ""), rooms(&[], "")]);
    assert_eq!(ids(server.client().pages(TextOffsetRooms::default()).items()).await, (vec![1, 2], None));
    assert_eq!(server.bodies(), [r#"{"Offset":"0"}"#, r#"{"Offset":"1"}"#, r#"{"Offset":"2"}"#]);
}

#[tokio::test(start_paused = true)]
async fn pages_are_numbered_from_where_the_vendor_begins() {
    for end in [r#","Total":3"#, r#","TotalPage":2"#, r#","HasMore":false"#] {
        let first = end.replace("false", "true");
        let server = Played::fields([rooms(&[1, 2], &first), rooms(&[3], end)]);
        assert_eq!(ids(server.client().pages(PageRooms::default()).items()).await, (vec![1, 2, 3], None));
        assert_eq!(server.bodies(), [r#"{"PageNum":1}"#, r#"{"PageNum":2}"#]);
    }
    let server = Played::fields([rooms(&[1], r#","TotalPage":2"#), rooms(&[2], r#","TotalPage":2"#)]);
    assert_eq!(ids(server.client().pages(PageRoomsFromZero::default()).items()).await, (vec![1, 2], None));
    assert_eq!(server.bodies(), [r#"{"PageNo":0}"#, r#"{"PageNo":1}"#]);

    // The total counts the pages that were passed over, so it tells nothing when the walk begins later.
    let server = Played::fields([rooms(&[5], r#","Total":2"#), rooms(&[6], ""), rooms(&[], "")]);
    let pages = server.client().pages(PageRooms { number: Some(3) });
    assert_eq!(ids(pages.items()).await, (vec![5, 6], None));
    assert_eq!(server.bodies(), [r#"{"PageNum":3}"#, r#"{"PageNum":4}"#, r#"{"PageNum":5}"#]);
}

#[tokio::test(start_paused = true)]
async fn a_page_that_comes_again_is_an_error() {
    let server = Played::fields([rooms(&[1, 2], ""), rooms(&[1, 2], "")]);
    let (ids, error) = ids(server.client().pages(PageRooms::default()).items()).await;
    assert_eq!(ids, [1, 2], "not twice");
    let error = error.unwrap();
    assert!(error.contains("the page with PageNum 2 holds the same items as the one before"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_number_that_the_parameter_cannot_hold_is_an_error() {
    let server = Played::fields([rooms(&[1], "")]);
    let (ids, error) = ids(server.client().pages(PageRooms { number: Some(i32::MAX) }).items()).await;
    assert_eq!(ids, [1]);
    assert!(error.unwrap().contains("an integer from -2147483648 to 2147483647 is needed"));
}

#[tokio::test(start_paused = true)]
async fn a_list_without_an_end_ends() {
    let endless = |pages| Played::fields((0..pages).map(|id| rooms(&[id], &format!(r#","Next":"{id}""#))));
    let server = endless(3);
    let mut pages = server.client().pages(ListRooms::default()).max_pages(2);
    assert!(pages.next().await.is_some() && pages.next().await.is_some());
    assert!(pages.next().await.is_none());
    assert!(endless(0).client().pages(ListRooms::default()).max_pages(0).next().await.is_none());

    let server = endless(3);
    assert_eq!(
        ids(server.client().pages(ListRooms::default()).items().max_items(2)).await,
        (vec![0, 1], None)
    );
    assert_eq!(server.bodies().len(), 2, "no page is asked for in vain");

    let (ids, error) = ids(endless(10_001).client().pages(ListRooms::default()).items()).await;
    assert_eq!(ids.len(), 10_000);
    assert!(
        error.unwrap().contains("10000 pages came, and the list has no end; ask for more with max_pages(…)")
    );
    let server = endless(10_001);
    let mut pages = server.client().pages(ListRooms::default()).max_pages(10_001);
    for _ in 0..10_001 {
        assert!(pages.next().await.unwrap().is_ok());
    }
}

#[tokio::test(start_paused = true)]
async fn calls_are_repeated_and_errors_end_the_list() {
    let last = || Answer::Fields(rooms(&[2], ""));
    let first = || Answer::Fields(rooms(&[1], r#","Next":"a""#));
    let server = Played::new([first(), Answer::Fault(TransportErrorKind::Body), last()]);
    assert_eq!(ids(server.client().pages(ListRooms::default()).items()).await, (vec![1, 2], None));
    assert_eq!(server.bodies()[1..], [r#"{"Next":"a"}"#, r#"{"Next":"a"}"#]);

    let refused = Answer::Fields(r#""Error":{"Code":"UnauthorizedOperation","Message":"no"}"#.to_owned());
    let server = Played::new([first(), refused, last()]);
    let (ids, error) = ids(server.client().pages(ListRooms::default()).items()).await;
    assert_eq!(ids, [1]);
    assert!(error.unwrap().contains("UnauthorizedOperation"));
    assert_eq!(server.bodies().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn settings_hold_for_every_page() {
    let server = Played::new([Answer::Fields(rooms(&[1], r#","Next":"a""#)), Answer::Silence]);
    let never = apiscribe_runtime::RetryPolicy::never();
    let request = server.client().request(ListRooms::default()).timeout(Duration::from_secs(2)).retry(never);
    let mut pages = request.pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_given_up_loses_no_page() {
    let server = Played::fields([rooms(&[1], r#","Next":"a""#), rooms(&[2], "")]);
    let mut pages = server.client().pages(ListRooms::default());
    let impatient = tokio::time::timeout(Duration::from_millis(5), pages.next()).await;
    assert!(impatient.is_err());
    assert_eq!(pages.next().await.unwrap().unwrap().rooms[0].id, Some(1));
    assert_eq!(server.bodies().len(), 1, "the call went on");
    drop(pages);
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(server.bodies().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn both_are_streams_that_can_be_sent() {
    fn first<S: Stream + Unpin + Send + 'static>(mut stream: S) -> Poll<Option<S::Item>> {
        Pin::new(&mut stream).poll_next(&mut Context::from_waker(Waker::noop()))
    }
    let server = Played::fields([rooms(&[1], ""), rooms(&[1], "")]);
    assert!(first(server.client().pages(ListRooms::default())).is_pending());
    assert!(first(server.client().pages(ListRooms::default()).items()).is_pending());
    let ended = server.client().pages(ListRooms::default()).max_pages(0);
    assert!(matches!(first(ended), Poll::Ready(None)));
}
