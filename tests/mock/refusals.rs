//! Calls that are wrong: each gets the code that the pages have for it.

use std::fmt::Write as _;

use apiscribe::mock::Options;
use apiscribe_runtime::Client;
use bytes::Bytes;
use http::{HeaderValue, Request};
use rtc_apis::tencent::{gme::v2018_07_11 as gme, live::v2018_08_01 as live, trtc::v2019_07_22 as trtc};
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::v2023_11_01 as rtc;

use crate::bench::{Bench, NOW, line};

/// A way to spoil a request.
type Spoil = Box<dyn Fn(&mut Request<Bytes>)>;

fn header(name: &'static str, value: &'static str) -> Spoil {
    Box::new(move |request| {
        request.headers_mut().insert(name, HeaderValue::from_static(value));
    })
}

fn without(name: &'static str) -> Spoil {
    Box::new(move |request| {
        request.headers_mut().remove(name);
    })
}

fn method(name: &'static str) -> Spoil {
    Box::new(move |request| *request.method_mut() = name.parse().unwrap())
}

fn body(text: &'static str) -> Spoil {
    Box::new(move |request| *request.body_mut() = Bytes::from_static(text.as_bytes()))
}

fn uri(from: &'static str, to: &'static str) -> Spoil {
    Box::new(move |request| {
        let spoiled = request.uri().to_string().replace(from, to);
        *request.uri_mut() = spoiled.parse().unwrap();
    })
}

/// One line for each way to spoil a good request.
fn table(bench: &Bench, good: impl Fn() -> Request<Bytes>, spoils: &[(&str, Spoil)]) -> String {
    let mut lines = format!("{:<28} {}\n", "nothing", line(&bench.answer(good())));
    for (name, spoil) in spoils {
        let mut request = good();
        spoil(&mut request);
        writeln!(lines, "{name:<28} {}", line(&bench.answer(request))).unwrap();
    }
    let late = bench.answer_at(good(), NOW + 3600);
    writeln!(lines, "{:<28} {}", "an hour late", line(&late)).unwrap();
    lines
}

