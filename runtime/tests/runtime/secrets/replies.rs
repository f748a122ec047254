//! Replies, and what lists and tasks make of them.

use std::time::Duration;

use apiscribe_runtime as rt;
use rt::{Method, Paged, Paging, Polled, Polling, Regions, Safety, Slot, SlotOf, Untyped};
use serde_json::json;

use super::search::*;
use super::wire::*;
use crate::generated::*;

const ANYWHERE: Regions = Regions { required: false, only: &[] };

record!(ListKeys, "", { 0 next: Option<String> = "Next", });
record!(ListKeysReply, "", {
    0 keys: Vec<RecordInfo> = "Keys",
    1 next: Option<String> = "Next",
    2 state: Option<String> = "State",
});
operation!(ListKeys, Trtc, ListKeysReply, rt::NoCodes<rt::NoCodes<TencentCommon>>,
    method: Method::Post, envelope: &TENCENT, groups: &[], regions: ANYWHERE,);
impl Paged for ListKeys {
    type Item = RecordInfo;
    const PAGING: &'static Paging = &Paging::token("Next", "Next", "Keys");
    fn cursor(&mut self) -> Slot<'_> {
        SlotOf::slot(&mut self.next)
    }
    fn items(reply: ListKeysReply) -> Vec<RecordInfo> {
        reply.keys
    }
}
impl Polled for ListKeys {
    const POLLING: &'static Polling = &Polling::new(&["State"], &["done"], &["failed"]);
}

/// A reply with a key, a token for the next page, and a state.
fn keys(next: &str, state: &str) -> String {
    tencent_reply(&format!(r#""Keys":[{{"Token":"{IN_REPLY}"}}],"Next":"{next}","State":"{state}""#))
}

pub(super) fn typed(secrets: &Secrets) -> String {
    let reply = done(Wire::bodies(secrets, &[with_token()]).trtc().send(described())).unwrap();
    format!("{reply:?} {reply:#?} {:?}", reply.clone().into_inner())
}

pub(super) fn with_its_body(secrets: &Secrets) -> String {
    let client = Wire::bodies(secrets, &[with_token()]).trtc();
    let reply = done(client.request(described()).keep_body().send()).unwrap();
    format!("{reply:?} {reply:#?}")
}

pub(super) fn untyped(secrets: &Secrets) -> String {
    let client = Wire::bodies(secrets, &[with_token()]).trtc();
    let reply = done(client.untyped(Untyped::post("ListNews", json!({}))).keep_body().send()).unwrap();
    format!("{reply:?} {reply:#?}")
}

/// In the middle of a list: a page has come, and the next one is under way.
pub(super) fn pages(secrets: &Secrets) -> String {
    let wire = Wire::bodies(secrets, &[keys("2", ""), keys("3", ""), keys("", "")]);
    let client = wire.trtc();
    let mut pages = client.pages(ListKeys::default());
    let page = done(pages.next()).unwrap().unwrap();
    let mut items = pages.items();
    let item = done(items.next()).unwrap().unwrap();
    format!("{page:?} {items:?} {item:?}")
}

/// A server that sends the same token again and again.
pub(super) fn paging_error(secrets: &Secrets) -> String {
    let client = Wire::bodies(secrets, &[keys("2", ""), keys("2", "")]).trtc();
    let mut pages = client.pages(ListKeys::default());
    let error = done(async {
        loop {
            if let Err(error) = pages.next().await.unwrap() {
                return error;
            }
        }
    });
    format!("{error} {error:?}")
}

pub(super) fn failed_task(secrets: &Secrets) -> String {
    let client = Wire::bodies(secrets, &[keys("", "failed")]).trtc();
    let error = done(client.poll(ListKeys::default()).until_done()).unwrap_err();
    format!("{error} {error:?}")
}

pub(super) fn task_at_its_deadline(secrets: &Secrets) -> String {
    let client = Wire::bodies(secrets, &[keys("", "running")]).trtc();
    let poller = client.poll(ListKeys::default()).every(Duration::from_secs(9));
    let error = done(poller.deadline(Duration::from_secs(5)).until_done()).unwrap_err();
    format!("{error} {error:?}")
}

pub(super) fn call_of_a_task(secrets: &Secrets) -> String {
    let torn = keys("", "running").replace("\"State\"", "");
    let client = Wire::bodies(secrets, &[torn]).trtc();
    let error = done(client.poll(ListKeys::default()).until_done()).unwrap_err();
    format!("{error} {error:?}")
}
