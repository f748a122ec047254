//! Calls that a mock answers with success, one for each way to sign, made by the client of this repository.
//!
//! Given the host, it returns requests that are signed at this second. Must not send anything.

use std::fmt::Write as _;

use apiscribe_runtime::{BoxFuture, Limits, Transport, TransportError};
use bytes::Bytes;
use http::{Request, Response};
use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::tencent_im::live_engine::v4 as engine;
use rtc_apis::volcengine::rtc::v2023_11_01 as rtc;
use rtc_apis::{tencent as cloud, tencent_im, volcengine as volc};

/// A name, and what makes a call for a host.
pub type Vendor = (&'static str, fn(&str) -> Request<Bytes>);

/// The vendors, by the way their requests are signed.
pub const VENDORS: [Vendor; 3] =
    [("Tencent TC3", tencent), ("Volcengine", volcengine), ("live engine UserSig", live_engine)];

const SECRET: &str = "secret-of-the-mock";

/// In place of the real transport, which takes a while to set up.
struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: Request<Bytes>, _: Limits) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        panic!("these calls are made, not sent")
    }
}

/// A POST signed with TC3-HMAC-SHA256.
pub fn tencent(host: &str) -> Request<Bytes> {
    let client = trtc::Client::builder().credentials(cloud::Credentials::new("AKID-mock", SECRET));
    let client = client
        .region("ap-singapore")
        .insecure_endpoint(format!("http://{host}"))
        .transport(Nowhere)
        .build()
        .unwrap();
    client.prepare(&trtc::DescribeCloudRecording::new().sdk_app_id(1234).task_id("task")).unwrap()
}

/// A POST signed with Volcengine's HMAC-SHA256.
pub fn volcengine(host: &str) -> Request<Bytes> {
    let client = rtc::Client::builder().credentials(volc::Credentials::new("AKLT-mock", SECRET));
    let client = client.insecure_endpoint(format!("http://{host}")).transport(Nowhere).build().unwrap();
    let ban = rtc::BanRoomUser::new().app_id("app").room_id("room").user_id("user").forbidden_interval(60);
    client.prepare(&ban).unwrap()
}

/// A POST with a UserSig in its query.
pub fn live_engine(host: &str) -> Request<Bytes> {
    let credentials = tencent_im::Credentials::new(1_400_000_000, "administrator", "key-of-the-mock");
    let client = engine::Client::builder().credentials(credentials);
    let client = client.insecure_endpoint(format!("http://{host}")).transport(Nowhere).build().unwrap();
    let pair = engine::set_room_metadata::Metadata::new().key("key").value("value");
    client.prepare(&engine::SetRoomMetadata::new().room_id("room").metadata([pair])).unwrap()
}

/// A request as it travels over HTTP/1.1, on a connection that stays open.
pub fn raw(request: &Request<Bytes>) -> Vec<u8> {
    let target = request.uri().path_and_query().unwrap();
    let mut head = format!("{} {target} HTTP/1.1\r\n", request.method());
    for (name, value) in request.headers() {
        write!(head, "{name}: {}\r\n", value.to_str().unwrap()).unwrap();
    }
    if !request.headers().contains_key("content-length") {
        write!(head, "content-length: {}\r\n", request.body().len()).unwrap();
    }
    let mut bytes = head.into_bytes();
    bytes.extend(b"\r\n");
    bytes.extend(request.body());
    bytes
}
