//! Operations that answer with a page of a list, one of each style, and operations that tell how a task is doing; and what plays a
//! server for them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use apiscribe_runtime as rt;
use bytes::Bytes;
use rt::{
    BoxFuture, Client, Limits, Method, Paged, Paging, Polled, Polling, Regions, Safety, Slot, SlotOf,
    Transport, TransportError, TransportErrorKind, tencent,
};
use tokio::time::Instant;

use crate::generated::{TENCENT, TencentCommon, Trtc};

const ANYWHERE: Regions = Regions { required: false, only: &[] };

macro_rules! describe {
    ($request:ident, $reply:ident) => {
        operation!($request, Trtc, $reply, rt::NoCodes<rt::NoCodes<TencentCommon>>,
            method: Method::Post, envelope: &TENCENT, groups: &[], regions: ANYWHERE,);
    };
}

macro_rules! paged {
    ($request:ident, $reply:ident, $cursor:ident, $paging:expr) => {
        describe!($request, $reply);
        impl Paged for $request {
            type Item = Room;
            const PAGING: &'static Paging = &$paging;
            fn cursor(&mut self) -> Slot<'_> {
                SlotOf::slot(&mut self.$cursor)
            }
            fn items(reply: $reply) -> Vec<Room> {
                reply.rooms
            }
        }
    };
}

record!(Room, "", { 0 id: Option<i64> = "Id", });

record!(ListRooms, "", {
    0 next: Option<String> = "Next required",
    1 count: Option<i64> = "Count",
});
record!(ListRoomsReply, "", {
    0 rooms: Vec<Room> = "RoomList",
    1 next: Option<String> = "Next",
});
paged!(ListRooms, ListRoomsReply, next, Paging::token("Next", "Next", "RoomList"));

record!(ScrollRooms, "", { 0 scroll: Option<String> = "ScrollToken", });
paged!(ScrollRooms, ListRoomsReply, scroll, Paging::token("ScrollToken", "Next", "RoomList"));

record!(OffsetRooms, "", {
    0 offset: Option<i64> = "Offset",
    1 limit: Option<i64> = "Limit",
});
record!(CountedReply, "", {
    0 rooms: Vec<Room> = "RoomList",
    1 total: Option<u64> = "Total",
    2 pages: Option<u64> = "TotalPage",
    3 more: Option<bool> = "HasMore",
});
paged!(OffsetRooms, CountedReply, offset, Paging::offset("Offset", "RoomList").total("Total"));

record!(TextOffsetRooms, "", { 0 offset: Option<String> = "Offset", });
paged!(TextOffsetRooms, CountedReply, offset, Paging::offset("Offset", "RoomList"));

record!(PageRooms, "", { 0 number: Option<i32> = "PageNum", });
paged!(
    PageRooms,
    CountedReply,
    number,
    Paging::page("PageNum", 1, "RoomList").total("Total").pages("TotalPage").more("HasMore")
);

record!(PageRoomsFromZero, "", { 0 number: Option<u64> = "PageNo", });
paged!(PageRoomsFromZero, CountedReply, number, Paging::page("PageNo", 0, "RoomList").pages("TotalPage"));

record!(DescribeTask, "", { 0 task_id: Option<String> = "TaskId", });
record!(Task, "", { 0 status: Option<i64> = "Status", });
record!(DescribeTaskReply, "", { 0 task: Option<Task> = "Task", });
describe!(DescribeTask, DescribeTaskReply);
impl Polled for DescribeTask {
    const POLLING: &'static Polling = &Polling::new(&["Task", "Status"], &["3"], &["4", "5"]);
}

record!(DescribeFiles, "", {});
record!(File, "", { 0 state: Option<String> = "State", });
record!(DescribeFilesReply, "", { 0 files: Vec<File> = "Files", });
describe!(DescribeFiles, DescribeFilesReply);
impl Polled for DescribeFiles {
    const POLLING: &'static Polling = &Polling::new(&["Files", "State"], &["Uploaded"], &["Lost"]);
}

/// What becomes of one attempt: the fields of a reply, a fault, or nothing until its time is over.
#[derive(Clone)]
pub(crate) enum Answer {
    Fields(String),
    Fault(TransportErrorKind),
    Silence,
}

/// Plays its answers, and keeps when which body came.
#[derive(Clone)]
pub(crate) struct Played {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    seen: Arc<Mutex<Vec<(Duration, String)>>>,
    started: Instant,
}

impl Played {
    pub(crate) fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers = Arc::new(Mutex::new(answers.into_iter().collect()));
        Self { answers, seen: Arc::default(), started: Instant::now() }
    }

    /// Replies with these fields.
    pub(crate) fn fields<T: Into<String>>(replies: impl IntoIterator<Item = T>) -> Self {
        Self::new(replies.into_iter().map(|fields| Answer::Fields(fields.into())))
    }

    pub(crate) fn client(&self) -> Client<Trtc> {
        let credentials = tencent::Credentials::new("id", "key");
        Client::builder().credentials(credentials).transport(self.clone()).nonce(|| u32::MAX).build().unwrap()
    }

    /// The bodies that came.
    pub(crate) fn bodies(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|(_, body)| body.clone()).collect()
    }

    /// The milliseconds at which they came.
    pub(crate) fn times(&self) -> Vec<u128> {
        self.seen.lock().unwrap().iter().map(|(time, _)| time.as_millis()).collect()
    }
}

impl Transport for Played {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let body = String::from_utf8(request.body().to_vec()).unwrap();
        self.seen.lock().unwrap().push((self.started.elapsed(), body));
        let answer = self.answers.lock().unwrap().pop_front().unwrap();
        Box::pin(async move {
            // A server takes its time, so that a call can be left under way.
            tokio::time::sleep(Duration::from_millis(10)).await;
            match answer {
                Answer::Fields(fields) => {
                    let comma = if fields.is_empty() { "" } else { "," };
                    let body = format!(r#"{{"Response":{{"RequestId":"r"{comma}{fields}}}}}"#);
                    Ok(http::Response::new(Bytes::from(body)))
                }
                Answer::Fault(kind) => Err(TransportError::new(kind, "lost")),
                Answer::Silence => {
                    tokio::time::sleep(limits.timeout).await;
                    Err(TransportError::new(TransportErrorKind::Timeout, "no reply in time"))
                }
            }
        })
    }
}
