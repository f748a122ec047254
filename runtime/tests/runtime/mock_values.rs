//! The values that a mock handles: replies of every shape, requests read back, replies from JSON.

use apiscribe_runtime::Client;
use apiscribe_runtime::testing::{Answer, Mock, from_json};

use crate::generated::*;

fn trtc(mock: &Mock) -> Client<Trtc> {
    mock.client().region("ap-singapore").build().unwrap()
}

#[test]
fn replies_of_every_shape_come_back() {
    let info = RecordInfo {
        user_id: Some("字".to_owned()),
        room: Some(u64::MAX),
        status: Some(Status::RECORDING),
        score: Some(2.5),
        inner: Some(Box::new(RecordInfo { narrow: Some(-3), ..RecordInfo::default() })),
        grid: vec![vec![1, 2], vec![3]],
        any: Some(serde_json::json!({"a": [1, null]})),
        seats: vec![Seat::FREE],
        on: Some(false),
        ..RecordInfo::default()
    };
    let many = DescribeRecordInfoReply { record_info: vec![info.clone()] };
    assert_eq!(Answer::<DescribeRecordInfo>::reply(many.clone()).result().unwrap().into_inner(), many);
    let whole = ListAnyReply { result: vec![info] };
    assert_eq!(Answer::<ListAny>::reply(whole.clone()).result().unwrap().into_inner(), whole);
    let text = StartRecordReply { result: Some("ok".to_owned()) };
    assert_eq!(Answer::<StartRecord>::reply(text.clone()).result().unwrap().into_inner(), text);
    let empty = Answer::<set_room_metadata>::reply(EmptyReply {}).result().unwrap();
    assert_eq!(empty.request_id(), "mock-1");
}

#[tokio::test]
async fn requests_come_back_as_they_were() {
    let filter = RecordInfo {
        user_id: Some("a&b=c d%".to_owned()),
        room: Some(u64::MAX),
        score: Some(2.5),
        token: Some("fake-token".to_owned()),
        inner: Some(Box::new(RecordInfo { narrow: Some(-3), ..RecordInfo::default() })),
        grid: vec![vec![1, 2], vec![3]],
        any: Some(serde_json::json!({"a": [1, null]})),
        seats: vec![Seat::FREE, Seat::from("2")],
        on: Some(true),
        ..RecordInfo::default()
    };
    let get = DescribeRecordInfo {
        task_id: Some(7),
        filters: vec![filter.clone(), RecordInfo { narrow: Some(1), ..RecordInfo::default() }],
        users: vec!["true".to_owned(), "1.0".to_owned()],
    };
    let header = Limited { keys: vec![], trace: Some("t 1".to_owned()), ..Limited::default() };
    let mock = Mock::new();
    mock.on::<DescribeRecordInfo>().reply(DescribeRecordInfoReply::default());
    mock.on::<Limited>().reply(DeleteCloudRecordingReply::default());
    trtc(&mock).send(get.clone()).await.unwrap();
    trtc(&mock).send(header.clone()).await.unwrap();
    assert_eq!(mock.requests::<DescribeRecordInfo>(), [get]);
    assert_eq!(mock.requests::<Limited>(), [header]);
    assert_eq!(mock.sent()[0].headers()["x-tc-region"], "ap-singapore");

    let repeated =
        ListUsages { app_id: Some("a".to_owned()), ids: vec!["x".into(), "y".into()], zone: Some(2) };
    mock.on::<ListUsages>().reply(BanRoomUserReply::default());
    mock.client::<Rtc>().build().unwrap().send(repeated.clone()).await.unwrap();
    assert_eq!(mock.requests::<ListUsages>(), [repeated]);

    let pair = Metadata { key: Some("k".to_owned()), value: Some("v".to_owned()) };
    let live = set_room_metadata { room_id: Some("r".to_owned()), metadata: vec![pair] };
    mock.on::<set_room_metadata>().reply(EmptyReply {});
    mock.client::<LiveEngine>().build().unwrap().send(live.clone()).await.unwrap();
    assert_eq!(mock.requests::<set_room_metadata>(), [live]);
    mock.assert_done();
}

#[test]
fn json_is_read_strictly() {
    let read: DescribeRecordInfoReply =
        from_json(r#"{"RecordInfo": [{"UserId": "u", "Inner": {"Room": 5}, "Any": {"Own": 1}}]}"#).unwrap();
    assert_eq!(read.record_info[0].inner.as_ref().unwrap().room, Some(5));
    let whole: StartRecordReply = from_json("\"ok\"").unwrap();
    assert_eq!(whole.result.as_deref(), Some("ok"));
    for (json, told) in [
        (
            r#"{"RecordInfo": [{}, {"Inner": {"Rom": 5}}]}"#,
            "RecordInfo[1].Inner: RecordInfo has no `Rom`; it has UserId",
        ),
        (r#"{"RecordInfo": [{"Room": "five"}]}"#, "RecordInfo[0].Room: expected an unsigned 64-bit integer"),
        (r#"{"RecordInfo": "#, "EOF"),
    ] {
        let error = from_json::<DescribeRecordInfoReply>(json).unwrap_err();
        assert!(error.to_string().contains(told), "{told}: {error}");
    }
}