#[test]
fn signatures_of_tencent() {
    let bench = Bench::lenient();
    let good = || {
        let client: Client<trtc::Service> = bench.tencent();
        client.prepare(&trtc::DeleteCloudRecording::new().sdk_app_id(1u64).task_id("t")).unwrap()
    };
    let wrong_key: Client<trtc::Service> = bench.tencent_with("AKID-mock", "another-secret");
    let unknown: Client<trtc::Service> = bench.tencent_with("AKID-nobody", "secret-of-the-mock");
    let stop = trtc::DeleteCloudRecording::new().sdk_app_id(1u64).task_id("t");
    let mut lines = table(
        &bench,
        good,
        &[
            ("no Authorization", without("authorization")),
            ("Authorization is rubbish", header("authorization", "TC3-HMAC-SHA256 rubbish")),
            ("another scheme", header("authorization", "Bearer token")),
            ("a key and no scheme", header("authorization", "canary-not-a-real-key")),
            ("body changed", body(r#"{"SdkAppId":2,"TaskId":"t"}"#)),
            ("host changed", header("host", "trtc.example.com")),
            ("content type changed", header("content-type", "text/plain")),
            ("no action", without("x-tc-action")),
            ("no version", without("x-tc-version")),
            ("no timestamp", without("x-tc-timestamp")),
            ("timestamp is a word", header("x-tc-timestamp", "now")),
            ("action not in the specs", header("x-tc-action", "DeleteEverything")),
            ("version not in the specs", header("x-tc-version", "2000-01-01")),
            ("a token nobody gave", header("x-tc-token", "token")),
            ("method changed", method("PUT")),
        ],
    );
    for (name, client) in [("another secret", &wrong_key), ("an unknown key id", &unknown)] {
        let answer = bench.answer(client.prepare(&stop).unwrap());
        writeln!(lines, "{name:<28} {}", line(&answer)).unwrap();
    }
    insta::assert_snapshot!(lines);
}

#[test]
fn signatures_of_volcengine() {
    let bench = Bench::lenient();
    let good = || {
        let client: Client<rtc::Service> = bench.volcengine();
        client.prepare(&rtc::StopRecord::new().app_id("a").room_id("r").task_id("t")).unwrap()
    };
    insta::assert_snapshot!(table(
        &bench,
        || {
            bench.control("POST", "/_mock/reset", "");
            good()
        },
        &[
            ("no Authorization", without("authorization")),
            ("Authorization is rubbish", header("authorization", "HMAC-SHA256 rubbish")),
            ("body changed", body("{}")),
            ("host changed", header("host", "rtc.example.com")),
            ("date changed", header("x-date", "20261118T000000Z")),
            ("date is rubbish", header("x-date", "2026-11-18T00:00:00Z")),
            ("no date", without("x-date")),
            ("action not in the specs", uri("StopRecord", "StopEverything")),
            ("version not in the specs", uri("2023-11-01", "2000-01-01")),
            ("no version", uri("&Version=2023-11-01", "")),
            ("a token nobody gave", header("x-security-token", "token")),
            ("a query nobody signed", uri("Action=", "Extra=1&Action=")),
            ("method changed", method("GET")),
        ],
    ));
}

#[test]
fn signatures_of_tencent_im() {
    let bench = Bench::lenient();
    let good = || {
        let client: Client<engine::Service> = bench.im();
        let pair = engine::set_room_metadata::Metadata::new().key("k").value("v");
        client.prepare(&engine::SetRoomMetadata::new().room_id("r").metadata([pair])).unwrap()
    };
    let usersig = |key: &str, app: u64, who: &str| {
        let credentials = rtc_apis::tencent_im::Credentials::new(app, who, key).expire(60);
        let client = engine::Client::builder().credentials(credentials).transport(bench.clone());
        let client = client.clock(|| NOW).build().unwrap();
        let pair = engine::set_room_metadata::Metadata::new().key("k").value("v");
        client.prepare(&engine::SetRoomMetadata::new().room_id("r").metadata([pair])).unwrap()
    };
    let mut lines = table(
        &bench,
        || usersig("key-of-the-mock", 1_400_000_000, "administrator"),
        &[
            ("another user", uri("identifier=administrator", "identifier=somebody")),
            ("another app", uri("sdkappid=1400000000", "sdkappid=1400000001")),
            ("app is a word", uri("sdkappid=1400000000", "sdkappid=mine")),
            ("no app", uri("sdkappid=1400000000&", "")),
            ("no UserSig", uri("usersig=", "usersgi=")),
            ("UserSig is rubbish", uri("usersig=", "usersig=rubbish")),
            ("no random", uri("random=", "rnadom=")),
            ("method changed", method("GET")),
            ("command not in the specs", uri("set_room_metadata", "set_everything")),
        ],
    );
    for (name, request) in [
        ("another app's key", usersig("another-key", 1_400_000_000, "administrator")),
        ("not the administrator", usersig("key-of-the-mock", 1_400_000_000, "somebody")),
        ("an unknown app", usersig("key-of-the-mock", 1_499_999_999, "administrator")),
    ] {
        writeln!(lines, "{name:<28} {}", line(&bench.answer(request))).unwrap();
    }
    writeln!(lines, "{:<28} {}", "long after", line(&bench.answer_at(good(), NOW + 400 * 86_400))).unwrap();
    insta::assert_snapshot!(lines);
}

/// Sends what the client itself would refuse.
macro_rules! unchecked {
    ($client:expr, $operation:expr) => {
        $client.request($operation).validate(false).prepare().unwrap()
    };
}

#[test]
fn parameters() {
    for (name, options) in
        [("lenient", Options::default()), ("strict", Options { strict: true, ..Options::default() })]
    {
        let bench = Bench::new(options);
        let (trtc, gme): (Client<trtc::Service>, Client<gme::Service>) = (bench.tencent(), bench.tencent());
        let (live, rtc): (Client<live::Service>, Client<rtc::Service>) =
            (bench.tencent(), bench.volcengine());
        let im: Client<engine::Service> = bench.im();
        let stop = || trtc::DeleteCloudRecording::new().sdk_app_id(1u64).task_id("t");
        let pairs = |count: usize, size: usize| {
            let pair = |index: usize| {
                engine::set_room_metadata::Metadata::new().key(format!("k{index}")).value("v".repeat(size))
            };
            engine::SetRoomMetadata::new().room_id("r").metadata((0..count).map(pair).collect::<Vec<_>>())
        };
        let storage = rtc::start_record::StorageConfig::new;
        let record = || rtc::StartRecord::new().app_id("a").task_id("t").storage_config(storage());
        let calls = [
            ("nothing at all", unchecked!(trtc, trtc::DeleteCloudRecording::new())),
            ("no TaskId", unchecked!(trtc, trtc::DeleteCloudRecording::new().sdk_app_id(1u64))),
            (
                "a region elsewhere",
                trtc.request(stop()).region("eu-frankfurt").validate(false).prepare().unwrap(),
            ),
            ("no BizId", unchecked!(gme, gme::DescribeRecordInfo::new().task_id(1u64))),
            ("no session", unchecked!(live, live::CancelCommonMixStream::new())),
            ("no room", unchecked!(rtc, record())),
            ("a room with blanks", unchecked!(rtc, record().room_id("a room"))),
            ("a task with blanks", unchecked!(rtc, record().room_id("r").task_id("a task"))),
            (
                "an undocumented value",
                unchecked!(rtc, record().room_id("r").record_mode(rtc::start_record::RecordMode::from(7))),
            ),
            ("11 keys", unchecked!(im, pairs(11, 1))),
            ("no keys", unchecked!(im, pairs(0, 1))),
            ("a value of 2049 bytes", unchecked!(im, pairs(1, 2049))),
            ("17 KB in all", unchecked!(im, pairs(9, 2000))),
            (
                "no room id",
                unchecked!(
                    im,
                    engine::SetRoomMetadata::new()
                        .metadata([engine::set_room_metadata::Metadata::new().key("k").value("v")])
                ),
            ),
        ];
        let lines = calls.map(|(name, request)| format!("{name:<24} {}", line(&bench.answer(request))));
        insta::assert_snapshot!(format!("parameters-{name}"), lines.join("\n"));
    }
}
