//! Requests, replies, values, codes and errors in the formats of serde. Refresh the snapshots with:
//! `INSTA_UPDATE=always cargo test -p apiscribe-tests --test serial`.

use std::fmt::Debug;

use rtc_apis::examples;
use rtc_apis::tencent::gme::v2018_07_11 as gme;
use rtc_apis::tencent::live::v2018_08_01 as live;
use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::tencent::trtc::v2019_07_22::create_cloud_recording as create;
use rtc_apis::tencent_im::live_engine::v4 as live_engine;
use rtc_apis::tencent_im::live_engine::v4::set_room_metadata::Metadata;
use rtc_apis::testing::Mock;
use rtc_apis::volcengine::rtc::v2023_11_01::start_record;
use rtc_apis::volcengine::rtc::{v2020_12_01 as rtc2020, v2023_11_01 as rtc};
use rtc_apis::{
    AnyError, Code, CodeInfo, Error, ErrorCodes, ErrorKind, Json, PollError, Problem, Reply, Retry,
    RetryPolicy, Safety, TransportError, TransportErrorKind, UnknownCode, Untyped, UntypedReply,
    ValidationError, WithSensitive, tencent, tencent_im,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

fn check_round<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value, "{text}");
    assert_eq!(&serde_json::from_value::<T>(serde_json::to_value(value).unwrap()).unwrap(), value);
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    assert_eq!(&ciborium::from_reader::<T, _>(bytes.as_slice()).unwrap(), value, "CBOR");
}

fn recording() -> trtc::CreateCloudRecording {
    let params = create::RecordParams::new().record_mode(create::RecordMode::from(2)).max_idle_time(30_u64);
    trtc::CreateCloudRecording::new()
        .sdk_app_id(u64::MAX)
        .room_id("room")
        .user_id("recorder")
        .user_sig("sig-of-nobody")
        .record_params(params)
}

#[test]
fn requests_are_written_under_the_vendors_names_and_read_again() {
    let request = rtc2020::ListRoomInfo::new().app_id("app").room_id("room").page_num(2);
    let written = json!({ "AppId": "app", "RoomId": "room", "PageNum": 2 });
    assert_eq!(serde_json::to_value(&request).unwrap(), written);
    check_round(&request);
    let request = live_engine::SetRoomMetadata::new()
        .room_id("room")
        .metadata([Metadata::new().key("a").value("1"), Metadata::new().key("b")]);
    check_round(&request);
    check_round(&live_engine::SetRoomMetadata::new());
}

#[test]
fn what_is_sensitive_is_left_out_unless_asked_for() {
    let request = recording();
    let plain = serde_json::to_string(&request).unwrap();
    assert!(!plain.contains("sig-of-nobody") && plain.contains("18446744073709551615"), "{plain}");
    let back: trtc::CreateCloudRecording = serde_json::from_str(&plain).unwrap();
    let mut without = request.clone();
    without.user_sig = None;
    assert_eq!(back, without);

    let all = serde_json::to_string(&WithSensitive(&request)).unwrap();
    assert!(all.contains("sig-of-nobody"), "{all}");
    assert_eq!(serde_json::from_str::<trtc::CreateCloudRecording>(&all).unwrap(), request);
    assert!(!format!("{:?}", WithSensitive(&request)).contains("sig-of-nobody"));
}

#[test]
fn sensitive_fields_of_nested_types_are_left_out_too() {
    let custom = start_record::CustomConfig::new().access_key("key-of-nobody").bucket("bucket");
    let request =
        rtc::StartRecord::new().storage_config(start_record::StorageConfig::new().custom_config(custom));
    let nested = json!({ "StorageConfig": { "CustomConfig": { "Bucket": "bucket" } } });
    assert_eq!(serde_json::to_value(&request).unwrap(), nested);
    let sent = &examples::request_json(&request)["StorageConfig"]["CustomConfig"];
    assert_eq!(sent["AccessKey"], "key-of-nobody", "but it is sent");
}

#[test]
fn replies_are_read_as_leniently_as_from_the_wire() {
    let reply: gme::DescribeRecordInfoReply = serde_json::from_value(json!({
        "RecordInfo": [{ "UserId": 7, "FileName": null, "Unknown": { "a": [1] } }],
    }))
    .unwrap();
    assert_eq!(reply.record_info[0].user_id.as_deref(), Some("7"), "an id may be a number");
    check_round(&reply);

    let whole: rtc::UpdateRecordReply = serde_json::from_value(json!("ok")).unwrap();
    assert_eq!(serde_json::to_value(&whole).unwrap(), json!("ok"), "a result that is no object");
    check_round(&whole);
    check_round(&rtc::UpdateRecordReply::new());
    check_round(&serde_json::from_value::<UntypedReply>(json!({ "any": [1, null] })).unwrap());
}

#[test]
fn what_does_not_fit_is_named_without_the_value() {
    let wrong = json!({ "RecordInfo": [{ "UserId": "u" }, { "UserId": { "secret-of-nobody": 1 } }] });
    let error = serde_json::from_value::<gme::DescribeRecordInfoReply>(wrong).unwrap_err().to_string();
    assert_eq!(error, "RecordInfo[1].UserId: expected a single value, found an object");
    let error = serde_json::from_str::<create::RecordMode>("\"secret-of-nobody\"").unwrap_err().to_string();
    assert!(!error.contains("nobody") && error.contains("found a text"), "{error}");
}

