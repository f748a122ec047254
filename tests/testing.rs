//! The mock of the feature `testing`, with generated operations of each way to sign. Refresh the snapshots with:
//! `INSTA_UPDATE=always cargo test -p apiscribe-tests --test testing`.

use rtc_apis::tencent::gme::v2018_07_11 as gme;
use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::tencent_im::live_engine::v4 as live;
use rtc_apis::testing::{Answer, Mock, TransportErrorKind, from_json};
use rtc_apis::volcengine::rtc::{v2020_12_01, v2022_06_01, v2023_11_01};
use rtc_apis::{Code, ErrorKind, RetryPolicy, tencent, tencent_im, volcengine};

use trtc::{DeleteCloudRecording, DeleteCloudRecordingError, DeleteCloudRecordingReply};
use v2020_12_01::list_room_info::Room;

fn trtc_client(mock: &Mock) -> trtc::Client {
    mock.client().region("ap-singapore").build().unwrap()
}

fn recording(task: &str) -> DeleteCloudRecording {
    DeleteCloudRecording::new().sdk_app_id(1234).task_id(task)
}

/// A text without the numbers of this file's lines, which change with every edit.
fn without_lines(text: &str) -> String {
    let mut parts = text.split("testing.rs:");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "testing.rs:…" + part.trim_start_matches(|letter: char| letter.is_ascii_digit())
    })
}

#[tokio::test]
async fn tc3() {
    let mock = Mock::new();
    mock.on::<DeleteCloudRecording>().sequence([
        Answer::error(DeleteCloudRecordingError::ResourceNotFound),
        Answer::error(tencent::CommonError::RequestLimitExceeded),
        Answer::error_message("FailedOperation.New", "not on any page"),
        Answer::fault(TransportErrorKind::Connect),
        Answer::reply(DeleteCloudRecordingReply::new().task_id("t-1")),
    ]);
    let client: trtc::Client =
        mock.client().region("ap-singapore").retry(RetryPolicy::never()).build().unwrap();
    let mut codes = Vec::new();
    for _ in 0..3 {
        codes.push(client.send(recording("t-1")).await.unwrap_err().known().unwrap());
    }
    assert_eq!(codes[0], Code::Operation(DeleteCloudRecordingError::ResourceNotFound));
    assert_eq!(codes[1], Code::Common(tencent::CommonError::RequestLimitExceeded));
    assert!(matches!(&codes[2], Code::Unknown(code) if code.code == "FailedOperation.New"));
    assert_eq!(client.send(recording("t-1")).await.unwrap_err().kind(), ErrorKind::Transport);
    let reply = client.send(recording("t-1")).await.unwrap();
    assert_eq!((reply.task_id.as_deref(), reply.request_id()), (Some("t-1"), "mock-5"));
    assert_eq!(mock.requests::<DeleteCloudRecording>(), vec![recording("t-1"); 5]);
    mock.assert_done();
}

#[tokio::test]
async fn one_mock_for_services_of_all_vendors() {
    let mock = Mock::new();
    let asked = gme::DescribeRecordInfo::new().task_id(u64::MAX).biz_id(7);
    mock.on::<gme::DescribeRecordInfo>().reply(
        gme::DescribeRecordInfoReply::new()
            .record_info([gme::describe_record_info::RecordInfo::new().user_id("u-1")]),
    );
    let told = live::SetRoomMetadata::new()
        .room_id("r")
        .metadata([live::set_room_metadata::Metadata::new().key("k").value("值")]);
    mock.on::<live::SetRoomMetadata>().error(tencent_im::CommonError::RestRateLimited);
    mock.on::<DeleteCloudRecording>().reply(DeleteCloudRecordingReply::new());

    let client: gme::Client = mock.client().region("ap-singapore").build().unwrap();
    let reply = client.request(asked.clone()).validate(false).send().await.unwrap();
    assert_eq!(reply.record_info[0].user_id.as_deref(), Some("u-1"));
    let client: live::Client = mock.client().retry(RetryPolicy::never()).build().unwrap();
    let error = client.send(told.clone()).await.unwrap_err();
    assert_eq!(error.known(), Some(Code::Common(tencent_im::CommonError::RestRateLimited)));
    assert_eq!((error.number(), error.is_throttling()), (Some(60007), true));
    trtc_client(&mock).send(recording("t")).await.unwrap();

    assert_eq!(mock.requests::<gme::DescribeRecordInfo>(), [asked]);
    assert_eq!(mock.requests::<live::SetRoomMetadata>(), [told]);
    assert_eq!(mock.sent().len(), 3);
    mock.assert_done();
}

#[tokio::test]
async fn live_engine_by_number() {
    let mock = Mock::new();
    let request = || {
        live::SetRoomMetadata::new()
            .room_id("r")
            .metadata([live::set_room_metadata::Metadata::new().key("k").value("v")])
    };
    mock.on::<live::SetRoomMetadata>().sequence([
        Answer::error(live::SetRoomMetadataError::TooManyKeys),
        Answer::error(100_099),
        Answer::reply(live::SetRoomMetadataReply::new()),
    ]);
    let client: live::Client = mock.client().build().unwrap();
    let listed = client.send(request()).await.unwrap_err();
    assert_eq!(listed.known(), Some(Code::Operation(live::SetRoomMetadataError::TooManyKeys)));
    let new = client.send(request()).await.unwrap_err();
    assert!(matches!(new.known(), Some(Code::Unknown(code)) if code.number == Some(100_099)));
    assert_eq!(client.send(request()).await.unwrap().request_id(), "mock-3");
}

