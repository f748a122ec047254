//! Lists and tasks against the mock: it answers from samples, which know one page only, and every walk ends all the same.

use rtc_apis::ErrorKind;
use rtc_apis::tencent::{live::v2018_08_01 as live, trtc::v2019_07_22 as trtc};
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::v2023_11_01 as rtc;

use crate::bench::Bench;

#[tokio::test]
async fn a_token_that_is_echoed_is_told() {
    let client: engine::Client = Bench::lenient().im();
    let mut items = client.pages(engine::GetRoomList::new().count(20)).items();
    assert!(items.next().await.unwrap().is_ok() && items.next().await.unwrap().is_ok());
    assert!(items.next().await.is_none(), "the empty token of the first page comes back, and ends the list");

    let mut pages = client.pages(engine::GetRoomList::new().next("1693271355-1").count(20));
    assert_eq!(pages.next().await.unwrap().unwrap().room_list.len(), 2);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging, "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_page_that_the_sample_repeats_is_told() {
    let client: trtc::Client = Bench::lenient().tencent();
    let request = client.request(trtc::DescribePicture::new().sdk_app_id(140000001)).region("ap-guangzhou");
    let mut pages = request.pages();
    assert_eq!(pages.next().await.unwrap().unwrap().picture_info.len(), 1);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Paging, "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn an_empty_page_is_the_end() {
    let client: live::Client = Bench::lenient().tencent();
    let mut pages = client.pages(live::DescribeLiveDomainCertBindings::new());
    assert!(pages.next().await.unwrap().unwrap().live_domain_cert_bindings.is_empty());
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_task_that_was_stopped_is_done() {
    let client: rtc::Client = Bench::lenient().volcengine();
    let storage = rtc::start_record::StorageConfig::new().r#type(0);
    let start = rtc::StartRecord::new().app_id("app").room_id("room").task_id("task").storage_config(storage);
    client.send(start).await.unwrap();
    client.send(rtc::StopRecord::new().app_id("app").room_id("room").task_id("task")).await.unwrap();
    let describe = rtc::GetRecordTask::new().app_id("app").room_id("room").task_id("task");
    let reply = client.poll(describe).until_done().await.unwrap();
    assert_eq!(reply.record_task.as_ref().unwrap().status, Some(rtc::get_record_task::RecordStatus::ENDED));
}
