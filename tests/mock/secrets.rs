//! No secret in what the mock tells of the calls that it got: the journal, its refusals, and what the command prints.

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use apiscribe::mock::{Accounts, Mock, Options};
use apiscribe_runtime::{Client, Service};
use apiscribe_tests::mock::{Process, exchange, raw};
use bytes::Bytes;
use http::Request;
use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::v2023_11_01 as rtc;
use rtc_apis::{tencent, tencent_im, volcengine};

use crate::bench::Bench;
use search::*;

#[path = "../../runtime/tests/runtime/secrets/search.rs"]
mod search;

/// Accounts with the keys that are looked for.
fn accounts() -> String {
    format!(
        r#"{{"tc3": [{{"id": "id", "secret": "{SECRET_KEY}", "token": "{TOKEN}"}}],
            "volcengine": [{{"id": "id", "secret": "{SECRET_KEY}", "token": "{TOKEN}"}}],
            "usersig": [{{"app_id": 1400000000, "administrator": "administrator", "key": "{USER_SIG_KEY}"}}]}}"#
    )
}

fn bench() -> Bench {
    let model = Bench::lenient().mock.model().clone();
    let accounts = Accounts::from_json(&accounts()).unwrap();
    Bench { mock: Arc::new(Mock::new(model, accounts, Options { strict: true, ..Options::default() })) }
}

fn client<S: Service>(credentials: S::Credentials, now: u64) -> Client<S> {
    let builder = Client::builder().credentials(credentials).validate(false).clock(move || now);
    builder.insecure_endpoint("http://mock.example").region("ap-singapore").build().unwrap()
}

/// A call with secrets in the query, in the header and deep in the body.
fn create(now: u64) -> Request<Bytes> {
    let storage = trtc::create_cloud_recording::CloudStorage::new().access_key(IN_REQUEST).bucket("b");
    let storage =
        storage.vendor(trtc::create_cloud_recording::Vendor::from(0)).region("r").secret_key(IN_REQUEST);
    let create = trtc::CreateCloudRecording::new()
        .sdk_app_id(1_400_000_000_u64)
        .room_id("room")
        .user_id("robot")
        .user_sig(IN_REQUEST)
        .record_params(trtc::create_cloud_recording::RecordParams::new().record_mode(1))
        .storage_params(trtc::create_cloud_recording::StorageParams::new().cloud_storage(storage));
    let credentials = tencent::Credentials::new("id", SECRET_KEY).token(TOKEN);
    client::<trtc::Service>(credentials, now).prepare(&create).unwrap()
}

fn start(now: u64) -> Request<Bytes> {
    let keys =
        rtc::start_record::CustomConfig::new().access_key(IN_REQUEST).secret_key(IN_REQUEST).bucket("b");
    let storage = rtc::start_record::StorageConfig::new().custom_config(keys);
    let start = rtc::StartRecord::new().app_id("app").room_id("room").task_id("task").storage_config(storage);
    let credentials = volcengine::Credentials::new("id", SECRET_KEY).session_token(TOKEN);
    let client = Client::<rtc::Service>::builder().credentials(credentials).clock(move || now);
    client.insecure_endpoint("http://mock.example").build().unwrap().prepare(&start).unwrap()
}

fn metadata(now: u64) -> Request<Bytes> {
    let credentials = tencent_im::Credentials::new(1_400_000_000, "administrator", USER_SIG_KEY);
    let client = Client::<engine::Service>::builder().credentials(credentials).clock(move || now);
    let client = client.insecure_endpoint("http://mock.example").build().unwrap();
    client.prepare(&engine::GetRoomMetadata::new().room_id("room")).unwrap()
}

/// The body with another text in place of a part, and a signature that is no longer right.
fn spoiled(request: Request<Bytes>, from: &str, to: &str) -> Request<Bytes> {
    request.map(|body| {
        let text = String::from_utf8(body.to_vec()).unwrap();
        assert!(text.contains(from), "{text}");
        text.replace(from, to).into()
    })
}

/// The same, signed again.
fn with_body(now: u64, body: &str) -> Request<Bytes> {
    let parameters: serde_json::Value = serde_json::from_str(body).unwrap();
    let credentials = tencent::Credentials::new("id", SECRET_KEY).token(TOKEN);
    let call = client::<trtc::Service>(credentials, now).request(trtc::CreateCloudRecording::new());
    let parameters = parameters.as_object().unwrap().clone();
    parameters.into_iter().fold(call, |call, (name, value)| call.parameter(name, value)).prepare().unwrap()
}

fn headed(request: Request<Bytes>, name: &'static str, value: &str) -> Request<Bytes> {
    let (mut parts, body) = request.into_parts();
    parts.headers.insert(name, value.parse().unwrap());
    Request::from_parts(parts, body)
}

fn elsewhere() -> Request<Bytes> {
    let query = apiscribe_runtime::sign::encode_query(&[("usersig", IN_REQUEST)]);
    Request::builder().uri(format!("http://mock.example/nowhere?{query}")).body(Bytes::new()).unwrap()
}

