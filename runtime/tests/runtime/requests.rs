//! Signed requests, byte for byte. The signatures themselves are tested against the vendors' vectors beside the signers.

use apiscribe_runtime::{Client, Service, tencent, tencent_im, volcengine};
use bytes::Bytes;

use crate::generated::*;

fn header<'a>(request: &'a http::Request<Bytes>, name: &str) -> &'a str {
    request.headers()[name].to_str().unwrap()
}

fn at<S: Service>(credentials: S::Credentials, timestamp: u64) -> apiscribe_runtime::ClientBuilder<S> {
    Client::<S>::builder().credentials(credentials).clock(move || timestamp).nonce(|| 99_999_999)
}

fn recording() -> DeleteCloudRecording {
    DeleteCloudRecording { sdk_app_id: Some(1234), task_id: Some("xx".to_owned()) }
}

#[test]
fn tencent_post() {
    let credentials = tencent::Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").token("temporary");
    let client =
        at::<Trtc>(credentials, 1_700_000_000).region("ap-singapore").language("en-US").build().unwrap();
    let request = client.prepare(&recording()).unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://trtc.tencentcloudapi.com/");
    assert_eq!(request.body(), r#"{"SdkAppId":1234,"TaskId":"xx"}"#);
    for (name, value) in [
        ("host", "trtc.tencentcloudapi.com"),
        ("content-type", "application/json; charset=utf-8"),
        ("x-tc-action", "DeleteCloudRecording"),
        ("x-tc-version", "2019-07-22"),
        ("x-tc-timestamp", "1700000000"),
        ("x-tc-region", "ap-singapore"),
        ("x-tc-language", "en-US"),
        ("x-tc-token", "temporary"),
    ] {
        assert_eq!(header(&request, name), value);
    }
    assert!(
        request.headers()["authorization"].is_sensitive() && request.headers()["x-tc-token"].is_sensitive()
    );
    let scope = "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2023-11-14/trtc/tc3_request, \
                 SignedHeaders=content-type;host;x-tc-action, Signature=";
    assert!(header(&request, "authorization").starts_with(scope));
    // The kept key signs like a fresh one, and another second gives another signature.
    assert_eq!(
        header(&client.prepare(&recording()).unwrap(), "authorization"),
        header(&request, "authorization")
    );
}

#[test]
fn the_day_changes_the_key() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};
    let now = Arc::new(AtomicU64::new(1_700_000_000));
    let clock = Arc::clone(&now);
    let credentials = || tencent::Credentials::new("id", "key");
    let client = Client::<Trtc>::builder()
        .credentials(credentials())
        .clock(move || clock.load(Ordering::Relaxed))
        .region("ap-beijing")
        .build()
        .unwrap();
    client.prepare(&recording()).unwrap();
    now.fetch_add(86_400, Ordering::Relaxed);
    let reused = client.prepare(&recording()).unwrap();
    let fresh = at::<Trtc>(credentials(), 1_700_086_400).region("ap-beijing").build().unwrap();
    assert_eq!(
        header(&reused, "authorization"),
        header(&fresh.prepare(&recording()).unwrap(), "authorization")
    );
}

#[test]
fn tencent_get() {
    let client = at::<Trtc>(tencent::Credentials::new("id", "key"), 1).build().unwrap();
    let request = DescribeRecordInfo {
        task_id: Some(1),
        users: vec!["a b&\u{623F}".into(), "~*".into()],
        filters: vec![],
    };
    let signed = client.prepare(&request).unwrap();
    assert_eq!(
        signed.uri().to_string(),
        "https://trtc.tencentcloudapi.com/?TaskId=1&Users.0=a%20b%26%E6%88%BF&Users.1=~%2A"
    );
    assert_eq!((signed.method().as_str(), signed.body().len()), ("GET", 0));
    assert_eq!(header(&signed, "content-type"), "application/x-www-form-urlencoded");
    assert!(!signed.headers().contains_key("x-tc-region"));
}

#[test]
fn user_sig_post() {
    let credentials = tencent_im::Credentials::new(88_888_888, "admin istrator", "not-a-real-key");
    let client = at::<LiveEngine>(credentials, 1_700_000_000).data_center("singapore").build().unwrap();
    let request = client.prepare(&get_things {}).unwrap();
    let url = request.uri().to_string();
    let start = "https://adminapisgp.im.qcloud.com/v4/live_engine_http_srv/get_things?sdkappid=88888888&\
                 identifier=admin%20istrator&usersig=";
    assert!(url.starts_with(start) && url.ends_with("&random=99999999&contenttype=json"), "{url}");
    assert_eq!(request.body(), "{}");
    assert_eq!(header(&request, "content-type"), "application/json");
    // The UserSig is kept, so the URL stays; another client makes its own.
    assert_eq!(client.prepare(&get_things {}).unwrap().uri(), request.uri());
}

#[test]
fn volcengine_post_and_get() {
    let credentials = || volcengine::Credentials::new("AKLTEXAMPLE", "SECRETKEYEXAMPLE==");
    let client = at::<Rtc>(credentials().session_token("sts"), 1_700_000_000).build().unwrap();
    let post = client.prepare(&BanRoomUser { app_id: Some("a".into()), room_id: None }).unwrap();
    assert_eq!(post.uri(), "https://rtc.volcengineapi.com/?Action=BanRoomUser&Version=2020-12-01");
    assert_eq!(post.body(), r#"{"AppId":"a"}"#);
    assert_eq!(header(&post, "x-date"), "20231114T221320Z");
    assert_eq!(header(&post, "content-type"), "application/json");
    assert!(post.headers()["x-security-token"].is_sensitive());
    let start = "HMAC-SHA256 Credential=AKLTEXAMPLE/20231114/cn-north-1/rtc/request, \
                 SignedHeaders=content-type;host;x-content-sha256;x-date;x-security-token, Signature=";
    assert!(header(&post, "authorization").starts_with(start), "{}", header(&post, "authorization"));

    let client = at::<Rtc>(credentials(), 1_700_000_000).region("ap-singapore-1").build().unwrap();
    let list = ListUsages { app_id: Some("a".into()), ids: vec!["2".into(), "1".into()], zone: Some(-1) };
    let get = client.prepare(&list).unwrap();
    assert_eq!(
        get.uri(),
        "https://open-ap-singapore-1.volcengineapi.com/?Action=ListUsages&AppId=a&Ids=2&Ids=1&Version=2020-12-01&Zone=-1"
    );
    assert_eq!(get.body(), "");
    assert!(header(&get, "authorization").contains("/20231114/ap-singapore-1/rtc/request"));
}

#[test]
fn keys_that_were_copied_badly_are_told() {
    let client = at::<Trtc>(tencent::Credentials::new("id\n", "key"), 1).build().unwrap();
    let error = client.request(recording()).region("ap-beijing").prepare().unwrap_err();
    assert!(error.to_string().contains("header authorization holds a character"), "{error}");
}
