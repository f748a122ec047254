//! Operations that belong together: what one of them starts, the others tell of, change and end.
//!
//! Given the specs of this repository, each test walks through the life of one kind of things, to the code that its page has for what is gone.

use rtc_apis::tencent::{gme::v2018_07_11 as gme, live::v2018_08_01 as live, trtc::v2019_07_22 as trtc};
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::{v2023_11_01 as rtc, v2024_12_01 as voice};
use serde_json::json;

use crate::bench::Bench;

#[tokio::test]
async fn a_recording_of_trtc() {
    let client: apiscribe_runtime::Client<trtc::Service> = Bench::lenient().tencent();
    let record = trtc::create_cloud_recording::RecordParams::new()
        .record_mode(trtc::create_cloud_recording::RecordMode::MIXED);
    let start = trtc::CreateCloudRecording::new()
        .sdk_app_id(1234u64)
        .room_id("room")
        .user_id("robot")
        .user_sig("sig-of-the-robot")
        .record_params(record)
        .storage_params(trtc::create_cloud_recording::StorageParams::new());
    let task = client.send(start).await.unwrap().into_inner().task_id.unwrap();

    let describe = || trtc::DescribeCloudRecording::new().sdk_app_id(1234u64).task_id(&task);
    let reply = client.send(describe()).await.unwrap();
    assert_eq!(reply.task_id.as_ref(), Some(&task));
    assert_eq!(reply.status, Some(trtc::describe_cloud_recording::RecordingStatus::IN_PROGRESS));

    let layout = trtc::types::MixLayoutParams::new().mix_layout_mode(trtc::types::MixLayoutMode::GRID);
    let modify = || {
        trtc::ModifyCloudRecording::new().sdk_app_id(1234u64).task_id(&task).mix_layout_params(layout.clone())
    };
    client.send(modify()).await.unwrap();
    client.send(trtc::DeleteCloudRecording::new().sdk_app_id(1234u64).task_id(&task)).await.unwrap();
    assert_eq!(client.send(describe()).await.unwrap_err().code(), Some("ResourceNotFound"));
    assert_eq!(client.send(modify()).await.unwrap_err().code(), Some("ResourceNotFound"));
}

#[tokio::test]
async fn a_recording_of_gme() {
    let client: apiscribe_runtime::Client<gme::Service> = Bench::lenient().tencent();
    let mode = gme::types::RecordMode::MIXED_STREAMS;
    let start = gme::StartRecord::new().biz_id(2u64).room_id("1987").record_mode(mode);
    let task = client.send(start).await.unwrap().task_id.unwrap();

    let describe = || gme::DescribeRecordInfo::new().biz_id(2u64).task_id(task);
    let reply = client.send(describe()).await.unwrap();
    assert_eq!((reply.room_id.as_deref(), reply.record_mode), (Some("1987"), Some(mode)));
    let stop = || gme::StopRecord::new().biz_id(2u64).task_id(task);
    client.send(stop()).await.unwrap();
    assert_eq!(client.send(stop()).await.unwrap_err().code(), Some("ResourceNotFound.TaskNotFound"));
    client.send(describe()).await.unwrap();
}

#[tokio::test]
async fn a_session_of_mixed_streams() {
    let client: apiscribe_runtime::Client<live::Service> = Bench::lenient().tencent();
    let input = |name: &str, layer: i64| {
        let layout = live::create_common_mix_stream::CommonMixLayoutParams::new().image_layer(layer);
        live::create_common_mix_stream::CommonMixInputParam::new()
            .input_stream_name(name)
            .layout_params(layout)
    };
    let mix = || {
        live::CreateCommonMixStream::new()
            .mix_stream_session_id("test_room")
            .input_stream_list([input("one", 1), input("two", 2)])
            .output_params(
                live::create_common_mix_stream::CommonMixOutputParams::new().output_stream_name("one"),
            )
    };
    client.send(mix()).await.unwrap();
    client.send(mix()).await.unwrap();
    let cancel = || live::CancelCommonMixStream::new().mix_stream_session_id("test_room");
    client.send(cancel()).await.unwrap();
    let again = client.send(cancel()).await.unwrap_err();
    assert_eq!(again.code(), Some("FailedOperation.CancelSessionNotExist"));
}

