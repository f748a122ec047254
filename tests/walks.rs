//! Lists in pages and tasks with an end, on generated operations of each vendor: what is asked for, and what comes of it.

use std::time::Duration;

use rtc_apis::tencent::{gme::v2018_07_11 as gme, live::v2018_08_01 as live, trtc::v2019_07_22 as trtc};
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::testing::{Answer, Mock};
use rtc_apis::volcengine::rtc::{v2020_12_01 as rtc2020, v2023_11_01 as rtc};
use rtc_apis::{ErrorKind, PollError};

use engine::get_room_list::Room;
use engine::{GetRoomList, GetRoomListReply};
use live::describe_live_domain_cert_bindings::LiveDomainCertBindings;
use live::{DescribeLiveDomainCertBindings, DescribeLiveDomainCertBindingsReply};
use rtc2020::{ListRoomInfo, ListRoomInfoReply};
use trtc::{DescribePicture, DescribePictureReply};

fn rooms(ids: &[&str]) -> Vec<Room> {
    ids.iter().map(|id| Room::new().room_id(*id)).collect()
}

#[tokio::test]
async fn rooms_of_the_live_engine_by_token() {
    let mock = Mock::new();
    mock.on::<GetRoomList>().sequence([
        Answer::reply(GetRoomListReply::new().room_list(rooms(&["a", "b"])).next("1693271355-1")),
        Answer::reply(GetRoomListReply::new().room_list(rooms(&["c"])).next("")),
    ]);
    let client: engine::Client = mock.client().build().unwrap();
    let mut items = client.pages(GetRoomList::new().count(2)).items();
    let mut ids = Vec::new();
    while let Some(room) = items.next().await {
        ids.push(room.unwrap().room_id.unwrap());
    }
    assert_eq!(ids, ["a", "b", "c"]);
    let asked = |next: &str| GetRoomList::new().next(next).count(2);
    assert_eq!(mock.requests::<GetRoomList>(), [asked(""), asked("1693271355-1")]);
}

#[tokio::test]
async fn certificates_of_domains_by_offset() {
    let mock = Mock::new();
    let page = |names: &[&str]| {
        let bindings = names.iter().map(|name| LiveDomainCertBindings::new().domain_name(*name));
        Answer::reply(
            DescribeLiveDomainCertBindingsReply::new().live_domain_cert_bindings(bindings).total_num(3),
        )
    };
    mock.on::<DescribeLiveDomainCertBindings>().sequence([page(&["a", "b"]), page(&["c"])]);
    let client: live::Client = mock.client().build().unwrap();
    let mut pages = client.pages(DescribeLiveDomainCertBindings::new().length(2));
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page.unwrap().live_domain_cert_bindings.len());
    }
    assert_eq!(sizes, [2, 1]);
    let asked = |offset| DescribeLiveDomainCertBindings::new().offset(offset).length(2);
    assert_eq!(mock.requests::<DescribeLiveDomainCertBindings>(), [asked(0), asked(2)]);
}

#[tokio::test]
async fn pictures_by_page_until_one_is_empty() {
    let mock = Mock::new();
    let page = |ids: &[u64]| {
        let pictures = ids.iter().map(|id| trtc::describe_picture::PictureInfo::new().picture_id(*id));
        Answer::reply(DescribePictureReply::new().picture_info(pictures).total(1))
    };
    mock.on::<DescribePicture>().sequence([page(&[7]), page(&[8]), page(&[])]);
    let client: trtc::Client = mock.client().build().unwrap();
    let request = client.request(DescribePicture::new().sdk_app_id(1400000001)).region("ap-guangzhou");
    let mut items = request.pages().items();
    let mut ids = Vec::new();
    while let Some(picture) = items.next().await {
        ids.push(picture.unwrap().picture_id.unwrap());
    }
    assert_eq!(ids, [7, 8], "nothing is built on Total");
    let numbers: Vec<_> = mock.requests::<DescribePicture>().iter().map(|sent| sent.page_no).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
}

