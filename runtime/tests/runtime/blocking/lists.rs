//! Lists and tasks: iterators and a wait, over the walk that the other client has, too.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use apiscribe_runtime::{
    BoxFuture, ErrorKind, Limits, PollError, Transport, TransportError, TransportErrorKind, blocking, tencent,
};
use bytes::Bytes;

use crate::generated::Trtc;
use crate::lists::{DescribeTask, ListRooms};

/// Plays these fields of replies, then loses what is asked; and keeps the bodies that came.
#[derive(Clone)]
struct Script(Arc<Mutex<VecDeque<&'static str>>>, Arc<Mutex<Vec<String>>>);

impl Script {
    fn new<const N: usize>(replies: [&'static str; N]) -> Self {
        Self(Arc::new(Mutex::new(replies.into())), Arc::default())
    }

    fn client(&self) -> blocking::Client<Trtc> {
        blocking::Client::builder()
            .credentials(tencent::Credentials::new("id", "key"))
            .transport(self.clone())
            .build_blocking()
            .unwrap()
    }

    fn bodies(&self) -> Vec<String> {
        self.1.lock().unwrap().clone()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.1.lock().unwrap().push(String::from_utf8(request.body().to_vec()).unwrap());
        let fields = self.0.lock().unwrap().pop_front();
        Box::pin(async move {
            let fields =
                fields.ok_or_else(|| TransportError::new(TransportErrorKind::TooLarge, "no more"))?;
            let body = format!(r#"{{"Response":{{"RequestId":"r",{fields}}}}}"#);
            Ok(http::Response::new(Bytes::from(body)))
        })
    }
}

const PAGES: [&str; 3] = [
    r#""Next":"b","RoomList":[{"Id":1},{"Id":2}]"#,
    r#""Next":"c","RoomList":[{"Id":3}]"#,
    r#""Next":"","RoomList":[{"Id":4}]"#,
];

#[test]
fn pages_are_an_iterator_that_asks_when_it_is_asked() {
    let server = Script::new(PAGES);
    let mut pages = server.client().pages(ListRooms::default());
    assert_eq!(server.bodies().len(), 0);
    assert_eq!(pages.next().unwrap().unwrap().rooms.len(), 2);
    assert_eq!(server.bodies(), [r#"{"Next":""}"#]);
    let rest: Vec<usize> = pages.by_ref().map(|page| page.unwrap().rooms.len()).collect();
    assert_eq!(rest, [1, 1]);
    assert!(pages.next().is_none(), "the end stays the end");
    assert_eq!(server.bodies()[1..], [r#"{"Next":"b"}"#, r#"{"Next":"c"}"#]);
}

#[test]
fn items_go_from_page_to_page_and_no_further_than_asked() {
    let server = Script::new(PAGES);
    let ids = |items: &mut dyn Iterator<Item = _>| -> Vec<Option<i64>> {
        items.map(|room: Result<crate::lists::Room, apiscribe_runtime::Error<_>>| room.unwrap().id).collect()
    };
    let all = ids(&mut server.client().pages(ListRooms::default()).items());
    assert_eq!(all, [1, 2, 3, 4].map(Some));
    let server = Script::new(PAGES);
    let some = ids(&mut server.client().pages(ListRooms::default()).items().max_items(3));
    assert_eq!((some.len(), server.bodies().len()), (3, 2));
    let server = Script::new(PAGES);
    let request = server.client().request(ListRooms::default()).parameter("Extra", 1);
    assert_eq!(request.pages().max_pages(1).items().count(), 2);
    assert_eq!(server.bodies().len(), 1);
    assert!(server.bodies()[0].contains(r#""Extra":1"#), "{:?}", server.bodies());
}

#[test]
fn an_error_is_the_last_item() {
    let server = Script::new([PAGES[0]]);
    let mut pages = server.client().pages(ListRooms::default());
    assert!(pages.next().unwrap().is_ok());
    assert_eq!(pages.next().unwrap().unwrap_err().kind(), ErrorKind::Transport);
    assert!(pages.next().is_none());
}

#[test]
fn a_task_is_waited_for_until_it_ends() {
    let running = r#""Task":{"Status":1}"#;
    let server = Script::new([running, running, r#""Task":{"Status":3}"#]);
    let reply = server.client().poll(DescribeTask::default()).every(Duration::from_millis(1)).until_done();
    assert_eq!(reply.unwrap().task.as_ref().unwrap().status, Some(3));
    assert_eq!(server.bodies().len(), 3);

    let server = Script::new([r#""Task":{"Status":5}"#]);
    let failed = server.client().poll(DescribeTask::default()).until_done().unwrap_err();
    assert!(matches!(failed, PollError::Failed(_)), "{failed}");

    let server = Script::new([running]);
    let poller = server.client().poll(DescribeTask::default()).deadline(Duration::from_secs(2));
    let late = poller.until_done().unwrap_err();
    assert!(matches!(late, PollError::Deadline(Some(_))), "{late}");
    assert_eq!(server.bodies().len(), 1, "no wait for a call that would come too late");
}