fn told(path: &'static str, body: String) -> Request<Bytes> {
    let request = Request::builder().method("POST").uri(format!("http://mock.example{path}"));
    request.header("host", "mock.example").body(body.into()).unwrap()
}

/// A call by name, and what the reply or the journal has to hold.
type Place = (&'static str, &'static str, fn(u64) -> Request<Bytes>);

#[rustfmt::skip]
const PLACES: &[Place] = &[
    ("a call with a token and secrets in its body", "\"operation\":\"CreateCloudRecording\"", create),
    ("a call of Volcengine with secrets in its body", "\"SecretKey\":\"**redacted**\"", start),
    ("a call with a UserSig", "\"operation\":\"get_room_metadata\"", metadata),
    ("a wrong signature", "wrong_signature", |now| spoiled(create(now), "robot", "other")),
    ("a wrong signature of Volcengine", "wrong_signature", |now| spoiled(start(now), "task", "other")),
    ("a signature that is too old", "clock_skew", |now| create(now - 9_999)),
    ("a token that is unknown", "\"condition\"", |now| headed(create(now), "x-tc-token", EXTRA)),
    ("an authorization that is none", "begins with no scheme", |now| headed(create(now), "authorization", EXTRA)),
    ("an authorization with a key and no more", "malformed_authorization", |now| headed(create(now), "authorization", &format!("TC3-HMAC-SHA256 {EXTRA}"))),
    ("an object in place of a secret", "\"UserSig\":\"**redacted**\"", |now| with_body(now, &format!(r#"{{"UserSig":{{"{IN_REQUEST}":"{IN_REQUEST}"}}}}"#))),
    ("a list in place of a secret", "\"UserSig\":\"**redacted**\"", |now| with_body(now, &format!(r#"{{"UserSig":[["{IN_REQUEST}"]]}}"#))),
    ("a parameter that no page has", "**unknown parameter**", |now| with_body(now, &format!(r#"{{"Hidden":"{IN_REQUEST}"}}"#))),
    ("a body that breaks off", "\"condition\"", |now| spoiled(create(now), "}}}", "")),
    ("a call that no page has", "speaks no protocol", |_| elsewhere()),
    ("a fault that was asked for", "\"fault\":\"[Html]\"", |now| headed(create(now), "x-mock-fault", "html")),
    ("an error that was asked for", "\"code\":\"InternalError\"", |now| headed(create(now), "x-mock-error", "InternalError")),
];

#[test]
fn what_is_told_of_a_call() {
    let mut problems = String::new();
    for (name, holds, make) in PLACES {
        let (bench, secrets) = (bench(), Secrets::new());
        let request = make(NOW);
        learn(&secrets, &request);
        let response = bench.answer_at(request, NOW).response;
        let journal = bench.control("GET", "/_mock/requests", "").1;
        let text = format!("{response:?} {} {journal}", String::from_utf8_lossy(response.body()));
        let shown = secrets.shown_by(&text);
        if !shown.is_empty() || !text.contains(holds) {
            problems += &format!("{name} shows {shown:?}, and should hold `{holds}`:\n{text}\n\n");
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn accounts_and_instructions() {
    let secrets = Secrets::new();
    let accounts = Accounts::from_json(&accounts()).unwrap();
    let broken = Accounts::from_json(&self::accounts().replace("\"id\"", "\"name\"")).unwrap_err();
    let wrong = format!(r#"{{"operation": "StopRecord", "secret": "{SECRET_KEY}"}}"#);
    let answer = bench().answer_at(told("/_mock/next", wrong), NOW).response;
    let text = format!("{accounts:?} {broken} {broken:?} {answer:?}");
    assert!(text.contains("unknown field `secret`") && text.contains("App"), "{text}");
    assert!(secrets.shown_by(&text).is_empty(), "{text}");
}

/// All of these calls to the command, which prints where it is and how it ends, and nothing of them.
#[test]
fn what_the_command_prints() {
    let folder = tempfile::tempdir().unwrap();
    let (accounts, log) = (folder.path().join("accounts.json"), folder.path().join("log"));
    std::fs::write(&accounts, self::accounts()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_apiscribe-under-test"));
    let specs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    command.args(["mock", "--port", "0", "--accounts"]).arg(accounts).arg("--specs").arg(specs);
    command.stderr(Stdio::from(std::fs::File::create(&log).unwrap()));
    let process = Process::run(command);
    let secrets = Secrets::new();
    for (_, _, make) in PLACES {
        let request = make(NOW);
        learn(&secrets, &request);
        exchange(process.address(), &raw(&request), 1);
    }
    process.signal("TERM");
    process.end(std::time::Duration::from_secs(5)).expect("it runs on");
    let mut text = String::new();
    std::fs::File::open(&log).unwrap().read_to_string(&mut text).unwrap();
    assert!(text.contains("the mock has ended"), "{text}");
    assert!(secrets.shown_by(&text).is_empty(), "{text}");
}

/// The signature, unless there is none because of what was done to the request.
fn learn(secrets: &Secrets, request: &Request<Bytes>) {
    let signed = request
        .headers()
        .get("authorization")
        .is_none_or(|value| value.to_str().unwrap().contains("Signature="));
    if signed {
        secrets.learn(request);
    }
}