#[tokio::test]
async fn calls_of_volcengine_until_there_are_no_more() {
    let mock = Mock::new();
    let page = |id: &str, more| {
        let room = rtc2020::list_room_info::Room::new().room_id(id);
        Answer::reply(ListRoomInfoReply::new().room_list([room]).has_more(more))
    };
    mock.on::<ListRoomInfo>().sequence([page("a", true), page("b", false)]);
    let client: rtc2020::Client = mock.client().build().unwrap();
    let request = ListRoomInfo::new().app_id("app").start_time("2026-11-20").end_time("2026-11-21");
    let mut pages = client.pages(request);
    assert!(pages.next().await.unwrap().is_ok() && pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());
    let numbers: Vec<_> = mock.requests::<ListRoomInfo>().iter().map(|sent| sent.page_num).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
}

#[tokio::test]
async fn a_request_that_is_refused_ends_the_list() {
    let client: live::Client = Mock::new().client().build().unwrap();
    let request = client.request(DescribeLiveDomainCertBindings::new().offset(-1)).timeout(Duration::ZERO);
    let mut pages = request.pages();
    assert!(pages.next().await.unwrap().is_err());
    assert!(pages.next().await.is_none());
    let client: engine::Client = Mock::new().client().build().unwrap();
    let error = client.pages(GetRoomList::new()).next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation, "Count is required");
}

fn task(status: rtc::get_record_task::RecordStatus) -> Answer<rtc::GetRecordTask> {
    let task = rtc::get_record_task::RecordTask::new().status(status);
    Answer::reply(rtc::GetRecordTaskReply::new().record_task(task))
}

fn ask() -> rtc::GetRecordTask {
    rtc::GetRecordTask::new().app_id("app").room_id("room").task_id("task")
}

#[tokio::test]
async fn a_recording_of_volcengine_until_it_ends() {
    use rtc::get_record_task::RecordStatus;
    let mock = Mock::new();
    mock.on::<rtc::GetRecordTask>().sequence([
        task(RecordStatus::NOT_STARTED),
        task(RecordStatus::UNKNOWN),
        task(RecordStatus::RUNNING),
        task(RecordStatus::ENDED),
    ]);
    let client: rtc::Client = mock.client().build().unwrap();
    let reply = client.poll(ask()).until_done().await.unwrap();
    assert_eq!(reply.record_task.as_ref().unwrap().status, Some(RecordStatus::ENDED));
    assert_eq!(mock.requests::<rtc::GetRecordTask>(), vec![ask(); 4]);

    let mock = Mock::new();
    mock.on::<rtc::GetRecordTask>().sequence([task(RecordStatus::RUNNING), task(RecordStatus::FAILED)]);
    let client: rtc::Client = mock.client().build().unwrap();
    let error = client.poll(ask()).until_done().await.unwrap_err();
    assert!(matches!(error, PollError::Failed(_)), "{error}");
}

#[tokio::test]
async fn a_recording_that_goes_on_until_the_deadline() {
    use rtc::get_record_task::RecordStatus;
    let mock = Mock::new();
    mock.on::<rtc::GetRecordTask>().sequence((0..6).map(|_| task(RecordStatus::RUNNING)));
    let client: rtc::Client = mock.client().build().unwrap();
    let poller = client.poll(ask()).every(Duration::from_secs(10)).deadline(Duration::from_secs(60));
    let PollError::Deadline(Some(last)) = poller.until_done().await.unwrap_err() else {
        panic!("no deadline")
    };
    assert_eq!(last.record_task.as_ref().unwrap().status, Some(RecordStatus::RUNNING));
    mock.assert_done();
}

#[tokio::test]
async fn a_recording_of_gme_until_all_its_files_are_there() {
    use gme::describe_record_info::{RecordInfo, RecordStatus};
    let mock = Mock::new();
    let files = |states: &[RecordStatus]| {
        let files = states.iter().map(|state| RecordInfo::new().record_status(*state));
        Answer::reply(gme::DescribeRecordInfoReply::new().record_info(files))
    };
    mock.on::<gme::DescribeRecordInfo>().sequence([
        files(&[]),
        files(&[RecordStatus::UPLOADED, RecordStatus::TRANSCODING]),
        files(&[RecordStatus::UPLOADED, RecordStatus::USER_NOTIFIED]),
    ]);
    let client: gme::Client = mock.client().build().unwrap();
    let request = gme::DescribeRecordInfo::new().task_id(1).biz_id(2);
    assert_eq!(client.poll(request).until_done().await.unwrap().record_info.len(), 2);
    mock.assert_done();
}