#[tokio::test]
async fn volcengine_get_and_post() {
    let mock = Mock::new();
    let listed = v2020_12_01::ListRoomInfo::new()
        .app_id("a")
        .start_time("2024-05-01 00:00:00+08:00")
        .end_time("e")
        .page_num(2);
    mock.on::<v2020_12_01::ListRoomInfo>()
        .when(|request| request.page_num == Some(2))
        .reply(v2020_12_01::ListRoomInfoReply::new().total(1).room_list([Room::new().room_id("r-1")]));
    mock.on::<v2020_12_01::ListRoomInfo>().error(volcengine::CommonError::SignatureDoesNotMatch);
    let ban = v2023_11_01::BanRoomUser::new().app_id("a").room_id("r");
    mock.on::<v2023_11_01::BanRoomUser>().error("NoSuchThing");

    let client: v2020_12_01::Client = mock.client().build().unwrap();
    let reply = client.send(listed.clone()).await.unwrap();
    assert_eq!(reply.room_list, [Room::new().room_id("r-1")]);
    let error = client.send(listed.clone().page_num(3)).await.unwrap_err();
    assert_eq!(error.known(), Some(Code::Common(volcengine::CommonError::SignatureDoesNotMatch)));
    assert_eq!(error.status(), Some(401));
    let client: v2023_11_01::Client = mock.client().build().unwrap();
    let error = client.request(ban.clone()).validate(false).send().await.unwrap_err();
    assert_eq!((error.code(), error.status()), (Some("NoSuchThing"), Some(400)));

    assert_eq!(mock.requests::<v2020_12_01::ListRoomInfo>(), [listed.clone(), listed.page_num(3)]);
    assert_eq!(mock.requests::<v2023_11_01::BanRoomUser>(), [ban]);
    mock.assert_done();
}

#[tokio::test]
async fn a_whole_result() {
    let mock = Mock::new();
    mock.on::<v2022_06_01::StartRecord>().reply(v2022_06_01::StartRecordReply::new().result("ok"));
    let client: v2022_06_01::Client = mock.client().build().unwrap();
    let reply = client.request(v2022_06_01::StartRecord::new()).validate(false).send().await.unwrap();
    assert_eq!(reply.result.as_deref(), Some("ok"));
}

#[tokio::test]
async fn a_call_without_an_answer() {
    let mock = Mock::new();
    mock.on::<v2020_12_01::DismissRoom>().reply(v2020_12_01::DismissRoomReply::new());
    mock.on::<v2020_12_01::StartRecord>().reply(v2020_12_01::StartRecordReply::new());
    mock.on::<v2022_06_01::StartRecord>()
        .when(|request| request.room_id.as_deref() == Some("r-2"))
        .reply(v2022_06_01::StartRecordReply::new());
    let once = v2022_06_01::StartRecordReply::new().result("ok");
    mock.on::<v2022_06_01::StartRecord>().times(1).reply(once);
    let tos = v2022_06_01::types::StorageConfig::new();
    let vod = v2022_06_01::types::CustomConfig::new()
        .access_key("fake-access-key-of-the-bucket")
        .secret_key("fake-secret-key-of-the-bucket");
    let request = v2022_06_01::StartRecord::new()
        .app_id("a")
        .room_id("r-1")
        .task_id("t")
        .storage_config(tos.custom_config(vod));
    let client: v2022_06_01::Client = mock.client().build().unwrap();
    client.request(request.clone()).validate(false).send().await.unwrap();
    let error = client.request(request).validate(false).send().await.unwrap_err();
    let text = without_lines(&error.to_string());
    assert!(!format!("{error:?} {text}").contains("of-the-bucket"), "{error:?}");
    insta::assert_snapshot!("unanswered", text);
    let done = std::panic::catch_unwind(|| mock.assert_done()).unwrap_err();
    let text = without_lines(done.downcast_ref::<String>().unwrap());
    assert!(!text.contains("of-the-bucket"), "{text}");
    insta::assert_snapshot!("not-done", text);
}

#[tokio::test]
async fn tasks_share_a_mock() {
    let mock = Mock::new();
    mock.on::<DeleteCloudRecording>()
        .reply_with(|request| DeleteCloudRecordingReply::new().task_id(request.task_id.clone().unwrap()));
    let client = trtc_client(&mock);
    let calls: Vec<_> = (0..50).map(|task| tokio::spawn(client.send(recording(&task.to_string())))).collect();
    for (task, call) in calls.into_iter().enumerate() {
        assert_eq!(call.await.unwrap().unwrap().task_id, Some(task.to_string()));
    }
    assert_eq!(mock.requests::<DeleteCloudRecording>().len(), 50);
}

#[test]
fn replies_from_the_text_of_a_page() {
    let reply: v2020_12_01::ListRoomInfoReply =
        from_json(r#"{"Total": 1, "RoomList": [{"RoomId": "r-1", "IsFinished": true}]}"#).unwrap();
    assert_eq!(reply.room_list, [Room::new().room_id("r-1").is_finished(true)]);
    let error =
        from_json::<v2020_12_01::ListRoomInfoReply>(r#"{"RoomList": [{"RoomID": "r-1"}]}"#).unwrap_err();
    assert!(error.to_string().contains("RoomList[0]: Room has no `RoomID`; it has ActiveUserNum"), "{error}");
}
