//! Calls that are right: they are answered from the pages' samples and from what was called before.

use apiscribe::mock::Options;
use rtc_apis::tencent::{gme::v2018_07_11 as gme, live::v2018_08_01 as live, trtc::v2019_07_22 as trtc};
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::{v2020_12_01 as rtc2020, v2023_06_01 as rtc2306, v2023_11_01 as rtc2311};

use crate::bench::Bench;

#[tokio::test]
async fn ids_of_the_call_come_back_in_the_reply() {
    let client = Bench::lenient().tencent();
    let reply =
        client.send(trtc::DeleteCloudRecording::new().sdk_app_id(1234u64).task_id("my-task")).await.unwrap();
    assert_eq!(reply.task_id.as_deref(), Some("my-task"));
    assert_eq!(reply.request_id(), "00000000-0000-4000-8000-000000000001");
}

#[tokio::test]
async fn a_sample_of_the_page_is_the_reply() {
    let client = Bench::lenient().tencent();
    let reply = client.send(gme::DescribeRecordInfo::new().task_id(1u64).biz_id(2u64)).await.unwrap();
    assert_eq!(reply.room_id.as_deref(), Some("7743"));
    assert_eq!(reply.record_info.len(), 1);
}

#[tokio::test]
async fn an_operation_without_a_result_succeeds() {
    let client = Bench::lenient().tencent();
    let reply = client.send(live::CancelCommonMixStream::new().mix_stream_session_id("s")).await.unwrap();
    assert!(!reply.request_id().is_empty());
    let client = Bench::lenient().im();
    let pair = engine::set_room_metadata::Metadata::new().key("k").value("v");
    let reply = client.send(engine::SetRoomMetadata::new().room_id("r").metadata([pair])).await.unwrap();
    assert!(!reply.request_id().is_empty());
}

#[tokio::test]
async fn a_task_is_started_described_stopped_and_gone() {
    let bench = Bench::lenient();
    let (client, older) = (bench.volcengine(), bench.volcengine());
    let start = || {
        let storage = rtc2311::start_record::StorageConfig::new().r#type(0);
        rtc2311::StartRecord::new().app_id("app").room_id("room").task_id("task").storage_config(storage)
    };
    let describe = || rtc2306::GetRecordTask::new().app_id("app").room_id("room").task_id("task");
    let stop = || rtc2311::StopRecord::new().app_id("app").room_id("room").task_id("task");

    assert_eq!(client.send(start()).await.unwrap().result.as_deref(), Some("ok"));
    let again = client.send(start()).await.unwrap_err();
    assert_eq!(again.code(), Some("InvalidParameter.TaskAlreadyExists"));

    let task = older.send(describe()).await.unwrap().into_inner().record_task.unwrap();
    assert_eq!(task.status, Some(rtc2306::get_record_task::RecordStatus::RUNNING));
    assert_eq!(task.end_time, Some(0));

    client.send(stop()).await.unwrap();
    let task = older.send(describe()).await.unwrap().into_inner().record_task.unwrap();
    assert_eq!(task.status, Some(rtc2306::get_record_task::RecordStatus::ENDED));
    let again = client.send(stop()).await.unwrap_err();
    assert_eq!(again.code(), Some("InvalidParameter.ErrorActiveTaskNotFound"));
    client.send(start()).await.unwrap();
}

#[tokio::test]
async fn accounts_do_not_see_each_other() {
    let bench = Bench::new(Options { strict: true, ..Options::default() });
    let stop = || rtc2311::StopRecord::new().app_id("app").room_id("room").task_id("task");
    let storage = rtc2311::start_record::StorageConfig::new();
    let start =
        rtc2311::StartRecord::new().app_id("app").room_id("room").task_id("task").storage_config(storage);
    bench.volcengine().send(start).await.unwrap();
    let other = rtc_apis::volcengine::Credentials::new("AKLT-mock-sts", "secret-of-the-mock")
        .session_token("token-of-the-mock");
    let other = rtc2311::Client::builder()
        .credentials(other)
        .transport(bench.clone())
        .clock(|| crate::bench::NOW)
        .build()
        .unwrap();
    let error = other.send(stop()).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidParameter.ErrorActiveTaskNotFound"));
    bench.volcengine().send(stop()).await.unwrap();
}

#[tokio::test]
async fn what_nobody_made_is_there_unless_the_mock_is_strict() {
    let stop = || rtc2311::StopRecord::new().app_id("app").room_id("room").task_id("task");
    let lenient = Bench::lenient().volcengine();
    lenient.send(stop()).await.unwrap();
    assert!(lenient.send(stop()).await.is_err(), "what was stopped once is not there a second time");
    let strict = Bench::new(Options { strict: true, ..Options::default() }).volcengine();
    assert!(strict.send(stop()).await.is_err());
}

#[tokio::test]
async fn an_older_version_is_answered_in_its_own_envelope() {
    let client = Bench::lenient().volcengine();
    let reply = client.send(rtc2020::DismissRoom::new().app_id("app").room_id("room")).await.unwrap();
    assert_eq!(reply.message.as_deref(), Some("success"));
}

#[tokio::test]
async fn a_query_carries_what_a_body_would() {
    let bench = Bench::lenient();
    let client: apiscribe_runtime::Client<rtc2306::Service> = bench.volcengine();
    client.send(rtc2306::GetRecordTask::new().app_id("app").room_id("room").task_id("a.b@c")).await.unwrap();
    let (_, journal) = bench.control("GET", "/_mock/requests", "");
    assert_eq!(journal["requests"][0]["parameters"]["TaskId"], "a.b@c");
}