#[test]
fn floats_keep_their_last_bit() {
    let text =
        r#"{"InputStreamList":[{"LayoutParams":{"ImageHeight":1.7971844674407370955161548623157e308}}]}"#;
    let request: live::CreateCommonMixStream = serde_json::from_str(text).unwrap();
    check_round(&request);
    let layout = request.input_stream_list[0].layout_params.as_ref().unwrap();
    assert_eq!(layout.image_height, Some(1.797_184_467_440_737e308));
    check_round(&serde_json::from_str::<UntypedReply>("[1.7971844674407370955161548623157e308]").unwrap());
}

#[test]
fn documented_values_are_their_value() {
    assert_eq!(serde_json::to_value(create::RecordMode::from(2)).unwrap(), json!(2));
    check_round(&create::RecordMode::from(2));
    check_round(&create::RecordMode::from(99));
}

#[test]
fn codes_are_what_stands_in_replies() {
    type Placed = Code<trtc::DeleteCloudRecordingError>;
    let own = trtc::DeleteCloudRecordingError::ResourceNotFound;
    assert_eq!(serde_json::to_value(own).unwrap(), json!("ResourceNotFound"));
    check_round(&own);
    check_round(&Placed::Operation(own));
    check_round(&Placed::Common(tencent::CommonError::RequestLimitExceeded));
    check_round(&serde_json::from_value::<UnknownCode>(json!(-5)).unwrap());
    let unknown: Placed = serde_json::from_value(json!("Brand.New")).unwrap();
    assert!(matches!(&unknown, Code::Unknown(code) if code.code == "Brand.New"), "{unknown:?}");
    check_round(&unknown);
    let refused = serde_json::from_value::<trtc::DeleteCloudRecordingError>(json!("Brand.New"));
    assert_eq!(refused.unwrap_err().to_string(), "not a code that is documented here");

    let number = tencent_im::CommonError::ALL[0];
    assert_eq!(serde_json::to_value(number).unwrap(), json!(number.info().unwrap().number), "as a number");
    check_round(&number);
    for kind in [ErrorKind::Validation, ErrorKind::Paging] {
        check_round(&kind);
    }
    assert_eq!(serde_json::to_value((Retry::Throttle, Safety::Read)).unwrap(), json!(["throttle", "read"]));
}

#[tokio::test]
async fn replies_are_kept_with_what_came_with_them() {
    let mock = Mock::new();
    mock.on::<trtc::DeleteCloudRecording>().reply(trtc::DeleteCloudRecordingReply::new().task_id("t-1"));
    let client: trtc::Client = mock.client().region("ap-singapore").build().unwrap();
    let reply = client.send(trtc::DeleteCloudRecording::new().sdk_app_id(1234).task_id("t-1")).await.unwrap();
    let written = json!({ "request_id": reply.request_id(), "status": 200, "attempts": 1, "answer": { "TaskId": "t-1" } });
    assert_eq!(serde_json::to_value(&reply).unwrap(), written);
    check_round(&reply);
}

#[tokio::test]
async fn errors_tell_all_but_the_body() {
    let mock = Mock::new();
    mock.on::<trtc::DeleteCloudRecording>().error(trtc::DeleteCloudRecordingError::ResourceNotFound);
    let client: trtc::Client = mock.client().region("ap-singapore").build().unwrap();
    let error =
        client.send(trtc::DeleteCloudRecording::new().sdk_app_id(1234).task_id("t-1")).await.unwrap_err();
    insta::assert_snapshot!(serde_json::to_string_pretty(&error).unwrap());
    let copy = error.clone();
    assert_eq!(copy, error);

    let error = client.send(trtc::DeleteCloudRecording::new()).await.unwrap_err();
    insta::assert_snapshot!(serde_json::to_string_pretty(&error.into_any()).unwrap());
}

/// What users keep, compare and print can be kept, compared and printed.
#[test]
fn public_types_are_ordinary_values() {
    fn ordinary<T: Debug + Clone + PartialEq>() {}
    ordinary::<trtc::CreateCloudRecording>();
    ordinary::<trtc::CreateCloudRecordingReply>();
    ordinary::<create::RecordMode>();
    ordinary::<trtc::CreateCloudRecordingError>();
    ordinary::<Reply<trtc::CreateCloudRecordingReply>>();
    ordinary::<Error<trtc::CreateCloudRecordingError>>();
    ordinary::<Code<trtc::CreateCloudRecordingError>>();
    ordinary::<PollError<trtc::DescribeCloudRecordingReply, trtc::DescribeCloudRecordingError>>();
    ordinary::<(AnyError, TransportError, ValidationError, Problem, UnknownCode, CodeInfo)>();
    ordinary::<(ErrorKind, TransportErrorKind, Retry, Safety, RetryPolicy)>();
    ordinary::<(Untyped, UntypedReply, Json)>();
}