#[tokio::test]
async fn a_live_room() {
    let client: apiscribe_runtime::Client<engine::Service> = Bench::lenient().im();
    let create = || {
        let room = engine::create_room::NewRoom::new()
            .room_id("room")
            .room_type(engine::create_room::RoomType::LIVE)
            .room_name("a name of its own");
        engine::CreateRoom::new().room_info(room)
    };
    client.send(create()).await.unwrap();
    assert_eq!(client.send(create()).await.unwrap_err().code(), Some("100003"));

    let ask = || engine::GetRoomInfo::new().room_id("room");
    let room = client.send(ask()).await.unwrap().into_inner().room_info.unwrap();
    assert_eq!(room.room_name.as_deref(), Some("a name of its own"));
    client.send(engine::DestroyRoom::new().room_id("room")).await.unwrap();
    assert_eq!(client.send(ask()).await.unwrap_err().code(), Some("100004"));
    client.send(create()).await.unwrap();
}

#[tokio::test]
async fn the_metadata_of_a_live_room() {
    let client: apiscribe_runtime::Client<engine::Service> = Bench::lenient().im();
    let pair = |key: &str, value: &str| engine::set_room_metadata::Metadata::new().key(key).value(value);
    let set = |pairs: [engine::set_room_metadata::Metadata; 2]| {
        engine::SetRoomMetadata::new().room_id("room").metadata(pairs)
    };
    client.send(set([pair("a", "1"), pair("b", "2")])).await.unwrap();
    client.send(set([pair("b", "3"), pair("c", "4")])).await.unwrap();
    let ask = async |keys: &[&str]| {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let reply = client.send(engine::GetRoomMetadata::new().room_id("room").keys(keys)).await.unwrap();
        let pairs = reply.into_inner().metadata.into_iter();
        pairs.map(|pair| (pair.key.unwrap(), pair.value.unwrap())).collect::<Vec<_>>()
    };
    let pairs = |of: &[(&str, &str)]| {
        of.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(ask(&[]).await, pairs(&[("a", "1"), ("b", "3"), ("c", "4")]));
    assert_eq!(ask(&["b"]).await, pairs(&[("b", "3")]));

    let delete = || engine::DelRoomMetadata::new().room_id("room").keys(["a".to_owned(), "b".to_owned()]);
    client.send(delete()).await.unwrap();
    assert_eq!(ask(&[]).await, pairs(&[("c", "4")]));
    assert_eq!(client.send(delete()).await.unwrap_err().code(), Some("100503"));
}

/// What is about a room goes with it.
#[tokio::test]
async fn the_members_of_a_live_room() {
    let client: apiscribe_runtime::Client<engine::Service> = Bench::lenient().im();
    let live = engine::create_room::RoomType::LIVE;
    let room = engine::create_room::NewRoom::new().room_id("room").room_type(live).room_name("before");
    client.send(engine::CreateRoom::new().room_info(room)).await.unwrap();
    let changes = || engine::update_room_info::RoomChanges::new().room_id("room").room_name("after");
    client.send(engine::UpdateRoomInfo::new().room_info(changes())).await.unwrap();
    let info = client.send(engine::GetRoomInfo::new().room_id("room")).await.unwrap().into_inner().room_info;
    assert_eq!(info.unwrap().room_name.as_deref(), Some("after"));

    let users = || ["ann".to_owned(), "bob".to_owned()];
    let ban = || engine::BanMember::new().room_id("room").member_list_account(users()).duration(3600);
    client.send(ban()).await.unwrap();
    let members = engine::GetMemberList::new().room_id("room");
    let mut members = client.pages(members).items();
    assert_eq!(members.next().await.unwrap().unwrap().member_account.as_deref(), Some("brennan1"));
    client.send(engine::DestroyRoom::new().room_id("room")).await.unwrap();
    assert_eq!(client.send(ban()).await.unwrap_err().code(), Some("100004"));
    let update = engine::UpdateRoomInfo::new().room_info(changes());
    assert_eq!(client.send(update).await.unwrap_err().code(), Some("100004"));
}

/// What the setup of gifts answers stands beside the status.
#[tokio::test]
async fn the_gifts_of_live_rooms() {
    let client: apiscribe_runtime::Client<engine::Service> = Bench::lenient().im();
    client.send(engine::AddGift::new().gift_id("rose").coins(3).default_name("Rose")).await.unwrap();
    let ask = || engine::GetGift::new().gift_id("rose");
    let gift = client.request(ask()).keep_body().send().await.unwrap();
    assert_eq!(gift.unknown_fields(), Vec::new());
    let gift = gift.into_inner().gift_info.unwrap();
    assert_eq!((gift.gift_id.as_deref(), gift.coins), (Some("rose"), Some(3)));
    assert_eq!(gift.default_name.as_deref(), Some("Rose"));

    let send = || {
        let send = engine::SendGift::new().room_id("room").gift_id("rose").from_account("ann");
        send.receiver_list_account(["bob".to_owned()])
    };
    client.send(send()).await.unwrap();
    client.send(engine::DelGift::new().gift_id("rose")).await.unwrap();
    assert_eq!(client.send(send()).await.unwrap_err().code(), Some("102002"));
}

#[tokio::test]
async fn a_recording_of_volcengine() {
    let client: apiscribe_runtime::Client<rtc::Service> = Bench::lenient().volcengine();
    let storage = rtc::start_record::StorageConfig::new();
    let start = rtc::StartRecord::new().app_id("app").room_id("room").task_id("task").storage_config(storage);
    client.send(start).await.unwrap();
    let update = || {
        let streams = rtc::types::Streams::new();
        rtc::UpdateRecord::new().app_id("app").room_id("room").task_id("task").target_streams(streams)
    };
    assert_eq!(client.send(update()).await.unwrap().result.as_deref(), Some("ok"));
    client.send(rtc::StopRecord::new().app_id("app").room_id("room").task_id("task")).await.unwrap();
    let late = client.send(update()).await.unwrap_err();
    assert_eq!(late.code(), Some("InvalidParameter.ErrorActiveTaskNotFound"));
    let describe = rtc::GetRecordTask::new().app_id("app").room_id("room").task_id("task");
    let task = client.send(describe).await.unwrap().into_inner().record_task.unwrap();
    assert_eq!(task.status, Some(rtc::get_record_task::RecordStatus::ENDED));
}

#[tokio::test]
async fn a_push_to_a_cdn_of_volcengine() {
    let client: apiscribe_runtime::Client<rtc::Service> = Bench::lenient().volcengine();
    let stream = rtc::types::SingleStream::new().user_id("user");
    let single = rtc::StartPushSingleStreamToCDN::new().app_id("app").room_id("room").task_id("task");
    let single = single.push_url("rtmp://cdn.example/live").stream(stream);
    client.send(single.control(rtc::types::SingleStreamControl::new())).await.unwrap();
    // A task is of one stream or of mixed streams; either way it is the same task.
    let mixed = rtc::StartPushMixedStreamToCDN::new().app_id("app").room_id("room").task_id("task");
    let taken = client.send(mixed.push_url("rtmp://cdn.example/live")).await.unwrap_err();
    assert_eq!(taken.code(), Some("InvalidParameter.TaskAlreadyExists"));
    let describe = rtc::GetPushSingleStreamToCDNTask::new().app_id("app").room_id("room").task_id("task");
    let task = client.send(describe).await.unwrap().into_inner().push_single_stream_to_cdn_task.unwrap();
    assert_eq!(task.push_url.as_deref(), Some("rtmp://cdn.example/live"));
    let stop = || rtc::StopPushStreamToCDN::new().app_id("app").room_id("room").task_id("task");
    client.send(stop()).await.unwrap();
    let late = client.send(stop()).await.unwrap_err();
    assert_eq!(late.code(), Some("InvalidParameter.ErrorActiveTaskNotFound"));
}

#[tokio::test]
async fn a_conversation_with_an_agent() {
    let client: apiscribe_runtime::Client<voice::Service> = Bench::lenient().volcengine();
    let hear = voice::start_voice_chat::ASRConfig::new().provider("volcano").provider_params(json!({}));
    let config = voice::start_voice_chat::Config::new()
        .asr_config(hear)
        .llm_config(json!({ "Mode": "ArkV3" }))
        .tts_config(json!({ "Provider": "volcano" }));
    let start = voice::StartVoiceChat::new().app_id("app").room_id("room").task_id("task");
    let agent = json!({ "TargetUserId": ["user"], "UserId": "agent" });
    client.send(start.agent_config(agent).config(config)).await.unwrap();
    let interrupt = || {
        let update = voice::UpdateVoiceChat::new().app_id("app").room_id("room").task_id("task");
        update.command(voice::update_voice_chat::Command::INTERRUPT)
    };
    assert_eq!(client.send(interrupt()).await.unwrap().result.as_deref(), Some("ok"));
    client.send(voice::StopVoiceChat::new().app_id("app").room_id("room").task_id("task")).await.unwrap();
    let late = client.send(interrupt()).await.unwrap_err();
    assert_eq!(late.code(), Some("InvalidParameter.ErrorActiveTaskNotFound"));
}
